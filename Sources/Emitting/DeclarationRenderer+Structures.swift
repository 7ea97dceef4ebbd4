import Diagnostics
import IR
import Naming

extension DeclarationRenderer {
    func context(
        _ structure: Structure,
        of definition: TypeDefinition,
        indentation: Int
    ) throws(DiagnosticsError) -> StructureContext {
        let scope = qualifiedName(of: definition)
        let names = types.names.members[definition.id] ?? []
        let isSynthesized = isSynthesized(structure)
        let properties = zip(structure.properties, names).map { property, name in
            let part = structure.isMultipartBody ? FormPart(property, in: structure, types: types) : nil
            var context = context(property, part, name: name, scope: scope, indentation: indentation + 4)
            context.isExplicitNull = isSynthesized && property.isRequired && property.isNullable
            return context
        }
        let parameters = initializerParameters(structure, names: names, scope: scope)
        let width = indentation + 4 + "public init() {".count + parameters.map { $0.count + 2 }.reduce(-2, +)
        let additional = structure.additionalProperties
        return StructureContext(
            documentation: comment(definition, indentation: indentation),
            name: simpleName(of: definition),
            properties: properties,
            parameters: parameters,
            isWrapped: width > 120,
            codingKeys: isSynthesized ? codingKeys(properties, indentation: indentation + 8) : [],
            isWrittenOut: !isSynthesized,
            isTuple: structure.isTuple,
            additionalType: additional.map { types.expression(for: $0, inside: scope) },
            hasAdditionalDates: additional.map(types.hasDates) ?? false,
            areKeysWrapped: areKeysWrapped(properties, structure, indentation: indentation),
            isMultipartBody: structure.isMultipartBody,
            additionalLabel: additional.map { FormPart.label(ofUndeclared: $0, types: types) } ?? "",
            streamFlag: zip(structure.properties, properties).first { $0.0.name == structure.streamFlag }?.1.storedName,
            nested: try nestedText(of: definition, indentation: indentation)
        )
    }

    /// Whether the compiler can write the struct's `Codable`. What it cannot express is written out: members that are not
    /// declared, dates for which null stands, and boxes (which it calls a circular reference).
    private func isSynthesized(_ structure: Structure) -> Bool {
        guard structure.additionalProperties == nil, !structure.isTuple, !structure.properties.isEmpty else {
            return false
        }
        return structure.properties.allSatisfy { property in
            let isNull = property.isNullable && (property.isRequired || property.isThreeState)
            return !property.isBoxed && !property.isFlattened && !(isNull && types.hasDates(property.type))
        }
    }

    /// Whether the list of the declared members, for those that are not declared, is longer than a line.
    private func areKeysWrapped(_ properties: [PropertyContext], _ structure: Structure, indentation: Int) -> Bool {
        let call = "        self.additionalProperties = try object.members(besides: [])".count
        return properties.map { $0.key.count + 2 }.reduce(indentation + call - 2, +) > 120
    }

    /// The cases of `CodingKeys`: neighbours that are called as in the document share a line. Empty where all are.
    private func codingKeys(_ properties: [PropertyContext], indentation: Int) -> [String] {
        guard properties.contains(where: { !$0.isCalledAsItsKey }) else { return [] }
        var lines: [String] = []
        var isOpen = false
        for property in properties {
            guard property.isCalledAsItsKey else {
                lines.append("\(property.storedName) = \(property.key)")
                isOpen = false
                continue
            }
            let width = indentation + "case , ".count + (lines.last?.count ?? 0) + property.storedName.count
            if isOpen, width <= 120 {
                lines[lines.count - 1] += ", \(property.storedName)"
            } else {
                lines.append(property.storedName)
                isOpen = true
            }
        }
        return lines
    }

    private func context(
        _ property: Structure.Property,
        _ formPart: FormPart?,
        name: String,
        scope: String,
        indentation: Int
    ) -> PropertyContext {
        var documentation = property.documentation
        // The accessor's attribute says it.
        documentation.isDeprecated = false
        // What has no other value needs no default; the initializer shows the one that it has.
        if property.onlyValue != nil { documentation.defaultValue = nil }
        var comment = DocumentationComment(documentation, indentation: indentation)
        if comment.lines.isEmpty, let value = property.onlyValue {
            comment.add(value.text.isEmpty ? "Always empty." : "Always \(DocumentationComment.code(value.text)).")
        }
        let storedName = property.documentation.isDeprecated ? storedName(name) : Identifier.escaped(name)
        return PropertyContext(
            documentation: comment.lines,
            name: Identifier.escaped(name),
            storedName: storedName,
            type: expression(for: property, inside: scope),
            key: SwiftLiteral.string(property.name),
            isCalledAsItsKey: name == property.name && !property.documentation.isDeprecated,
            isOptional: property.isOptional,
            isOmittedWhenNil: !property.isRequired,
            hasDates: types.hasDates(property.type),
            formPart: formPart,
            isBoxed: property.isBoxed,
            isThreeState: property.isThreeState,
            isAnyValue: !property.isRequired && types.unaliased(property.type) == .json,
            isFlattened: property.isFlattened
        )
    }

