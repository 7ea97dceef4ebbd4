package import Diagnostics

/// A request that the API answers.
package struct Operation: Sendable {
    /// A part of a path template (OpenAPI 3.1 §4.8.2).
    package enum PathPart: Hashable, Sendable {
        case literal(String)
        /// The name of a path parameter.
        case parameter(String)
    }

    package enum Placement: String, Sendable {
        case path, query, header, cookie
    }

    /// How the value of a parameter is written (OpenAPI 3.1 §4.8.12.3, Style Values).
    package enum Style: String, Sendable {
        case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
        /// As the text of its JSON, for parameters that have `content`.
        case json
    }

    package struct Parameter: Sendable {
        package var name: String
        package var placement: Placement
        package var type: TypeReference
        package var isRequired: Bool
        package var style: Style
        package var isExploded: Bool
        /// Whether reserved characters in the value stay as they are.
        package var allowsReserved: Bool
        /// Whether a list or an object of nothing is sent, as `name=`, instead of being left out.
        package var allowsEmpty = false
        /// Whether the value lets the server know a request that it gets twice; the client makes one where the caller
        /// gives none.
        package var isIdempotencyKey = false
        /// Whether the parameter says that the answer is to be a stream, which the method knows.
        package var isStreamFlag = false
        /// The one value that a required parameter can have, which callers need not give.
        package var onlyValue: Structure.OnlyValue?
        package var documentation: Documentation
        package var location: SourceLocation

        package init(
            name: String,
            placement: Placement,
            type: TypeReference,
            isRequired: Bool,
            style: Style,
            isExploded: Bool,
            allowsReserved: Bool = false,
            documentation: Documentation,
            location: SourceLocation
        ) {
            self.name = name
            self.placement = placement
            self.type = type
            self.isRequired = isRequired
            self.style = style
            self.isExploded = isExploded
            self.allowsReserved = allowsReserved
            self.documentation = documentation
            self.location = location
        }
    }

    package struct Body: Sendable {
        package var content: Content
        package var isRequired: Bool
        package var description: String?

        package init(content: Content, isRequired: Bool, description: String?) {
            self.content = content
            self.isRequired = isRequired
            self.description = description
        }
    }

    /// What travels as a body.
    package enum Content: Hashable, Sendable {
        case json(TypeReference, contentType: String = "application/json")
        /// A JSON response that is a bare string: servers send a JSON string, or the text itself.
        case jsonString
        /// Parts, of which a form is made, or a `multipart/mixed`.
        case multipart(TypeReference, contentType: String = "multipart/form-data")
        /// `application/x-www-form-urlencoded`.
        ///
        /// - Parameter encodings: How members are written that are not written as usual.
        case form(TypeReference, encodings: [FormEncoding] = [])
        case text(contentType: String)
        case bytes(contentType: String)
        /// One of several documented successes; the type is a `TypeDefinition.Kind.responses`.
        case responses(TypeID)
        /// One of several bodies that the operation takes; the type is a `TypeDefinition.Kind.requests`.
        case requests(TypeID)
    }

    package var id: OperationID
    package var operationID: String?
    /// `GET`.
    package var method: String
    /// The path without a fragment, split at its parameters.
    package var path: [PathPart]
    /// The key of `paths` as the document writes it, for documentation.
    package var pathTemplate: String
    /// The path from its first segment that tells something, for a name: `orders/{id}` of `/api/v1/orders/{id}`.
    package var tellingPath: String?
    /// The name of the method that `x-oaiMeta.path` asks for.
    package var suggestedName: String?
    package var parameters: [Parameter]
    package var body: Body?
    /// What a call results in; `nil` where no success has a body.
    package var response: Content?
    /// How the operation streams; `nil` where it does not.
    package var stream: Stream?
    /// How the pages of a list follow each other; `nil` where the operation is not read page by page.
    package var pagination: Pagination?
    /// The documented responses that are successes, in document order.
    package var successes: [Response] = []
    /// The documented responses that are failures, in document order.
    package var failures: [Response] = []
    /// What the result is, in words.
    package var returns: String?
    /// The servers of the operation, or of its path; empty where they are the API's.
    package var servers: [Server] = []
    /// The server that requests go to, where it is not the API's: absolute, or a path on the API's host.
    package var serverURL: String?
    /// What authorises requests; `nil` where the API says it.
    package var security: [SecurityRequirement]?
    /// Which credentials requests need, where it is not what the API says.
    package var authorization: Authorization?
    package var documentation: Documentation
    package var location: SourceLocation

    package init(
        id: OperationID,
        operationID: String?,
        method: String,
        path: [PathPart],
        pathTemplate: String,
        suggestedName: String?,
        parameters: [Parameter],
        body: Body?,
        response: Content?,
        documentation: Documentation,
        location: SourceLocation
    ) {
        self.id = id
        self.operationID = operationID
        self.method = method
        self.path = path
        self.pathTemplate = pathTemplate
        self.suggestedName = suggestedName
        self.parameters = parameters
        self.body = body
        self.response = response
        self.documentation = documentation
        self.location = location
    }
}

extension Operation.Content {
    /// The type of the value that a caller gives or gets.
    package var type: TypeReference {
        switch self {
        case .json(let type, _), .multipart(let type, _), .form(let type, _): type
        case .jsonString, .text: .string
        case .bytes: .bytes
        case .responses(let id), .requests(let id): .named(id)
        }
    }

    /// The type of the value that a caller gives: raw bytes may come from memory, from a file or from a stream.
    package var requestType: TypeReference {
        if case .bytes = self { .file } else { type }
    }
}

extension Operation {
    /// What errors, middleware and tests call the operation.
    package var label: String { operationID ?? "\(method) \(pathTemplate)" }

    /// The JSON that a call results in, alone or beside other types of content.
    package var jsonResponse: Content? {
        guard Set(successes.map(\.status)).count == 1 || response?.isJSON == true else { return nil }
        return successes.lazy.compactMap(\.content).first(where: \.isJSON)
    }
}

extension Operation.Content {
    fileprivate var isJSON: Bool {
        if case .json = self { true } else { false }
    }
}

extension Operation.Content {
    /// The media type that the content travels as; empty where it is one of several.
    package var mediaType: String {
        switch self {
        case .json(_, let type), .multipart(_, let type), .text(let type), .bytes(let type): type
        case .jsonString: "application/json"
        case .form: "application/x-www-form-urlencoded"
        case .responses, .requests: ""
        }
    }
}

extension Operation.Body {
    /// The type of the value that a caller gives.
    package var type: TypeReference { content.requestType }
}
