import Diagnostics
import IR
import OpenAPI
import YAML

/// What a schema is in Swift.
struct ResolvedType {
    var type: TypeReference
    /// Whether null is allowed, however the document says so.
    var isNullable: Bool

    /// As an element of an array or dictionary.
    var element: TypeReference { isNullable ? .nullable(type) : type }
}

extension Resolver {
    /// Where a schema stands, which decides who owns the types that it declares.
    typealias Place = TypeDefinition.Owner

    /// The owner of what a schema declares: the operation that it is met in, or the component that several may share.
    func place(of schema: Schema, _ place: Place) -> Place {
        let tokens = schema.pointer.tokens
        guard tokens.count > 3, tokens[0] == "components",
            let section = TypeDefinition.SharedComponent.Section(rawValue: tokens[1])
        else { return place }
        return .shared(TypeDefinition.SharedComponent(section: section, name: tokens[2]))
    }

    /// The type of a schema: of the target where it is a reference, else of its own.
    mutating func resolve(_ schema: Schema, place: Place) -> ResolvedType {
        let resolved = resolveUse(schema, place: place)
        noteDefault(of: schema, resolved)
        return resolved
    }

    private mutating func resolveUse(_ schema: Schema, place: Place) -> ResolvedType {
        guard let reference = plainReference(of: schema) else { return resolveInline(schema, place: place) }
        guard let target = target(of: reference) else { return ResolvedType(type: .json, isNullable: false) }
        var resolved = resolveTarget(target, place: place)
        resolved.isNullable = resolved.isNullable || schema.isNullable || schema.types.contains(.null)
        return resolved
    }

    private mutating func resolveTarget(_ target: Schema, place: Place) -> ResolvedType {
        if isComponent(target) {
            if let type = instants(of: target) {
                return ResolvedType(type: type, isNullable: isNullable(target))
            }
            // Components are declared one by one; a reference needs no more than the identity.
            return ResolvedType(
                type: .named(TypeID(target.pointer.description)),
                isNullable: isNullable(target)
            )
        }
        let id = TypeID(target.pointer.description)
        if types.contains(id) {
            return ResolvedType(type: .named(id), isNullable: isNullable(target))
        }
        // What has no name of its own, an array or a mere reference, cannot hold itself.
        guard openTargets.insert(id).inserted else {
            return ResolvedType(type: endlessType(of: target), isNullable: false)
        }
        defer { openTargets.remove(id) }
        return resolve(target, place: place)
    }

    /// The schema that a reference points to, one step on; a diagnostic and `nil` where there is none.
    mutating func target(of reference: Reference) -> Schema? {
        do {
            return try references.schema(reference)
        } catch {
            diagnostics.append(error)
            return nil
        }
    }

    func isComponent(_ schema: Schema) -> Bool {
        references.componentIndexes.index(at: schema.pointer) != nil
    }

    /// Whether a schema allows null, through references and branches.
    func isNullable(_ schema: Schema) -> Bool {
        var seen: Set<ObjectIdentifier> = []
        return isNullable(schema, seen: &seen)
    }

    /// - Parameter seen: The schemas that were looked at, so that those that lead back to themselves end, and none is looked at twice.
    private func isNullable(_ schema: Schema, seen: inout Set<ObjectIdentifier>) -> Bool {
        if schema.isNullable || schema.types.contains(.null) || schema.enumeration?.contains(where: \.isNull) == true
            || schema.constant?.isNull == true
        {
            return true
        }
        guard schema.reference != nil || !schema.composition.allOf.isEmpty || !schema.alternatives.isEmpty,
            seen.insert(ObjectIdentifier(schema)).inserted
        else { return false }
        if let reference = schema.reference, let target = try? references.schema(reference) {
            return isNullable(target, seen: &seen)
        }
        if schema.addsNothing {
            var (telling, remarks) = schema.partsOfAllOf
            // `{type: object, nullable: true}` beside a reference is there to say the latter, though strictly `allOf` cannot.
            if telling.contains(where: { !$0.allowsNullAlone }) {
                remarks += telling.filter(\.allowsNullAlone)
                telling = telling.filter { !$0.allowsNullAlone }
            }
            if !telling.isEmpty, telling.allSatisfy({ isNullable($0, seen: &seen) }) { return true }
            if telling.count == 1, remarks.contains(where: \.isNullable) { return true }
        }
        return schema.alternatives.contains { isNullable($0, seen: &seen) }
    }