    /// The type of the Swift property.
    private func expression(for property: Structure.Property, inside scope: String) -> String {
        let type = types.expression(for: property.type, inside: scope)
        if property.isThreeState { return "Nullable<\(type)>?" }
        return property.isOptional ? type + "?" : type
    }

    /// Required properties come first and have no default; the others are nil unless given, those that travel in one
    /// direction alone last.
    private func initializerParameters(_ structure: Structure, names: [String], scope: String) -> [String] {
        var needed: [String] = []
        var others: [String] = []
        var last: [String] = []
        for (property, name) in zip(structure.properties, names) {
            let parameter = "\(Identifier.escaped(name)): \(expression(for: property, inside: scope))"
            let defaultValue = property.isRequired ? onlyValue(of: property) : initialText(of: property) ?? "nil"
            switch defaultValue {
            case let value? where property.isReadOnly || property.isWriteOnly: last.append("\(parameter) = \(value)")
            case let value?: others.append("\(parameter) = \(value)")
            case nil: needed.append(parameter)
            }
        }
        if let additional = structure.additionalProperties {
            let type = types.expression(for: additional, inside: scope)
            last.append(structure.isTuple ? "rest: [\(type)] = []" : "additionalProperties: [String: \(type)] = [:]")
        }
        return needed + others + last
    }

    /// Deprecated properties are accessors of a stored one, so that only their users are warned.
    private func storedName(_ name: String) -> String {
        "_\(name)"
    }

    /// The one value that a required property can have, or the one by which a union knows the object: nobody should have to
    /// write it.
    func onlyValue(of property: Structure.Property) -> String? {
        if let value = property.onlyValue { return value.expression }
        if let text = initialText(of: property) { return text }
        guard !property.isNullable, case .named(let id) = types.unaliased(property.type),
            case .enumeration(let enumeration)? = types[id]?.kind, enumeration.values.count == 1
        else { return nil }
        return types.names.members[id]?.first.map { ".\($0)" }
    }
}

extension DeclarationRenderer {
    /// The text of a discriminator as a value of the property's type; `nil` where it is none.
    private func initialText(of property: Structure.Property) -> String? {
        guard let text = property.initialText, let value = self.value(text, as: property.type) else { return nil }
        return property.isThreeState ? ".value(\(value))" : value
    }

    private func value(_ text: String, as type: TypeReference) -> String? {
        switch types.unaliased(type) {
        case .string, .json: return SwiftLiteral.string(text)
        case .boolean: return Bool(text).map(String.init)
        case .integer, .unsignedInteger: return Int(text).map(String.init).map(SwiftLiteral.grouped)
        case .number: return Double(text).map { Int(exactly: $0).map(String.init) ?? "\($0)" }
        case .named(let id):
            let names = types.names.members[id] ?? []
            switch types[id]?.kind {
            case .enumeration(let enumeration):
                return enumeration.values.firstIndex { $0.text == text }.map { ".\(names[$0])" }
            case .union(let union): return value(text, as: union, names: names)
            default: return nil
            }
        default: return nil
        }
    }

    /// A text as one of the texts of a union, or as its branch of any text; `nil` where it may be a number or a truth value.
    private func value(_ text: String, as union: Union, names: [String]) -> String? {
        if let index = union.branches.firstIndex(where: { $0.text == text }) { return ".\(names[index])" }
        guard UnionDescription.literals(of: union, names: names, types: types).string != nil, Double(text) == nil,
            Bool(text) == nil
        else { return nil }
        return SwiftLiteral.string(text)
    }
}

extension Structure.OnlyValue {
    /// The value as a literal of Swift.
    var expression: String {
        switch self {
        case .string(let text): SwiftLiteral.string(text)
        case .literal(let text): SwiftLiteral.grouped(text)
        }
    }
}
