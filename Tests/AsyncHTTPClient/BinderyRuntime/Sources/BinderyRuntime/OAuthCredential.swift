import Foundation
import HTTPTypes

/// A token of OAuth 2, or what the client gets tokens for by itself.
public struct OAuthCredential: ExpressibleByStringInterpolation, Sendable {
    /// Gets a token, another one where the server has refused one.
    let secret: @Sendable (_ refused: String?, _ endpoint: TokenEndpoint) async throws -> String

    /// A token that was got by other means, by any of the flows.
    public init(_ credential: APICredential) {
        secret = { refused, _ in try await credential.secret(refused) }
    }

    public init(stringLiteral value: String) {
        self.init(APICredential(value))
    }

    private init(secret: @escaping @Sendable (String?, TokenEndpoint) async throws -> String) {
        self.secret = secret
    }

    /// Asks for a token before each request, and once more where the server has refused it.
    public static func provider(_ provide: @escaping @Sendable () async throws -> String) -> OAuthCredential {
        OAuthCredential(.provider(provide))
    }

    /// Gets tokens by the client credentials grant (RFC 6749 §4.4), keeps each until it expires or is refused, and asks for
    /// one at a time, however many requests wait for it.
    ///
    /// - Parameters:
    ///   - scopes: What the tokens are to allow; by default what the operations of this client need.
    ///   - tokenURL: Where tokens come from, if not from where the API's description says.
    ///   - sendsSecretInBody: For servers that do not take id and secret as HTTP basic authentication.
    public static func clientCredentials(
        id: String,
        secret: String,
        scopes: [String]? = nil,
        tokenURL: URL? = nil,
        sendsSecretInBody: Bool = false
    ) -> OAuthCredential {
        let tokens = TokenCache()
        return OAuthCredential { refused, endpoint in
            try await tokens.token(besides: refused) {
                var items = ["grant_type": "client_credentials"]
                let scopes = scopes ?? endpoint.scopes
                if !scopes.isEmpty { items["scope"] = scopes.joined(separator: " ") }
                if sendsSecretInBody { items.merge(["client_id": id, "client_secret": secret]) { first, _ in first } }
                let login = "\(PercentEncoding.encode(id)):\(PercentEncoding.encode(secret))"
                return try await endpoint.token(
                    at: tokenURL,
                    form: items,
                    basic: sendsSecretInBody ? nil : Data(login.utf8).base64EncodedString()
                )
            }
        }
    }
}

/// Where tokens come from, and how requests get there.
struct TokenEndpoint: Sendable {
    let url: String
    let scopes: [String]
    let pipeline: RequestPipeline

    /// Asks for a token. Redirects are not followed: what the request holds is secret.
    func token(at override: URL?, form: [String: String], basic: String?) async throws -> TokenCache.Token {
        guard let url = override ?? URL(string: url, relativeTo: pipeline.baseURL)?.absoluteURL else {
            throw ClientError(.invalidRequest("There is no URL to get tokens from."))
        }
        let client = APIClient(baseURL: url, transport: pipeline.transport)
        let operation = OperationRequest.post("/", operation: "token").following(url.absoluteString)
            .header("Authorization", basic.map { "Basic \($0)" }).form(form)
        let (request, body) = try client.bind(operation, accept: "application/json")
        let summary = client.summary(of: request, operation: "token")
        let (response, stream) = try await pipeline.transport.send(request, body: body, operation: "token")
        let data = try await stream.collect(upTo: 1_048_576)
        guard response.status.kind == .successful else {
            throw ClientError(.unexpectedStatus, request: summary, response: response, body: data)
        }
        guard let answer = try? JSONDecoder().decode(JSONValue.self, from: data),
            let token = answer["access_token"]?.stringValue
        else {
            // Without the body, which may hold a token.
            let kind = ClientError.Kind.decoding(codingPath: "", json: nil, reason: "There is no `access_token`.")
            throw ClientError(kind, request: summary, response: response)
        }
        let seconds = answer["expires_in"].flatMap { $0.doubleValue ?? $0.stringValue.flatMap { Double($0) } }
        let age = pipeline.options.clock.stopwatch()
        return TokenCache.Token(value: token, lifetime: seconds.map { .seconds($0) }, age: age)
    }
}

extension APISecurity.Scheme {
    @_spi(Generated) public static func oauth(
        _ label: String,
        _ credential: OAuthCredential?,
        tokenURL: String,
        scopes: [String]
    ) -> Self {
        var scheme = key(label, nil, in: .header("Authorization", scheme: "Bearer"))
        if let credential {
            scheme.secret = { refused, pipeline in
                try await credential.secret(refused, TokenEndpoint(url: tokenURL, scopes: scopes, pipeline: pipeline))
            }
        }
        return scheme
    }
}