    /// The type of a schema that is no reference.
    mutating func resolveInline(_ schema: Schema, place: Place) -> ResolvedType {
        reportUnsupportedKeywords(of: schema)
        let isNullable = isNullable(schema)
        if let type = configuredType(of: schema) {
            return ResolvedType(type: type, isNullable: isNullable)
        }
        if let reference = plainReference(of: schema) {
            // A component that is nothing but another one.
            guard let target = target(of: reference), target !== schema else {
                return ResolvedType(type: .json, isNullable: isNullable)
            }
            return resolveTarget(target, place: place)
        }
        if case .module = place, let family = families[schema] {
            return ResolvedType(type: resolveFamily(family, place: place), isNullable: isNullable)
        }
        if let reference = schema.onlyReference, !families.hasMember(schema), !extends(schema, reference) {
            let resolved = resolve(reference, place: place)
            return ResolvedType(type: resolved.type, isNullable: isNullable || resolved.isNullable)
        }
        let type = resolve(conjunction(of: schema), place: place)
        return ResolvedType(type: type, isNullable: isNullable)
    }

    /// Whether a schema is a branch of the union that it refers to.
    private func extends(_ schema: Schema, _ reference: Schema) -> Bool {
        guard let union = reference.reference.flatMap({ try? references.schema($0) }) else { return false }
        return !union.alternatives.isEmpty && isBranch(of: union) { $0 === schema }
    }

    /// The type of what holds for a value, null aside.
    mutating func resolve(_ conjunction: Conjunction, place: Place) -> TypeReference {
        for part in conjunction.parts { reportUnsupportedKeywords(of: part) }
        let groups = conjunction.alternatives
        if groups.count > 1 {
            if let type = mergedGroups(groups, of: conjunction, place: place) { return type }
            return notExpressed("several `oneOf` or `anyOf` at once are read as any JSON value", conjunction.primary)
        }
        if let group = groups.first, conjunction.only == nil {
            return resolveAlternatives(group, of: conjunction, place: place)
        }
        if let type = resolveAnyOfFamily(conjunction, place: place) { return type }
        if let values = conjunction.telling.enumeration, !values.isEmpty, values.allSatisfy(\.isNull) { return .json }
        if let type = resolveEnumeration(conjunction, place: place) { return type }
        if conjunction.isContradictory { return contradiction(of: conjunction) }
        let types = conjunction.types
        if types.count > 1 { return resolveTypes(types, of: conjunction, place: place) }
        return resolveSimpleType(types.first, of: conjunction, place: place)
    }

