import Foundation

/// A secret that authorises requests: an API key, or a token.
///
/// ```swift
/// let credential: APICredential = "sk-…"
/// let rotating = APICredential.provider { try await vault.currentKey() }
/// ```
///
/// No description of it shows the secret.
public struct APICredential: ExpressibleByStringInterpolation, Sendable {
    /// Gets the secret, another one where the server has refused one.
    let secret: @Sendable (_ refused: String?) async throws -> String

    public init(_ secret: String) {
        self.secret = { _ in secret }
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }

    private init(secret: @escaping @Sendable (String?) async throws -> String) {
        self.secret = secret
    }

    /// Asks for the secret before each request, and once more where the server has refused it (401): the request is sent
    /// again if the secret is another one then.
    public static func provider(_ provide: @escaping @Sendable () async throws -> String) -> APICredential {
        APICredential { _ in try await provide() }
    }

    /// Asks for the secret before each request, and tells which one the server has just refused (401); nil at first.
    public static func provider(
        _ provide: @escaping @Sendable (_ refused: String?) async throws -> String
    ) -> APICredential {
        APICredential(secret: provide)
    }
}

/// A user's name and password (HTTP basic authentication, RFC 7617).
public struct BasicCredential: Sendable {
    @_spi(Generated) public let credential: APICredential

    public init(user: String, password: String) {
        credential = APICredential(Self.encoded(user, password))
    }

    /// Asks for name and password before each request.
    public static func provider(
        _ provide: @escaping @Sendable () async throws -> (user: String, password: String)
    ) -> BasicCredential {
        BasicCredential(
            credential: .provider {
                let (user, password) = try await provide()
                return encoded(user, password)
            }
        )
    }

    private init(credential: APICredential) {
        self.credential = credential
    }

    private static func encoded(_ user: String, _ password: String) -> String {
        Data("\(user):\(password)".utf8).base64EncodedString()
    }
}
