import Foundation
import OpenAPI
import Testing
import YAML

/// The examples of the showcase's document: `example` and `examples` of parameters, bodies and responses.
enum ShowcaseExamples {
    static func examples(_ document: SpecDocument, _ id: String) throws -> OperationExamples {
        var collector = ExampleCollector(document, try document.entry(id))
        var request = RequestCase(
            label: "example",
            method: collector.entry.operation.method.name,
            path: []
        )
        request.input.path = try pathValues(&collector)
        request.path = collector.entry.path.split(separator: "/").map { segment in
            request.input.path[segment.trimmingCharacters(in: ["{", "}"])] ?? String(segment)
        }
        try addBody(to: &request, &collector)
        var requests = [request]
        if !collector.entry.querySchemas.isEmpty {
            request.label = "all parameters"
            request.query = try collector.entry.querySchemas.mapValues { try querySample($0, document.guide) }
            request.input.query = request.query
            requests.append(request)
        }
        let response = try response(&collector)
        return OperationExamples(
            requests: requests,
            response: response,
            usable: collector.usable,
            unusable: collector.unusable
        )
    }

    private static func pathValues(_ collector: inout ExampleCollector) throws -> [String: String] {
        var values: [String: String] = [:]
        for parameter in collector.entry.parameters where parameter.placement == .path {
            let nodes = parameter.examples.compactMap(\.value) + (parameter.schema?.annotations.examples ?? [])
            if let value = nodes.first.flatMap({ JSON($0).string }) {
                collector.accept(parameter.name)
                values[parameter.name] = value
            } else {
                collector.reject(parameter.name, "missing")
                values[parameter.name] = try collector.sample(parameter.schema).parameterText
            }
        }
        return values
    }

    private static func addBody(to request: inout RequestCase, _ collector: inout ExampleCollector) throws {
        guard let media = collector.entry.requestBody else { return }
        request.headers["content-type"] = media.type
        guard media.type == "application/json" else {
            collector.reject("body", "missing")
            let bytes = Data((0...255).reversed())
            request.input.body = bytes
            request.body = .bytes(bytes)
            return
        }
        let node = media.examples.first?.value
        let json = collector.json("body", media.schema) { JSON(try #require(node)) }
        let body = try json ?? collector.sample(media.schema)
        request.input.body = body.data
        request.body = try collector.declaredBody(body)
    }

    private static func response(_ collector: inout ExampleCollector) throws -> ResponseCase {
        let status = collector.entry.status
        guard let media = collector.entry.response else {
            return ResponseCase(status: status, body: Data(), outcome: .nothing)
        }
        let node = media.examples.first?.value
        guard media.type == "application/json" else {
            let text = try #require(node?.string)
            collector.accept("response")
            let outcome = status == 204 ? CallOutcome.nothing : .text(text)
            return ResponseCase(status: status, contentType: media.type, body: Data(text.utf8), outcome: outcome)
        }
        let json = collector.json("response", media.schema) { JSON(try #require(node)) }
        return try collector.response(json ?? collector.sample(media.schema))
    }

    /// A value for a query parameter: a number is whole, since `2` may not become `2.0`; arrays and objects have several
    /// values, so that it shows how they are written.
    private static func querySample(_ schema: Schema, _ guide: SchemaGuide) throws -> JSON {
        switch schema.types {
        case [.number]: .number(2)
        case [.array]: .array([.string("a, b"), .string("c&d=e")])
        case [.object]: .object(["50256": .number(-100), "a b": .number(1.5)])
        default: try guide.sample(schema)
        }
    }
}