    private mutating func resolveSimpleType(
        _ type: Schema.SimpleType?,
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference {
        switch type {
        case .string: return stringType(of: conjunction.telling)
        case .integer:
            reportTooWide(conjunction.telling)
            return integerType(of: conjunction.telling)
        case .number:
            reportRounding(conjunction.telling)
            return numberType(of: conjunction.telling)
        case .boolean: return .boolean
        case .array: return resolveArray(conjunction, place: place)
        case .object: return resolveObject(conjunction, place: place)
        case .null, nil: return .json
        }
    }

    /// Parts of which each asks for another type.
    private mutating func contradiction(of conjunction: Conjunction) -> TypeReference {
        let typed = conjunction.parts.filter { !$0.types.isEmpty }
        diagnostics.append(
            Diagnostic(
                "type-contradiction",
                .warning,
                "the parts of this schema ask for different types, which no value has; it is read as any JSON value",
                at: conjunction.primary.location,
                hint: "give the parts of `allOf` one type",
                related: typed.map { part in
                    .init(part.types.map(\.rawValue).joined(separator: " or "), at: part.location)
                }
            )
        )
        return .json
    }

    func stringType(of schema: Schema) -> TypeReference {
        if let type = options.type(of: .string, format: schema.format) { return type }
        switch schema.format {
        case "date-time": return .dateTime
        case "date": return .date
        case "byte": return .base64
        case "binary": return .file
        default: return encodedType(of: schema)
        }
    }

    /// The type of a string that holds something else (JSON Schema 2020-12 validation §8): base64 is bytes, and what is not
    /// encoded and is no text is a file, as `format: binary` of OpenAPI 3.0 is.
    private func encodedType(of schema: Schema) -> TypeReference {
        switch schema.contentEncoding?.lowercased() {
        case "base64": return .base64
        case "binary": return .file
        case nil:
            let isBinary = [
                "image/", "audio/", "video/", "font/", "application/octet-stream", "application/zip", "application/pdf",
            ]
            return isBinary.contains { schema.contentMediaType?.hasPrefix($0) == true } ? .file : .string
        default: return .string
        }
    }

    /// The owner of what the elements of a value declare.
    func elementPlace(_ place: Place, of schema: Schema) -> Place {
        switch place {
        case .module: .type(TypeID(schema.pointer.description), role: .item)
        case .type(let owner, .property(let name)): .type(owner, role: .element(ofProperty: name))
        case .operation(let id, .request): .operation(id, part: .requestItem)
        case .operation(let id, .response): .operation(id, part: .responseItem)
        case .operation(let id, .failure(let status)): .operation(id, part: .failureItem(status))
        case .type(let owner, .response(let status)): .type(owner, role: .responseItem(status))
        case .shared(let component): .shared(component.item)
        default: place
        }
    }

    /// The type that the configuration gives to a schema.
    private mutating func configuredType(of schema: Schema) -> TypeReference? {
        guard !options.types.isEmpty else { return nil }
        let pointer = schema.pointer.description
        guard let name = options.types[pointer] else { return nil }
        usedTypeOptions.insert(pointer)
        let types: [String: TypeReference] = [
            "String": .string, "Int": .integer, "Double": .number, "Bool": .boolean, "Data": .bytes, "JSONValue": .json,
        ]
        if let type = types[name] { return type }
        diagnostics.append(
            Diagnostic(
                "type-override-unknown",
                .error,
                "`types:` of the configuration asks for the type \(name), which is not supported",
                at: schema.location,
                hint: "one of \(types.keys.sorted().joined(separator: ", "))"
            )
        )
        return nil
    }

    /// Parts of `allOf` that say nothing else are no parts of what the schema makes.
    private mutating func reportUnsupportedKeywords(of schema: Schema) {
        for part in schema.composition.allOf { reportUnsupportedKeywords(of: part) }
        for keyword in schema.composition.unsupported {
            diagnostics.append(
                Diagnostic(
                    "keyword-not-expressed",
                    .warning,
                    "`\(keyword.name)` has no counterpart in Swift; values are not checked against it",
                    at: keyword.location,
                    hint: ["then", "else", "dependentSchemas"].contains(keyword.name)
                        ? "its properties are optional properties of the type" : "the server checks it"
                )
            )
        }
    }

    /// Any JSON value, with a warning that says what is lost.
    mutating func notExpressed(_ message: String, _ schema: Schema) -> TypeReference {
        diagnostics.append(
            Diagnostic(
                "schema-not-expressed",
                .warning,
                message,
                at: schema.location,
                hint: "nothing of the value is lost: it is a JSONValue"
            )
        )
        return .json
    }
}

extension TypeDefinition.SharedComponent {
    /// The same component as the owner of its elements.
    fileprivate var item: Self {
        var component = self
        component.isItem = true
        return component
    }
}

extension Schema {
    /// Whether the schema says nothing beside its one `allOf`, a type that repeats what that says aside.
    var addsNothing: Bool {
        reference == nil && enumeration == nil && constant == nil && !object.isPresent && !array.isPresent
            && composition.oneOf.isEmpty && composition.anyOf.isEmpty
    }

    /// Whether the schema says that null is allowed, and of the rest no more than its type.
    fileprivate var allowsNullAlone: Bool {
        isNullable && enumeration == nil && constant == nil && !array.isPresent && object.properties.isEmpty
            && object.required.isEmpty && reference == nil && composition.allOf.isEmpty && alternatives.isEmpty
    }

    /// The parts of `allOf` that say something of the value, and those that only remark on it: its description, that it is
    /// deprecated.
    var partsOfAllOf: (telling: [Schema], remarks: [Schema]) {
        let remarks = composition.allOf.filter { !$0.speaksOfTheValue && $0.boolean != false }
        let telling = composition.allOf.filter { $0.speaksOfTheValue || $0.boolean == false }
        return (telling, remarks)
    }

    /// The reference that the schema is: the one of `allOf`, with nothing but remarks beside it.
    var onlyReference: Schema? {
        guard !composition.allOf.isEmpty, addsNothing else { return nil }
        let telling = partsOfAllOf.telling
        return telling.count == 1 && telling[0].reference != nil ? telling[0] : nil
    }
}
