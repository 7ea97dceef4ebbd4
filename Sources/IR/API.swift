package import Diagnostics

/// Everything that Swift is generated from: plain values, without names and without anything of the document.
package struct API: Sendable {
    package var title: String
    package var version: String
    package var description: String?
    /// The absolute URL of the first server, variables replaced by their defaults; where the document has no server, the
    /// one that all operations share.
    package var serverURL: String?
    /// The servers of the document, in its order.
    package var servers: [Server] = []
    /// The servers that the client names for its users: all absolute ones of the document and of operations, if it is
    /// not a single one without variables.
    package var namedServers: [Server] = []
    /// The schemes that requirements name.
    package var securitySchemes: [SecurityScheme] = []
    /// What authorises requests, for operations that do not say otherwise.
    package var security: [SecurityRequirement] = []
    /// The schemes whose credentials the client sends, in the order of the document.
    package var credentials: [SecurityScheme] = []
    /// What operations need that do not say otherwise.
    package var authorization = Authorization()
    /// Whether a request may need a client certificate, which is the transport's.
    package var usesMutualTLS = false
    /// The groups of operations, in the order in which they are presented.
    package var groups: [OperationGroup]
    /// The headers of all responses, each name once.
    package var headers: [Operation.Header] = []
    /// The types in document order, owners before what they own.
    package var types: [TypeDefinition]
    package var examples: [Example] = []
    /// What the document has as examples of answers.
    package var answers: [Answer] = []
    /// The requests that the API's servers send, in document order.
    package var webhooks: [Webhook] = []
    /// The union of what all of them send, where a member of the payloads tells which it is.
    package var webhookEvent: TypeID?

    package init(
        title: String,
        version: String,
        description: String?,
        serverURL: String?,
        groups: [OperationGroup],
        types: [TypeDefinition]
    ) {
        self.title = title
        self.version = version
        self.description = description
        self.serverURL = serverURL
        self.groups = groups
        self.types = types
    }
}

/// Operations that stand together as a namespace of the client.
package struct OperationGroup: Sendable {
    /// The group's id, tag or path segment, from which its name is made: `fine-tunes`.
    package var id: String
    package var title: String?
    package var description: String?
    package var warning: Warning?
    package var operations: [Operation]

    package struct Warning: Hashable, Sendable {
        package var title: String?
        package var message: String?

        package init(title: String?, message: String?) {
            self.title = title
            self.message = message
        }
    }

    package init(id: String, title: String?, description: String?, warning: Warning?, operations: [Operation]) {
        self.id = id
        self.title = title
        self.description = description
        self.warning = warning
        self.operations = operations
    }
}

/// A documented answer of an operation.
package struct Answer: Sendable {
    /// The operation's `label`.
    package var operation: String
    /// A JSON object with the members `operation`, `status` and, where there is a body, `contentType` and `body` (a JSON
    /// value) or `text`; `example` is its name, where it has one.
    package var json: String

    package init(operation: String, json: String) {
        self.operation = operation
        self.json = json
    }
}

/// A documented JSON value that its type decodes and encodes again.
package struct Example: Sendable {
    package enum Place: Hashable, Sendable {
        case request(OperationID)
        case response(OperationID)
        case schema(TypeID)
    }

    package var place: Place
    /// The key in `examples`, where there is one.
    package var name: String?
    package var type: TypeReference
    /// Strict JSON text.
    package var json: String
    package var location: SourceLocation

    package init(place: Place, name: String?, type: TypeReference, json: String, location: SourceLocation) {
        self.place = place
        self.name = name
        self.type = type
        self.json = json
        self.location = location
    }
}
