import Foundation
import OpenAPI

/// Collects the examples of an operation, and keeps book of those that serve and those that do not.
struct ExampleCollector {
    let document: SpecDocument
    let entry: SpecDocument.Entry
    private(set) var usable: [String] = []
    private(set) var unusable: [String] = []

    init(_ document: SpecDocument, _ entry: SpecDocument.Entry) {
        self.document = document
        self.entry = entry
    }

    /// The example as JSON; nil, and noted, where it is none or does not fit its schema.
    ///
    /// - Parameter label: What the example is: `curl`, `response` …
    mutating func json(_ label: String, _ schema: Schema?, _ read: () throws -> JSON) -> JSON? {
        do {
            let json = try read()
            guard let schema, let misfit = try document.guide.misfit(json, schema) else {
                usable.append(label)
                return json
            }
            unusable.append("\(entry.id) \(label): \(misfit)")
        } catch {
            unusable.append("\(entry.id) \(label): not JSON")
        }
        return nil
    }

    mutating func accept(_ label: String) {
        usable.append(label)
    }

    mutating func reject(_ label: String, _ reason: String) {
        unusable.append("\(entry.id) \(label): \(reason)")
    }

    /// A body that fits the schema, for an operation without a usable example.
    func sample(_ schema: Schema?) throws -> JSON {
        try schema.map { try document.guide.sample($0) } ?? .null
    }

    /// The JSON response with what the caller has to get of it: the members that the schema declares.
    func response(_ json: JSON) throws -> ResponseCase {
        let declared = try entry.response?.schema.map { try document.guide.declared(json, $0) }
        return ResponseCase(
            status: entry.status,
            contentType: "application/json",
            body: json.data,
            outcome: .json(declared ?? json)
        )
    }

    /// The JSON body with what has to arrive of it.
    func declaredBody(_ json: JSON) throws -> RequestCase.Body {
        .json(try entry.requestBody?.schema.map { try document.guide.declared(json, $0) } ?? json)
    }
}
