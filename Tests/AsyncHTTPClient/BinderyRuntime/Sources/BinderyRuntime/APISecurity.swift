import Foundation
import HTTPTypes

/// The credentials of a client, and what its operations need of them.
///
/// Credentials are known by the labels of the client's initializer.
@_spi(Generated) public struct APISecurity: Sendable {
    /// Gets a secret, another one where the server has refused one. The pipeline tells how requests get to a server.
    typealias Secret = @Sendable (_ refused: String?, _ pipeline: RequestPipeline) async throws -> String

    /// A way in which a credential gets into a request.
    @_spi(Generated) public struct Scheme: Sendable {
        @_spi(Generated) public enum Placement: Sendable {
            /// - Parameter scheme: What stands before the secret: `Bearer`.
            case header(String, scheme: String? = nil)
            case query(String)
            case cookie(String)
        }

        let label: String
        let placement: Placement
        /// Nil where the client has none.
        var secret: Secret?
    }

    /// Why a credential could not be got.
    struct Failure: Error {
        let label: String
        let error: any Error
    }

    private let schemes: [Scheme]
    /// What the operations need that do not say it: the credentials of one of the lists.
    let required: [[String]]

    @_spi(Generated) public init(required: [[String]] = [], _ schemes: Scheme...) {
        self.required = required
        self.schemes = schemes
    }

    /// What must not be shown.
    var redaction: Redaction {
        Redaction(
            names: Set(
                schemes.map {
                    switch $0.placement {
                    case .header(let name, _), .query(let name), .cookie(let name): name.lowercased()
                    }
                }
            )
        )
    }

    /// Adds the credentials of the first list that the client has all of. A list of none is the last choice, as whoever
    /// gives a credential wants it used.
    ///
    /// - Parameters:
    ///   - refused: What the server has refused, by labels.
    ///   - pipeline: What sends the request.
    /// - Returns: The secrets that were added, by their labels.
    func authorize(
        _ request: inout HTTPRequest,
        refused: [String: String],
        through pipeline: RequestPipeline
    ) async throws -> [String: String] {
        let lists = pipeline.required.map { list in schemes.filter { list.contains($0.label) } }
        let usable = lists.filter { $0.allSatisfy { $0.secret != nil || $0.isSatisfied(by: request) } }
        guard let list = usable.first(where: { !$0.isEmpty }) ?? usable.first else {
            if lists.isEmpty { return [:] }
            throw ClientError(.missingCredentials(pipeline.required))
        }
        var used: [String: String] = [:]
        for scheme in list where !scheme.isSatisfied(by: request) {
            guard let secret = scheme.secret else { continue }
            let text: String
            do {
                text = try await secret(refused[scheme.label], pipeline)
            } catch let error where !(error is CancellationError) {
                throw Failure(label: scheme.label, error: error)
            }
            try scheme.add(text, to: &request)
            used[scheme.label] = text
        }
        return used
    }
}

extension APISecurity.Scheme {
    /// Whether the request has what the scheme would add, by an option or an argument.
    fileprivate func isSatisfied(by request: HTTPRequest) -> Bool {
        switch placement {
        case .header(let name, _): HTTPField.Name(name).map { request.headerFields.contains($0) } ?? false
        case .query(let name):
            (request.path ?? "").split(separator: "?").dropFirst().joined().split(separator: "&")
                .contains { $0.hasPrefix("\(PercentEncoding.encode(name))=") }
        case .cookie: false
        }
    }

    fileprivate func add(_ secret: String, to request: inout HTTPRequest) throws {
        guard !secret.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
            throw ClientError(
                .invalidRequest("The credential `\(label)` has a line break or another control character.")
            )
        }
        switch placement {
        case .header(let name, let scheme):
            guard let name = HTTPField.Name(name) else {
                throw ClientError(.invalidRequest("\"\(name)\" is no name for a header."))
            }
            request.headerFields[name] = scheme.map { "\($0) \(secret)" } ?? secret
        case .query(let name):
            let item = "\(PercentEncoding.encode(name))=\(PercentEncoding.encode(secret))"
            let path = request.path ?? "/"
            request.path = path + (path.contains("?") ? "&" : "?") + item
        case .cookie(let name):
            let item = "\(name)=\(PercentEncoding.encode(secret))"
            request.headerFields[.cookie] = request.headerFields[.cookie].map { "\($0); \(item)" } ?? item
        }
    }
}

// MARK: - What generated clients write

extension APISecurity.Scheme {
    /// A scheme of the header `Authorization`: `Bearer`, `Basic`.
    @_spi(Generated) public static func http(_ label: String, _ credential: APICredential?, scheme: String) -> Self {
        key(label, credential, in: .header("Authorization", scheme: scheme))
    }

    @_spi(Generated)
    public static func key(_ label: String, _ credential: APICredential?, in placement: Placement) -> Self {
        var scheme = Self(label: label, placement: placement)
        if let credential { scheme.secret = { refused, _ in try await credential.secret(refused) } }
        return scheme
    }
}
