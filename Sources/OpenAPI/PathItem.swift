package import Diagnostics
package import YAML

/// A Path Item Object under its path, or a webhook under its name.
package struct PathItem: Sendable {
    /// `/files/{file_id}`, the key as it is written.
    package var path: String
    package var pathLocation: SourceLocation
    package var pointer: JSONPointer
    package var reference: Reference?
    package var summary: String?
    package var description: String?
    package var servers: [Server] = []
    package var parameters: [Referenced<Parameter>] = []
    package var operations: [Operation] = []
    /// The operations of the reference's targets in whose place others count, once it is followed.
    package var replacedOperations: [ReplacedOperation] = []
    package var extensions: [Extension] = []
}

/// An operation that a reference leads to, where the path item has one of the same method beside the reference.
package struct ReplacedOperation: Sendable {
    package let method: Operation.Method
    package let location: SourceLocation
    /// Where the one stands that counts.
    package let replacement: SourceLocation
}

/// An Operation Object.
package struct Operation: Sendable {
    /// The method of the request: a key of the path item, or one of its `additionalOperations` (OpenAPI 3.2).
    package struct Method: Hashable, Sendable {
        /// What stands between the path item and the operation in a JSON pointer.
        package var tokens: [String]
        /// As requests have it: `GET`.
        package var name: String

        /// The keys of path items; `query` is new in OpenAPI 3.2.
        static let keys = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]
        package static let head = Method(tokens: ["head"], name: "HEAD")

        private init(tokens: [String], name: String) {
            (self.tokens, self.name) = (tokens, name)
        }

        init?(key: String) {
            guard Self.keys.contains(key) else { return nil }
            self.init(tokens: [key], name: key.uppercased())
        }

        /// A method of another name, which is a token (RFC 9110 §9.1); the names are case-sensitive.
        init?(additional name: String) {
            let marks = Set("!#$%&'*+-.^_`|~".utf8)
            let isToken = name.utf8.allSatisfy { byte in
                marks.contains(byte) || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            }
            guard isToken, !name.isEmpty else { return nil }
            self.init(tokens: ["additionalOperations", name], name: name)
        }
    }

    package var method: Method
    package var pointer: JSONPointer
    package var location: SourceLocation
    package var operationID: String?
    package var operationIDLocation: SourceLocation?
    package var tags: [String] = []
    package var summary: String?
    package var description: String?
    package var externalDocumentation: ExternalDocumentation?
    package var isDeprecated: Bool = false
    package var parameters: [Referenced<Parameter>] = []
    package var requestBody: Referenced<RequestBody>?
    package var responses: [OperationResponse] = []
    package var security: [SecurityRequirement]?
    package var servers: [Server] = []
    package var callbacks: [Callback] = []
    package var oaiMeta: OAIMeta.Operation?
    package var extensions: [Extension] = []
}

/// A Callback Object under its name: requests that the server makes because of an operation.
package struct Callback: Sendable {
    package var name: String
    package var location: SourceLocation
    /// The requests, under the expressions that say where they go to.
    package var pathItems: [PathItem]
}

/// A response under its status code.
package struct OperationResponse: Sendable {
    package enum Status: Hashable, Sendable {
        case code(Int)
        /// `2XX` is 2.
        case range(Int)
        case fallback
    }

    package var status: Status
    package var location: SourceLocation
    package var pointer: JSONPointer
    package var response: Referenced<Response>
}

/// A Parameter Object.
package struct Parameter: Sendable {
    package enum Placement: String, Sendable, CaseIterable {
        case path, query, header, cookie
        /// The whole query (OpenAPI 3.2, Parameter Locations).
        case querystring
    }

    package enum Style: String, Sendable, CaseIterable {
        case matrix, label, form, simple, spaceDelimited, pipeDelimited, deepObject
    }

    package var name: String
    package var placement: Placement
    package var description: String?
    package var isRequired: Bool = false
    package var isDeprecated: Bool = false
    package var allowsEmptyValue: Bool = false
    /// As written; `nil` means the default of the placement.
    package var style: Style?
    package var explode: Bool?
    package var allowsReserved: Bool = false
    package var schema: Schema?
    /// The alternative to a schema: one media type.
    package var content: [MediaType] = []
    package var examples: [Example] = []
    package var extensions: [Extension] = []
    package var location: SourceLocation
    package var pointer: JSONPointer
}

/// A Header Object.
package struct Header: Sendable {
    package var description: String?
    package var isRequired: Bool = false
    package var isDeprecated: Bool = false
    package var schema: Schema?
    package var content: [MediaType] = []
    package var location: SourceLocation
    package var pointer: JSONPointer
}

/// A Request Body Object.
package struct RequestBody: Sendable {
    package var description: String?
    package var isRequired: Bool = false
    package var content: [MediaType] = []
    package var extensions: [Extension] = []
    package var location: SourceLocation
    package var pointer: JSONPointer
}

/// A Response Object.
package struct Response: Sendable {
    package struct NamedHeader: Sendable {
        package var name: String
        package var header: Referenced<Header>
    }

    package var description: String?
    package var headers: [NamedHeader] = []
    package var content: [MediaType] = []
    package var extensions: [Extension] = []
    package var location: SourceLocation
    package var pointer: JSONPointer
}

/// A Media Type Object under its type.
package struct MediaType: Sendable {
    /// An entry of `encoding` (Encoding Object).
    package struct Encoding: Sendable {
        package var property: String
        package var contentType: String?
        package var style: Parameter.Style?
        package var explode: Bool?
        package var allowsReserved: Bool = false
        package var headers: [Response.NamedHeader] = []
        package var location: SourceLocation
    }

    /// `application/json; charset=utf-8`, as written.
    package var type: String
    package var schema: Schema?
    /// What each element of a sequence is, such as an event of a stream (OpenAPI 3.2).
    package var itemSchema: Schema?
    package var examples: [Example] = []
    package var encodings: [Encoding] = []
    package var extensions: [Extension] = []
    package var location: SourceLocation
    package var pointer: JSONPointer
}

/// An example of a media type or parameter: `example`, or an entry of `examples` (Example Object).
package struct Example: Sendable {
    /// The key in `examples`; `nil` for `example`.
    package var name: String?
    package var summary: String?
    package var value: Node?
    package var externalValue: String?
    /// Of an entry of `examples` that is a Reference Object; `ReferenceResolver.example(_:)` follows it.
    package var reference: Reference?
    package var location: SourceLocation
}
