import Diagnostics
import IR
import OpenAPI
import Parallelism
import YAML

/// An operation of the document beside what became of it.
struct ResolvedOperation {
    var source: OpenAPI.Operation
    var result: IR.Operation
}

/// Examples that fit their types, and what is to be said of the others.
private struct FoundExamples {
    var examples: [IR.Example] = []
    var diagnostics: [Diagnostic] = []

    static func += (found: inout FoundExamples, more: FoundExamples) {
        found.examples += more.examples
        found.diagnostics += more.diagnostics
    }
}

extension Resolver {
    /// The documented values that are JSON and fit their types. The others are notes: a wrong example is the
    /// document's fault and breaks nothing.
    mutating func resolveExamples() -> [IR.Example] {
        let ofOperations = operations.concurrentMap { [self] operation in
            var found = requestExamples(of: operation)
            found += responseExamples(of: operation)
            return found
        }
        let components = document.components.schemas.enumerated().filter { isDeclared($0.offset) }.map(\.element.value)
        let ofSchemas = components.concurrentMap { [self] in schemaExamples(of: $0) }
        var all = FoundExamples()
        for found in ofOperations + ofSchemas { all += found }
        diagnostics += all.diagnostics
        return all.examples
    }

    private func requestExamples(of operation: ResolvedOperation) -> FoundExamples {
        var found = FoundExamples()
        guard let content = jsonContent(of: operation), case .json(let type, let contentType) = content else {
            return found
        }
        let place = IR.Example.Place.request(operation.result.id)
        for example in operation.source.oaiMeta?.examples ?? [] {
            guard let text = example.parameters else { continue }
            found += self.example(text, name: example.title, place: place, type: type)
        }
        if let reference = operation.source.requestBody,
            let body = try? references.requestBody(reference),
            let mediaType = named(body.content).first(where: { MediaTypeName($0.type).sent == contentType })
        {
            found += self.examples(of: mediaType, place: place, type: type)
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

    private func responseExamples(of operation: ResolvedOperation) -> FoundExamples {
        let place = IR.Example.Place.response(operation.result.id)
        var found = FoundExamples()
        if case .json(let type, _) = operation.result.jsonResponse {
            for example in operation.source.oaiMeta?.examples ?? [] {
                guard let text = example.response else { continue }
                found += self.example(text, name: example.title, place: place, type: type)
            }
        }
        for response in operation.source.responses {
            let success = operation.result.successes.first { $0.location == response.location }
            guard case .json(let type, _) = success?.content,
                let value = try? references.response(response.response),
                let mediaType = preferredInResponse(named(value.content))
            else { continue }
            found += self.examples(of: mediaType, place: place, type: type)
        }
        return found
    }

    private func schemaExamples(of schema: Schema) -> FoundExamples {
        let id = TypeID(schema.pointer.description)
        guard types.contains(id) else { return FoundExamples() }
        var found = FoundExamples()
        for node in schema.annotations.examples {
            found += example(node, name: nil, place: .schema(id), type: .named(id), location: node.location)
        }
        if let text = schema.annotations.oaiMeta?.example {
            found += example(text, name: nil, place: .schema(id), type: .named(id))
        }
        return found
    }

    private func examples(
        of mediaType: MediaType,
        place: IR.Example.Place,
        type: TypeReference
    ) -> FoundExamples {
        var found = FoundExamples()
        for example in mediaType.examples {
            guard let value = example.value else { continue }
            found += self.example(value, name: example.name, place: place, type: type, location: example.location)
        }
        return found
    }

    /// An example given as text, which should be JSON.
    private func example(
        _ text: OAIMeta.Text,
        name: String?,
        place: IR.Example.Place,
        type: TypeReference
    ) -> FoundExamples {
        do {
            let node = try JSONText.parse(text.text, path: text.location.file)
            return example(node, name: name, place: place, type: type, location: text.location)
        } catch {
            let diagnostic = Diagnostic(
                "example-not-json",
                .note,
                "the example is not JSON: \(error.message)",
                at: text.location,
                hint: error.location.map { "look at line \($0.line) of the example, column \($0.column)" }
            )
            return FoundExamples(diagnostics: [diagnostic])
        }
    }

    private func example(
        _ node: Node,
        name: String?,
        place: IR.Example.Place,
        type: TypeReference,
        location: SourceLocation
    ) -> FoundExamples {
        let checker = ExampleChecker(types: types)
        if let mismatch = checker.mismatch(of: node, with: type) {
            let message = "the example does not fit its schema: \(mismatch)"
            return FoundExamples(diagnostics: [Diagnostic("example-invalid", .note, message, at: location)])
        }
        let json = NodeWriter.json(node, unit: "  ")
        let example = IR.Example(place: place, name: name, type: type, json: json, location: location)
        return FoundExamples(examples: [example])
    }
}
