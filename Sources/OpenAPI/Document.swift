package import Diagnostics
package import YAML

/// An OpenAPI document, 3.0 or 3.1 (OpenAPI Object), typed and located; references are kept as they are written.
package struct Document: Sendable {
    /// The `openapi` field: `3.0.3`.
    package var version: String
    package var info: Info
    package var servers: [Server] = []
    package var paths: [PathItem] = []
    package var webhooks: [PathItem] = []
    package var components = Components()
    package var security: [SecurityRequirement]?
    package var tags: [Tag] = []
    package var externalDocumentation: ExternalDocumentation?
    package var oaiMeta: OAIMeta.Document?
    package var extensions: [Extension] = []
    package var location: SourceLocation
    /// Every `$ref`, in the order of parsing, with the kind of object that its place wants.
    package var references: [ReferenceUse] = []
    /// What references point at elsewhere than at a component.
    package var deepTargets = DeepTargets()
    /// The root node, for references that point elsewhere than into the components.
    package var root: Node
    /// The roots of the other files that references lead to, by their paths from the folder of the root file.
    package var files: [String: Node] = [:]
    /// Why other files could not be read; without a reason where it was reported in the file itself.
    var unreadFiles: [String: FileLoader.Failure] = [:]
    /// Whether references into other files are followed.
    var readsFiles = false
}

package struct Info: Sendable {
    package var title: String
    package var version: String
    package var summary: String?
    package var description: String?
    package var termsOfService: String?
    package var license: String?
    package var location: SourceLocation
}

package struct Server: Sendable {
    /// A variable of a server's URL template (Server Variable Object).
    package struct Variable: Sendable {
        package var name: String
        package var defaultValue: String
        package var allowedValues: [String] = []
        package var description: String?
    }

    /// A URL template, which may be relative: `https://{region}.example.com/v1`.
    package var url: String
    package var description: String?
    package var variables: [Variable] = []
    package var location: SourceLocation
}

package struct Tag: Sendable {
    package var name: String
    package var description: String?
    package var location: SourceLocation
}

package struct ExternalDocumentation: Sendable {
    package var url: String
    package var description: String?
}

/// A specification extension, a member whose name begins with `x-`.
package struct Extension: Sendable {
    package var name: String
    package var value: Node
}

/// The names of security schemes that together authorise a request, with their scopes; empty means anonymous.
package struct SecurityRequirement: Sendable {
    package struct Scheme: Sendable {
        package var name: String
        package var scopes: [String]
    }

    package var schemes: [Scheme]
    package var location: SourceLocation
}

/// A Security Scheme Object. Which of the fields are there depends on the type, and is checked when the document is read.
package struct SecurityScheme: Sendable {
    /// An OAuth Flow Object.
    package struct Flow: Sendable {
        /// `implicit`, `password`, `clientCredentials` or `authorizationCode`.
        package var name: String
        package var authorizationURL: String?
        package var tokenURL: String?
        package var refreshURL: String?
        package var scopes: [Scope] = []
        package var location: SourceLocation
    }

    package struct Scope: Sendable {
        package var name: String
        package var description: String?
    }

    /// `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`.
    package var type: String
    package var description: String?
    /// Of an API key: the name of its header, query parameter or cookie.
    package var name: String?
    /// Of an API key: `header`, `query` or `cookie`.
    package var placement: String?
    /// Of `http`: `bearer`, `basic` …
    package var scheme: String?
    /// Of `http` and `bearer`: what the token is, in words.
    package var bearerFormat: String?
    /// Of `oauth2`.
    package var flows: [Flow] = []
    /// Of `openIdConnect`.
    package var openIDConnectURL: String?
    package var location: SourceLocation
}

/// A component, by its name in document order.
package struct Component<Value: Sendable>: Sendable {
    package var name: String
    package var nameLocation: SourceLocation
    package var value: Value
}

package struct Components: Sendable {
    /// The schemas of the Components Object, then those that other files declare and references lead to. The latter have
    /// pointers into their files, and names that may be equal to others: `JSONPointer.name`.
    package var schemas: [Component<Schema>] = []
    package var parameters: [Component<Referenced<Parameter>>] = []
    package var responses: [Component<Referenced<Response>>] = []
    package var requestBodies: [Component<Referenced<RequestBody>>] = []
    package var headers: [Component<Referenced<Header>>] = []
    package var securitySchemes: [Component<Referenced<SecurityScheme>>] = []
    package var pathItems: [Component<Referenced<PathItem>>] = []
    package var examples: [Component<Example>] = []

    package init() {}
}
