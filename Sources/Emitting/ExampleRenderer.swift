import Diagnostics
import IR
import Naming

/// Renders the tests of the documented examples: one file for each group, one for the schemas.
struct ExampleRenderer {
    let api: API
    let names: Names
    let templates: TemplateLibrary

    func sources() -> [GeneratedSource] {
        var layout = FileLayout(reserved: ["RoundTrip"])
        let folder = "Tests/\(names.module)Tests"
        var sources: [GeneratedSource] = []
        let byOperation = Dictionary(grouping: api.examples) { operation(of: $0) }
        for group in api.groups {
            guard let name = names.groups[group.id]?.type else { continue }
            let examples = group.operations.flatMap { operation in
                (byOperation[operation.id] ?? []).map {
                    (example: $0, endpoint: "\(operation.method) \(operation.pathTemplate)")
                }
            }
            sources += source(examples, name: "\(name)Examples", folder: folder, layout: &layout)
        }
        let schemas = (byOperation[nil] ?? []).map { (example: $0, endpoint: "") }
        sources += source(schemas, name: "SchemaExamples", folder: folder, layout: &layout)
        let support = ExampleSupportContext(imports: ["Foundation", names.module, "Testing"].sorted())
        sources.append(
            GeneratedSource(path: "\(folder)/RoundTrip.swift") { () throws(DiagnosticsError) in
                try templates.render(support, with: "round-trip")
            }
        )
        return sources
    }

    private func source(
        _ examples: [(example: Example, endpoint: String)],
        name: String,
        folder: String,
        layout: inout FileLayout
    ) -> [GeneratedSource] {
        guard !examples.isEmpty else { return [] }
        let source = GeneratedSource(path: layout.path(in: folder, name: name)) { () throws(DiagnosticsError) in
            try text(of: examples, name: name)
        }
        return [source]
    }

    private func text(
        of examples: [(example: Example, endpoint: String)],
        name: String
    ) throws(DiagnosticsError) -> String {
        var taken: [String: Int] = [:]
        let contexts = examples.map { example, endpoint in
            var context = self.context(example, endpoint: endpoint)
            let count = taken[context.name, default: 0] + 1
            taken[context.name] = count
            if count > 1 { context.name += "\(count)" }
            return context
        }
        let context = ExamplesContext(imports: [names.module, "Testing"].sorted(), name: name, examples: contexts)
        return try templates.render(context, with: "examples")
    }

    private func operation(of example: Example) -> OperationID? {
        switch example.place {
        case .request(let id), .response(let id): id
        case .schema: nil
        }
    }

    private func context(_ example: Example, endpoint: String) -> ExampleContext {
        ExampleContext(
            name: name(of: example),
            title: SwiftLiteral.string(title(of: example, endpoint: endpoint)),
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

    private func title(of example: Example, endpoint: String) -> String {
        let place =
            switch example.place {
            case .request: "request of \(endpoint)"
            case .response: "response of \(endpoint)"
            case .schema(let id): names.types[id]?.qualified ?? id.pointer
            }
        return example.name.map { "\(place): \($0)" } ?? place
    }
}
