import Diagnostics
import IR
import Naming

extension DeclarationRenderer {
    func context(
        _ responses: [Operation.Response],
        of definition: TypeDefinition,
        indentation: Int
    ) throws(DiagnosticsError) -> ResponsesContext {
        let scope = qualifiedName(of: definition)
        let names = types.names.members[definition.id] ?? []
        let cases = zip(responses, names).sorted { left, right in
            // A status comes before the range that it is in.
            left.0.status.isCode && !right.0.status.isCode
        }
        return ResponsesContext(
            documentation: comment(definition, indentation: indentation),
            name: simpleName(of: definition),
            cases: cases.map { response, name in
                context(response, name: name, scope: scope, indentation: indentation + 4)
            },
            nested: try nestedText(of: definition, indentation: indentation)
        )
    }

    private func context(
        _ response: Operation.Response,
        name: String,
        scope: String,
        indentation: Int
    ) -> ResponseCaseContext {
        var comment = DocumentationComment(indentation: indentation)
        comment.add("\(response.status): \(response.description ?? "")")
        let reading = reading(response.content)
        return ResponseCaseContext(
            documentation: comment.lines,
            name: Identifier.escaped(name),
            reference: name,
            type: response.content.map { types.expression(for: $0.type, inside: scope) },
            pattern: response.status.pattern,
            reading: reading,
            isDecoded: reading.hasPrefix("value")
        )
    }

    private func reading(_ content: Operation.Content?) -> String {
        switch content {
        case .json(let type, _): types.format(of: type).map { "value(as: \($0).self)" } ?? "value()"
        case .jsonString: "string"
        case .text: "text"
        case .multipart, .form, .bytes, .responses, .requests, nil: "body"
        }
    }
}

extension Operation.Status {
    fileprivate var isCode: Bool {
        if case .code = self { true } else { false }
    }

    /// As the pattern of a case over status codes.
    fileprivate var pattern: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let range): "\(range)00..<\(range + 1)00"
        case .fallback: "_"
        }
    }
}
