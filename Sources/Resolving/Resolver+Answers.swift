import Diagnostics
import IR
import OpenAPI
import YAML

extension Resolver {
    /// The answers of an operation that the document has examples of, in document order.
    ///
    /// An answer without a body is an example of itself. An example that does not fit its schema would be none.
    func answers(of operation: ResolvedOperation, _ reader: inout ExampleReader) -> [(json: String, hasBody: Bool)] {
        let resolved = operation.result.successes + operation.result.failures
        return operation.source.responses.flatMap { response in
            let contents = resolved.filter { $0.location == response.location }.map(\.content)
            return answers(response, of: operation, contents: contents, &reader)
        }
    }

    private func answers(
        _ response: OperationResponse,
        of operation: ResolvedOperation,
        contents: [IR.Operation.Content?],
        _ reader: inout ExampleReader
    ) -> [(json: String, hasBody: Bool)] {
        guard let value = try? references.response(response.response), let status = response.exampleStatus else {
            return []
        }
        func object(_ members: [(String, String)]) -> String {
            let members =
                [("operation", NodeWriter.quoted(operation.result.label)), ("status", "\(status)")] + members
            let lines = members.map { "  \(NodeWriter.quoted($0)): \($1.replacing("\n", with: "\n  "))" }
            return "{\n\(lines.joined(separator: ",\n"))\n}"
        }
        if value.content.isEmpty { return [(object([]), false)] }
        let meta = response.isSuccess ? metaExamples(of: operation, &reader) : []
        return named(value.content).enumerated().flatMap { index, mediaType in
            let examples = (index == 0 ? meta : []) + examples(of: mediaType)
            return examples.compactMap { example -> (String, Bool)? in
                guard let body = body(example.value, mediaType, contents, &reader) else { return nil }
                let name = example.name.map { [("example", NodeWriter.quoted($0))] } ?? []
                let contentType = ("contentType", NodeWriter.quoted(MediaTypeName(mediaType.type).sent))
                return (object(name + [contentType, body]), true)
            }
        }
    }

    /// Of the media type; where it has none, of its schema.
    private func examples(of mediaType: MediaType) -> [(name: String?, value: Node)] {
        let own = mediaType.examples.compactMap { example in example.value.map { (example.name, $0) } }
        guard own.isEmpty, let schema = mediaType.schema else { return own }
        let described = [schema, schema.reference.flatMap { try? references.schema($0) }].compactMap(\.self)
        return (described.lazy.map(\.annotations.examples).first { !$0.isEmpty } ?? []).map { (nil, $0) }
    }

    /// Those of `x-oaiMeta`, which are JSON mostly.
    private func metaExamples(
        of operation: ResolvedOperation,
        _ reader: inout ExampleReader
    ) -> [(name: String?, value: Node)] {
        (operation.source.oaiMeta?.examples ?? []).compactMap { example in
            guard let text = example.response, case .success(let node) = reader.value(of: text) else { return nil }
            return (example.title, node)
        }
    }

    private func body(
        _ value: Node,
        _ mediaType: MediaType,
        _ contents: [IR.Operation.Content?],
        _ reader: inout ExampleReader
    ) -> (String, String)? {
        guard MediaTypeName(mediaType.type).kind == .json else {
            return value.string.map { ("text", NodeWriter.quoted($0)) }
        }
        for case .json(let type, _)? in contents
        where reader.mismatch(of: value, with: type) != nil {
            return nil
        }
        return ("body", reader.json(of: value))
    }
}

extension OperationResponse {
    /// A status that the response describes; nil for `default`, which describes what no example is of.
    fileprivate var exampleStatus: Int? {
        switch status {
        case .code(let code): code
        case .range(let range): range * 100
        case .fallback: nil
        }
    }

    fileprivate var isSuccess: Bool { exampleStatus.map { $0 / 100 == 2 } ?? false }
}
