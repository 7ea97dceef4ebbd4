package import Diagnostics

/// A way to authorise requests (Security Scheme Object).
package struct SecurityScheme: Sendable {
    package enum Kind: Hashable, Sendable {
        case apiKey(name: String, placement: Operation.Placement)
        /// A scheme of the header `Authorization`, in lower case: `bearer`, `basic` …
        case http(scheme: String, bearerFormat: String?)
        case oauth2([OAuthFlow])
        /// The URL of the provider's configuration.
        case openIDConnect(url: String)
        case mutualTLS
    }

    /// Whether the client can get tokens by itself.
    package var hasClientCredentials: Bool {
        if case .oauth2(let flows) = kind { flows.contains { $0.grant == .clientCredentials } } else { false }
    }

    /// The name in the components, which requirements use.
    package var name: String
    package var kind: Kind
    package var description: String?
    package var location: SourceLocation
    /// The scopes that operations need, those that the scheme declares in its order.
    package var neededScopes: [String] = []

    package init(name: String, kind: Kind, description: String?, location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.description = description
        self.location = location
    }
}

/// A way to get a token of OAuth 2 (OAuth Flow Object).
package struct OAuthFlow: Hashable, Sendable {
    package enum Grant: String, Sendable {
        case implicit, password, clientCredentials, authorizationCode
    }

    package struct Scope: Hashable, Sendable {
        package var name: String
        package var description: String?

        package init(name: String, description: String?) {
            self.name = name
            self.description = description
        }
    }

    package var grant: Grant
    package var authorizationURL: String?
    package var tokenURL: String?
    package var refreshURL: String?
    package var scopes: [Scope]

    package init(
        grant: Grant,
        authorizationURL: String?,
        tokenURL: String?,
        refreshURL: String?,
        scopes: [Scope]
    ) {
        self.grant = grant
        self.authorizationURL = authorizationURL
        self.tokenURL = tokenURL
        self.refreshURL = refreshURL
        self.scopes = scopes
    }
}

/// Schemes that authorise a request together (Security Requirement Object). One requirement of several is enough; one
/// without schemes means that nothing is needed.
package struct SecurityRequirement: Sendable {
    package struct Use: Hashable, Sendable {
        /// The name of the scheme.
        package var scheme: String
        package var scopes: [String]

        package init(scheme: String, scopes: [String]) {
            self.scheme = scheme
            self.scopes = scopes
        }
    }

    package var uses: [Use]
    package var location: SourceLocation

    package init(uses: [Use], location: SourceLocation) {
        self.uses = uses
        self.location = location
    }
}

/// What the client does about security: transports care for mutual TLS, and requirements that cannot be met are left out.
package struct Authorization: Hashable, Sendable {
    /// The names of schemes whose credentials are needed together, one list of them enough. An empty list means that a
    /// request may go without.
    package var alternatives: [[String]]

    package init(_ alternatives: [[String]] = []) {
        self.alternatives = alternatives
    }
}
