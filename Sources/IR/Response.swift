package import Diagnostics

extension Operation {
    /// A documented response.
    package struct Response: Sendable {
        package var status: Status
        /// `nil` where the response has no body.
        package var content: Content?
        /// What tells the body from others that the same status has; empty where there are none. Of several bodies the first
        /// is that of answers which name no documented type.
        package var mediaTypes: [String] = []
        /// Whether the body is a stream, whose events only the operation's stream method reads.
        package var isStreamed = false
        /// Whether the server can send the body as other media types, too.
        package var hasAlternatives: Bool
        package var headers: [Header]
        package var description: String?
        package var location: SourceLocation

        package init(
            status: Status,
            content: Content?,
            hasAlternatives: Bool,
            headers: [Header],
            description: String?,
            location: SourceLocation
        ) {
            self.status = status
            self.content = content
            self.hasAlternatives = hasAlternatives
            self.headers = headers
            self.description = description
            self.location = location
        }
    }

    /// A key of the Responses Object (OpenAPI 3.1 §4.8.16).
    package enum Status: Hashable, Sendable {
        case code(Int)
        /// `2XX` is 2.
        case range(Int)
        /// `default`: every status that no other response describes.
        case fallback
    }

    /// A header of a response (Header Object).
    package struct Header: Sendable {
        package var name: String
        package var type: TypeReference
        package var isRequired: Bool
        /// Whether the header's text is JSON.
        package var isJSON = false
        package var documentation: Documentation
        package var location: SourceLocation

        package init(
            name: String,
            type: TypeReference,
            isRequired: Bool,
            documentation: Documentation,
            location: SourceLocation
        ) {
            self.name = name
            self.type = type
            self.isRequired = isRequired
            self.documentation = documentation
            self.location = location
        }
    }
}

extension Operation.Status: CustomStringConvertible {
    /// As the document writes it: `404`, `4XX`, `default`.
    package var description: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let range): "\(range)XX"
        case .fallback: "default"
        }
    }
}
