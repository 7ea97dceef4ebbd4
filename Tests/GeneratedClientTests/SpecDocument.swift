import Foundation
import OpenAPI
import Overlays
import Testing
import YAML

/// A document of `Specs/`, from which the tests take the operations and their examples.
struct SpecDocument: Sendable {
    /// An operation with everything that its path item adds, references resolved.
    struct Entry: Sendable {
        var id: String
        var path: String
        var operation: OpenAPI.Operation
        var parameters: [Parameter]
        var requestBody: MediaType?
        var status: Int
        /// Of the success response; nil where it has no content.
        var response: MediaType?

        /// The schemas of the query parameters by name.
        var querySchemas: [String: Schema] {
            let pairs = parameters.filter { $0.placement == .query }.map { ($0.name, $0.schema) }
            return Dictionary(uniqueKeysWithValues: pairs).compactMapValues { $0 }
        }
    }

    let entries: [Entry]
    let guide: SchemaGuide
    /// The URL of the document's server, such as `https://api.openai.com/v1`.
    let serverURL: String

    /// - Parameter folder: The folder in `Specs/`.
    init(_ folder: String) throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = package.appending(path: "Specs/\(folder)/openapi.yaml")
        var root = OverlayApplication(
            root: try YAML.load(bytes: [UInt8](Data(contentsOf: file)), path: file.path)
        )
        let overlay = package.appending(path: "Specs/\(folder)/overlay.yaml")
        if let bytes = try? Data(contentsOf: overlay) {
            root.apply(try Overlay.parse(bytes: [UInt8](bytes), path: overlay.path))
        }
        let document = try #require(DocumentParser.parse(root.root).document)
        let resolver = ReferenceResolver(document)
        guide = SchemaGuide(resolver: resolver)
        serverURL = try #require(document.servers.first).url
        entries = try document.paths.flatMap { item in
            try item.operations.map { try Entry($0, of: item, resolver) }
        }
    }

    static let openAI = Result { try SpecDocument("openai") }
    static let showcase = Result { try SpecDocument("openai-showcase") }

    func entry(_ id: String) throws -> Entry {
        try #require(entries.first { $0.id == id })
    }
}

extension SpecDocument.Entry {
    fileprivate init(
        _ operation: OpenAPI.Operation,
        of item: PathItem,
        _ resolver: ReferenceResolver
    ) throws {
        id = try #require(operation.operationID)
        path = item.path
        self.operation = operation
        parameters = try (item.parameters + operation.parameters).map { try resolver.parameter($0) }
        requestBody = try operation.requestBody.map { try resolver.requestBody($0) }?.content.first
        let successes = operation.responses.compactMap { response -> (code: Int, response: Referenced<Response>)? in
            guard case .code(let code) = response.status, 200..<300 ~= code else { return nil }
            return (code, response.response)
        }
        let success = try #require(successes.first)
        status = success.code
        response = try resolver.response(success.response).content.first
    }
}
