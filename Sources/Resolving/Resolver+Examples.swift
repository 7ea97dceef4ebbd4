package import Diagnostics
package import IR
import OpenAPI
import Parallelism
import YAML

/// An operation of the document beside what became of it.
struct ResolvedOperation {
    var source: OpenAPI.Operation
    var result: IR.Operation
}

/// The documented values of an API.
package struct DocumentedValues: Sendable {
    /// Those that fit their types.
    package fileprivate(set) var examples: [IR.Example] = []
    /// What tests of apps are played; empty where no answer has a body.
    package fileprivate(set) var answers: [Answer] = []
    /// What is to be said of the others. A wrong example is the document's fault and breaks nothing.
    package fileprivate(set) var diagnostics: [Diagnostic] = []

    fileprivate var hasBodies = false

    static func += (found: inout DocumentedValues, more: DocumentedValues) {
        found.examples += more.examples
        found.answers += more.answers
        found.diagnostics += more.diagnostics
        found.hasBodies = found.hasBodies || more.hasBodies
    }
}

extension Resolver {
    /// The documented values, in document order.
    func documentedValues() -> DocumentedValues {
        let ofOperations = operations.concurrentMap { [self] operation in
            var reader = ExampleReader(types: types)
            var found = requestExamples(of: operation, &reader)
            found += responseExamples(of: operation, &reader)
            let answers = answers(of: operation, &reader)
            found.answers = answers.map { Answer(operation: operation.result.label, json: $0.json) }
            found.hasBodies = answers.contains(where: \.hasBody)
            return found
        }
        let components = document.components.schemas.enumerated().filter { isDeclared($0.offset) }.map(\.element.value)
        let ofSchemas = components.concurrentMap { [self] schema in
            var reader = ExampleReader(types: types)
            return schemaExamples(of: schema, &reader)
        }
        var all = DocumentedValues()
        for found in ofOperations + ofSchemas { all += found }
        if !all.hasBodies { all.answers = [] }
        var seen: Set<Diagnostic> = []
        all.diagnostics = all.diagnostics.filter { seen.insert($0).inserted }
        return all
    }

    private func requestExamples(of operation: ResolvedOperation, _ reader: inout ExampleReader) -> DocumentedValues {
        var found = DocumentedValues()
        guard let content = jsonContent(of: operation), case .json(let type, let contentType) = content else {
            return found
        }
        let place = IR.Example.Place.request(operation.result.id)
        for example in operation.source.oaiMeta?.examples ?? [] {
            guard let text = example.parameters else { continue }
            found += self.example(text, name: example.title, place: place, type: type, &reader)
        }
        if let reference = operation.source.requestBody,
            let body = try? references.requestBody(reference),
            let mediaType = named(body.content).first(where: { MediaTypeName($0.type).sent == contentType })
        {
            found += self.examples(of: mediaType, place: place, type: type, &reader)
        }
        return found
    }

    /// The body of an operation that is JSON, alone or as one of several.
    private func jsonContent(of operation: ResolvedOperation) -> IR.Operation.Content? {
        guard let content = operation.result.body?.content else { return nil }
        guard case .requests(let id) = content, case .requests(let contents)? = types.kind(of: id) else {
            return content
        }
        return contents.first { if case .json = $0 { true } else { false } }
    }

    private func responseExamples(of operation: ResolvedOperation, _ reader: inout ExampleReader) -> DocumentedValues {
        let place = IR.Example.Place.response(operation.result.id)
        var found = DocumentedValues()
        if case .json(let type, _) = operation.result.jsonResponse {
            for example in operation.source.oaiMeta?.examples ?? [] {
                guard let text = example.response else { continue }
                found += self.example(text, name: example.title, place: place, type: type, &reader)
            }
        }
        for response in operation.source.responses {
            let success = operation.result.successes.first { $0.location == response.location }
            guard case .json(let type, _) = success?.content,
                let value = try? references.response(response.response),
                let mediaType = preferredInResponse(named(value.content))
            else { continue }
            found += self.examples(of: mediaType, place: place, type: type, &reader)
        }
        return found
    }

    private func schemaExamples(of schema: Schema, _ reader: inout ExampleReader) -> DocumentedValues {
        let id = TypeID(schema.pointer.description)
        guard types.contains(id) else { return DocumentedValues() }
        var found = DocumentedValues()
        for node in schema.annotations.examples {
            found += example(node, name: nil, place: .schema(id), type: .named(id), location: node.location, &reader)
        }
        if let text = schema.annotations.oaiMeta?.example {
            found += example(text, name: nil, place: .schema(id), type: .named(id), &reader)
        }
        return found
    }

    private func examples(
        of mediaType: MediaType,
        place: IR.Example.Place,
        type: TypeReference,
        _ reader: inout ExampleReader
    ) -> DocumentedValues {
        var found = DocumentedValues()
        for example in mediaType.examples {
            guard let value = example.value else { continue }
            found += self.example(
                value,
                name: example.name,
                place: place,
                type: type,
                location: example.location,
                &reader
            )
        }
        return found
    }

    /// An example given as text, which should be JSON.
    private func example(
        _ text: OAIMeta.Text,
        name: String?,
        place: IR.Example.Place,
        type: TypeReference,
        _ reader: inout ExampleReader
    ) -> DocumentedValues {
        switch reader.value(of: text) {
        case .success(let node):
            return example(node, name: name, place: place, type: type, location: text.location, &reader)
        case .failure(let error):
            let diagnostic = Diagnostic(
                "example-not-json",
                .note,
                "the example is not JSON: \(error.message)",
                at: text.location,
                hint: error.location.map { "look at line \($0.line) of the example, column \($0.column)" }
            )
            return DocumentedValues(diagnostics: [diagnostic])
        }
    }

    private func example(
        _ node: Node,
        name: String?,
        place: IR.Example.Place,
        type: TypeReference,
        location: SourceLocation,
        _ reader: inout ExampleReader
    ) -> DocumentedValues {
        if let mismatch = reader.mismatch(of: node, with: type) {
            let message = "the example does not fit its schema: \(mismatch)"
            return DocumentedValues(diagnostics: [Diagnostic("example-invalid", .note, message, at: location)])
        }
        let json = reader.json(of: node)
        let example = IR.Example(place: place, name: name, type: type, json: json, location: location)
        return DocumentedValues(examples: [example])
    }
}
