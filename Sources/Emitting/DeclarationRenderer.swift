import Diagnostics
import IR
import Naming
import Templating

/// Renders the declaration of a type with everything inside it.
struct DeclarationRenderer {
    let templates: TemplateLibrary
    let types: TypeExpressions
    private let children: [TypeID: [TypeDefinition]]

    init(api: API, names: Names, templates: TemplateLibrary) {
        self.templates = templates
        types = TypeExpressions(api: api, names: names)
        children = Dictionary(grouping: api.types) { definition in
            if case .type(let owner, _) = definition.owner { owner } else { TypeID("") }
        }
    }

    /// The text of a declaration with everything inside it, without the last line break.
    ///
    /// - Parameter indentation: the column in which the declaration will stand; the text itself begins in the first.
    func text(of definition: TypeDefinition, indentation: Int) throws(DiagnosticsError) -> String {
        let text =
            switch definition.kind {
            case .structure(let structure):
                try templates.render(context(structure, of: definition, indentation: indentation), with: "structure")
            case .enumeration(let enumeration):
                try templates.render(
                    context(enumeration, of: definition, indentation: indentation),
                    with: "enumeration"
                )
            case .union(let union):
                try templates.render(context(union, of: definition, indentation: indentation), with: "union")
            case .alias(let type):
                try templates.render(context(type, of: definition, indentation: indentation), with: "alias")
            case .requests(let contents):
                try templates.render(context(contents, of: definition, indentation: indentation), with: "requests")
            case .responses(let responses):
                try templates.render(context(responses, of: definition, indentation: indentation), with: "responses")
            }
        return text.withoutLineBreak
    }

    /// The declarations that the type owns, each after an empty line, indented as they stand in it.
    func nestedText(of definition: TypeDefinition, indentation: Int) throws(DiagnosticsError) -> String {
        var text = ""
        for child in children[definition.id] ?? [] where isNested(child) {
            if !text.isEmpty { text += "\n" }
            text += "\n" + (try self.text(of: child, indentation: indentation + 4)).indented(by: 4)
        }
        return text
    }

    /// Types of an alias stand beside it.
    private func isNested(_ child: TypeDefinition) -> Bool {
        types.names.types[child.id]?.simple != types.names.types[child.id]?.qualified
    }

    /// Whether the file of a declaration must import Foundation.
    func usesFoundation(_ definition: TypeDefinition) -> Bool {
        let own =
            switch definition.kind {
            case .structure(let structure):
                structure.properties.contains { types.usesFoundation($0.type) }
                    || structure.additionalProperties.map(types.usesFoundation) == true
            case .union(let union): union.branches.contains { types.usesFoundation($0.type) }
            case .alias(let type): types.usesFoundation(type)
            case .requests(let contents): contents.contains { types.usesFoundation($0.requestType) }
            case .responses(let responses):
                responses.contains { $0.content.map { types.usesFoundation($0.type) } == true }
            case .enumeration: false
            }
        return own || (children[definition.id] ?? []).contains(where: usesFoundation)
    }

    /// Whether a property, value or case has an underscore in its name, as `gpt3_5Turbo` has.
    func hasUnderscores(_ definition: TypeDefinition) -> Bool {
        types.names.members[definition.id]?.contains(where: \.hasUnderscore) == true
            || (children[definition.id] ?? []).contains(where: hasUnderscores)
    }

    func simpleName(of definition: TypeDefinition) -> String {
        Identifier.escaped(types.names.types[definition.id]?.simple ?? "Value")
    }

    func qualifiedName(of definition: TypeDefinition) -> String {
        types.names.types[definition.id]?.qualified ?? "Value"
    }

    func comment(_ documentation: Documentation, indentation: Int) -> [String] {
        DocumentationComment(documentation, indentation: indentation).lines
    }

    /// The comment of a type. Where the type is a property's own, the property tells everything, and the type no more
    /// than the first paragraph.
    func comment(_ definition: TypeDefinition, indentation: Int) -> [String] {
        guard case .type = definition.owner else { return comment(definition.documentation, indentation: indentation) }
        var comment = DocumentationComment(indentation: indentation)
        comment.add(definition.documentation.description.map(DocumentationComment.firstParagraph))
        return comment.lines
    }
}

extension DeclarationRenderer {
    private func context(
        _ enumeration: Enumeration,
        of definition: TypeDefinition,
        indentation: Int
    ) -> EnumerationContext {
        let names = types.names.members[definition.id] ?? []
        let isString = enumeration.rawType == .string
        let values = zip(enumeration.values, names).enumerated().map { index, pair in
            let (value, name) = pair
            var comment = DocumentationComment(indentation: indentation + 4)
            comment.add(value.description)
            if value.isDeprecated, !enumeration.isOpen { comment.add("Deprecated.") }
            let literal = isString ? SwiftLiteral.string(value.text) : SwiftLiteral.grouped(value.text)
            return EnumerationValueContext(
                documentation: comment.lines,
                isDeprecated: value.isDeprecated,
                name: Identifier.escaped(name),
                // A deprecated member would warn in the list of all values.
                reference: value.isDeprecated ? literal : ".\(name)",
                literal: literal,
                hasLiteral: !isString || value.text != name,
                isLast: index == enumeration.values.count - 1
            )
        }
        let width = values.map { $0.reference.count + 2 }.reduce(indentation + 50, +)
        return EnumerationContext(
            documentation: comment(definition, indentation: indentation),
            name: simpleName(of: definition),
            isOpen: enumeration.isOpen,
            openProtocol: isString ? "OpenEnum" : "OpenIntegerEnum",
            rawType: isString ? "String" : "Int",
            values: values,
            isWrapped: width > 120
        )
    }

    private func context(_ type: TypeReference, of definition: TypeDefinition, indentation: Int) -> AliasContext {
        AliasContext(
            documentation: comment(definition, indentation: indentation),
            name: simpleName(of: definition),
            type: types.expression(for: type, inside: "")
        )
    }
}

extension String {
    /// Whether an underscore stands in the name, which the formatter's rules forbid where nobody asks for them.
    var hasUnderscore: Bool { utf8.contains(UInt8(ascii: "_")) }
}
