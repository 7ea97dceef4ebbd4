import Diagnostics
import IR
import OpenAPI
import YAML

/// An operation of the document beside what became of it.
struct ResolvedOperation {
    var source: OpenAPI.Operation
    var result: IR.Operation
}

extension Resolver {
    /// The documented values that are JSON and fit their types. The others are notes: a wrong example is the
    /// document's fault and breaks nothing.
    mutating func resolveExamples() -> [IR.Example] {
        var examples: [IR.Example] = []
        for operation in operations {
            examples += requestExamples(of: operation)
            examples += responseExamples(of: operation)
        }
        for (index, component) in document.components.schemas.enumerated() where isDeclared(index) {
            examples += schemaExamples(of: component.value)
        }
        return examples
    }

    private mutating func requestExamples(of operation: ResolvedOperation) -> [IR.Example] {
        guard let content = jsonContent(of: operation), case .json(let type, let contentType) = content else {
            return []
        }
        let place = IR.Example.Place.request(operation.result.id)
        var examples: [IR.Example] = []
        for example in operation.source.oaiMeta?.examples ?? [] {
            guard let text = example.parameters else { continue }
            examples += self.example(text, name: example.title, place: place, type: type)
        }
        if let reference = operation.source.requestBody,
            let body = try? references.requestBody(reference),
            let mediaType = body.content.first(where: { MediaTypeName($0.type).sent == contentType })
        {
            examples += self.examples(of: mediaType, place: place, type: type)
        }
        return examples
    }

    /// The body of an operation that is JSON, alone or as one of several.
    private func jsonContent(of operation: ResolvedOperation) -> IR.Operation.Content? {
        guard let content = operation.result.body?.content else { return nil }
        guard case .requests(let id) = content, case .requests(let contents)? = types[id]?.kind else { return content }
        return contents.first { if case .json = $0 { true } else { false } }
    }

    private mutating func responseExamples(of operation: ResolvedOperation) -> [IR.Example] {
        let place = IR.Example.Place.response(operation.result.id)
        var examples: [IR.Example] = []
        if case .json(let type, _) = operation.result.jsonResponse {
            for example in operation.source.oaiMeta?.examples ?? [] {
                guard let text = example.response else { continue }
                examples += self.example(text, name: example.title, place: place, type: type)
            }
        }
        for response in operation.source.responses {
            let success = operation.result.successes.first { $0.location == response.location }
            guard case .json(let type, _) = success?.content,
                let value = try? references.response(response.response),
                let mediaType = preferredInResponse(value.content)
            else { continue }
            examples += self.examples(of: mediaType, place: place, type: type)
        }
        return examples
    }

    private mutating func schemaExamples(of schema: Schema) -> [IR.Example] {
        let id = TypeID(schema.pointer.description)
        guard types.contains(id) else { return [] }
        var examples: [IR.Example] = []
        for node in schema.annotations.examples {
            examples += example(node, name: nil, place: .schema(id), type: .named(id), location: node.location)
        }
        if let text = schema.annotations.oaiMeta?.example {
            examples += example(text, name: nil, place: .schema(id), type: .named(id))
        }
        return examples
    }

    private mutating func examples(
        of mediaType: MediaType,
        place: IR.Example.Place,
        type: TypeReference
    ) -> [IR.Example] {
        var examples: [IR.Example] = []
        for example in mediaType.examples {
            guard let value = example.value else { continue }
            examples += self.example(value, name: example.name, place: place, type: type, location: example.location)
        }
        return examples
    }

    /// An example given as text, which should be JSON.
    private mutating func example(
        _ text: OAIMeta.Text,
        name: String?,
        place: IR.Example.Place,
        type: TypeReference
    ) -> [IR.Example] {
        do {
            let node = try JSONText.parse(text.text, path: text.location.file)
            return example(node, name: name, place: place, type: type, location: text.location)
        } catch {
            diagnostics.append(
                Diagnostic(
                    "example-not-json",
                    .note,
                    "the example is not JSON: \(error.message)",
                    at: text.location,
                    hint: error.location.map { "look at line \($0.line) of the example, column \($0.column)" }
                )
            )
            return []
        }
    }

    private mutating func example(
        _ node: Node,
        name: String?,
        place: IR.Example.Place,
        type: TypeReference,
        location: SourceLocation
    ) -> [IR.Example] {
        let checker = ExampleChecker(types: types)
        if let mismatch = checker.mismatch(of: node, with: type) {
            diagnostics.append(
                Diagnostic("example-invalid", .note, "the example does not fit its schema: \(mismatch)", at: location)
            )
            return []
        }
        let json = JSONWriter.prettyText(of: node)
        return [IR.Example(place: place, name: name, type: type, json: json, location: location)]
    }
}
