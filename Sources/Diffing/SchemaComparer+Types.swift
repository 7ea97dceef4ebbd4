import OpenAPI
import YAML

extension SchemaComparer {
    /// Whether null is allowed.
    mutating func compareNullability(_ pair: SchemaPair) {
        let (old, new) = (pair.old, pair.new)
        guard old.isNullable != new.isNullable, old.isConstrained || new.isConstrained else { return }
        let (suffix, effect): (String, Effect) =
            new.isNullable ? ("became-nullable", .widens) : ("became-not-nullable", .narrows)
        let words = new.isNullable ? "may be null now" : "may no longer be null"
        collector.add(pair, suffix, effect, "\(pair.name) \(words)")
    }

    /// `oneOf` and `anyOf` of plain types are lists of types.
    ///
    /// - Returns: Whether the difference of the types has been told.
    mutating func compareListsOfTypes(_ pair: SchemaPair) -> Bool {
        let lists = (typesOfBranches(pair.old, in: old), typesOfBranches(pair.new, in: new))
        guard lists.0 != nil || lists.1 != nil else { return false }
        let (oldTypes, newTypes) = (lists.0 ?? pair.old.types, lists.1 ?? pair.new.types)
        let isPlain = (pair.old.hasNoBranches || lists.0 != nil) && (pair.new.hasNoBranches || lists.1 != nil)
        guard isPlain, !oldTypes.isEmpty, !newTypes.isEmpty else { return false }
        compareTypeSets(pair, oldTypes, newTypes)
        return true
    }

    private mutating func compareTypeSets(_ pair: SchemaPair, _ oldTypes: [String], _ newTypes: [String]) {
        let (removed, added) = (Set(oldTypes).subtracting(newTypes), Set(newTypes).subtracting(oldTypes))
        let texts = (Self.description(oldTypes, nil), Self.description(newTypes, nil))
        let message = "the types of \(pair.name) changed from \(texts.0) to \(texts.1)"
        switch (removed.isEmpty, added.isEmpty) {
        case (true, true): break
        case (false, true): collector.add(pair, "list-of-types-narrowed", .narrows, message)
        case (true, false): collector.add(pair, "list-of-types-widened", .widens, message)
        case (false, false) where pair.scope.isResponse:
            collector.add(pair, "list-of-types-widened", .widens, message)
        case (false, false): collector.add(pair, "list-of-types-narrowed", .narrows, message)
        }
    }

    /// The types of a union whose branches say nothing but a type.
    private func typesOfBranches(_ view: SchemaView, in document: DiffDocument) -> [String]? {
        let branches = view.oneOf + view.anyOf
        guard !branches.isEmpty, view.oneOf.isEmpty || view.anyOf.isEmpty, view.allOf.isEmpty else { return nil }
        var types: [String] = []
        for branch in branches {
            let place = document.resolved(branch)
            guard let type = place.text("type"), type != "object",
                place.members.allSatisfy({ $0.key == "type" || Self.isAnnotation($0.key) })
            else { return nil }
            types.append(type)
        }
        return types
    }

    /// `type`, `format` and null.
    mutating func compareTypes(_ pair: SchemaPair) {
        compareNullability(pair)
        let (oldTypes, newTypes) = (pair.old.types, pair.new.types)
        let (before, after) = (ValueType(pair.old), ValueType(pair.new))
        guard !isBranchOfUnion(pair) else { return }
        guard Set(oldTypes) != Set(newTypes) || before.format != after.format else { return }
        let texts = (Self.description(oldTypes, before.format), Self.description(newTypes, after.format))
        let message = "the type of \(pair.name) changed from \(texts.0) to \(texts.1)"
        let (suffix, effect) = typeChange(pair, from: before, to: after)
        collector.add(pair, suffix, effect, message)
    }

    /// Whether a plain type became a union that has it, or the other way round: the branches tell the rest.
    private func isBranchOfUnion(_ pair: SchemaPair) -> Bool {
        let branches = (pair.old.oneOf + pair.old.anyOf, pair.new.oneOf + pair.new.anyOf)
        guard branches.0.isEmpty != branches.1.isEmpty else { return false }
        let (plain, union, document) =
            branches.0.isEmpty ? (pair.old, branches.1, new) : (pair.new, branches.0, old)
        guard !plain.types.isEmpty else { return false }
        let types = union.flatMap { SchemaView($0, in: document).types }
        return plain.types.allSatisfy(types.contains)
    }

    /// The kind of a change of the type, and what it does.
    private func typeChange(_ pair: SchemaPair, from old: ValueType, to new: ValueType) -> (String, Effect) {
        let breaking: Effect = pair.scope.isResponse ? .widens : .narrows
        switch pair.scope {
        case .responseBody, .responseProperty, .responseHeader:
            if old.contains(new) { return ("type-specialized", .narrows) }
            let isText = carrier.isText || pair.scope == .responseHeader
            if isText, old.isAnyText { return ("type-compatible", .neither) }
            // A format alone that is another one, or gone, is no wider type.
            let isWider = old.types != new.types && !new.types.isEmpty && new.coversTypes(of: old)
            return isWider ? ("type-generalized", .widens) : ("type-changed", breaking)
        case .requestBody, .requestProperty:
            if new.contains(old) { return ("type-generalized", .widens) }
            return carrier.isText && new.isAnyText ? ("type-compatible", .neither) : ("type-changed", breaking)
        case .parameter, .headerParameter:
            let isWider = new.contains(old) || carrier.isText && new.isAnyText || wrapsInArray(pair)
            return isWider ? ("type-generalized", .widens) : ("type-changed", breaking)
        case .parameterProperty, .headerProperty:
            // How an object is written in a parameter is seldom known: what fits one way only is a risk.
            if new.contains(old) { return ("type-generalized", .widens) }
            return new.isAnyText ? ("type-changed", breaking) : ("type-specialized", .narrows)
        }
    }

    /// Whether a parameter that can be repeated became an array of what it was.
    private func wrapsInArray(_ pair: SchemaPair) -> Bool {
        guard carrier.repeats, pair.new.types == ["array"], pair.old.types != ["array"],
            let items = pair.new["items"].map(new.resolved)
        else { return false }
        return isSame(items.node, pair.oldPlace.node)
    }

    private static func description(_ types: [String], _ format: String?) -> String {
        let text = types.isEmpty ? "any" : types.joined(separator: ", ")
        return "`\(text)\(format.map { " (\($0))" } ?? "")`"
    }
}

/// Types with their format.
private struct ValueType {
    let types: [String]
    let format: String?

    init(_ view: SchemaView) {
        types = view.types
        format = view.text("format")
    }

    /// Whether any text is among its values, which digits are, too, where they are written without quotation marks.
    var isAnyText: Bool { types.contains("string") && format == nil }

    /// Whether every value of the other is one of this.
    func contains(_ other: ValueType) -> Bool {
        guard !types.isEmpty else { return !other.types.isEmpty || format == nil }
        guard coversTypes(of: other) else { return false }
        guard let format, format != other.format else { return true }
        switch (format, other.format) {
        case ("int64", "int32"), ("double", "float"), ("double", "int32"), ("bigint", "int32"), ("bigint", "int64"),
            ("uri-reference", "uri"), ("iri", "uri"), ("date-time", "date"), ("date-time", "time"):
            return true
        default: return false
        }
    }

    /// Whether each of the other's types is one of these; every integer is a number.
    func coversTypes(of other: ValueType) -> Bool {
        !other.types.isEmpty
            && other.types.allSatisfy { types.contains($0) || $0 == "integer" && types.contains("number") }
    }
}
