import Diagnostics
import IR
import Naming

/// Renders the tests of the documented examples: one file for each group, one for the schemas.
struct ExampleRenderer {
    let api: API
    let names: Names
    let templates: TemplateLibrary

    func files() throws(DiagnosticsError) -> [GeneratedFile] {
        var layout = FileLayout(reserved: ["RoundTrip"])
        let folder = "Tests/\(names.module)Tests"
        var files: [GeneratedFile] = []
        for group in api.groups {
            guard let name = names.groups[group.id]?.type else { continue }
            let operations = Set(group.operations.map(\.id))
            let examples = api.examples.filter { example in
                switch example.place {
                case .request(let id), .response(let id): operations.contains(id)
                case .schema: false
                }
            }
            files += try file(examples, name: "\(name)Examples", folder: folder, layout: &layout)
        }
        let schemas = api.examples.filter { example in
            if case .schema = example.place { true } else { false }
        }
        files += try file(schemas, name: "SchemaExamples", folder: folder, layout: &layout)
        let support = ExampleSupportContext(module: names.module)
        files.append(
            GeneratedFile(
                path: "\(folder)/RoundTrip.swift",
                contents: try templates.render(support, with: "round-trip")
            )
        )
        return files
    }

    private func file(
        _ examples: [Example],
        name: String,
        folder: String,
        layout: inout FileLayout
    ) throws(DiagnosticsError) -> [GeneratedFile] {
        guard !examples.isEmpty else { return [] }
        var taken: [String: Int] = [:]
        let contexts = examples.map { example in
            var context = self.context(example)
            let count = taken[context.name, default: 0] + 1
            taken[context.name] = count
            if count > 1 { context.name += "\(count)" }
            return context
        }
        let context = ExamplesContext(module: names.module, name: name, examples: contexts)
        let path = layout.path(in: folder, name: name)
        return [GeneratedFile(path: path, contents: try templates.render(context, with: "examples"))]
    }

    private func context(_ example: Example) -> ExampleContext {
        ExampleContext(
            name: name(of: example),
            title: SwiftLiteral.string(title(of: example)),
            type: names.expression(for: example.type),
            delimiter: SwiftLiteral.rawDelimiter(for: example.json),
            json: example.json.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        )
    }

    /// `createRequest`, `listResponse`, `engine`.
    private func name(of example: Example) -> String {
        switch example.place {
        case .request(let id): (names.operations[id]?.method ?? "call") + "Request"
        case .response(let id): (names.operations[id]?.method ?? "call") + "Response"
        case .schema(let id): "decodes" + (names.types[id]?.simple ?? "Value")
        }
    }

    private func title(of example: Example) -> String {
        let place =
            switch example.place {
            case .request(let id): "request of \(endpoint(id))"
            case .response(let id): "response of \(endpoint(id))"
            case .schema(let id): names.types[id]?.qualified ?? id.pointer
            }
        return example.name.map { "\(place): \($0)" } ?? place
    }

    private func endpoint(_ id: OperationID) -> String {
        for group in api.groups {
            if let operation = group.operations.first(where: { $0.id == id }) {
                return "\(operation.method) \(operation.pathTemplate)"
            }
        }
        return id.pointer
    }
}
