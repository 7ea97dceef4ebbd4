import Foundation
import HTTPTypes

extension APIClient {
    /// Makes the request that goes to the server out of what the operation wants.
    func bind(_ operation: OperationRequest, accept: String) throws -> (HTTPRequest, RequestBody?) {
        var request = HTTPRequest(
            method: operation.method,
            scheme: nil,
            authority: nil,
            path: operation.path.text
        )
        let summary = summary(of: request, operation: operation.operation)
        func invalid(_ reason: String) -> ClientError {
            ClientError(.invalidRequest(reason), request: summary)
        }
        if let problem = operation.path.problem {
            throw invalid(problem)
        }
        if let problem = operation.problem {
            throw ClientError(.encoding(problem), request: summary)
        }
        guard let base = URLComponents(url: serverURL(of: operation), resolvingAgainstBaseURL: true),
            let scheme = base.scheme, let authority = base.authority
        else { throw invalid("The base URL has no scheme or no host.") }
        guard base.user == nil, base.password == nil else {
            throw invalid("The base URL may not hold a user or a password.")
        }
        request.scheme = scheme
        request.authority = authority
        request.path = path(of: operation, base: base)
        if let address = operation.address {
            guard let path = request.path(of: address) else {
                throw invalid("The answer leads to another server: \(address)")
            }
            request.path = path
        }
        request.headerFields[.accept] = operation.acceptedTypes ?? accept
        for field in options.headers { request.headerFields[fields: field.name] = options.headers[fields: field.name] }
        try add(headers(of: operation), to: &request.headerFields, invalid: invalid)
        guard let makeBody = operation.makeBody else { return (request, nil) }
        do {
            let (body, contentType) = try makeBody()
            request.headerFields[.contentType] = request.headerFields[.contentType] ?? contentType
            request.headerFields[.contentLength] = body.length.map(String.init)
            return (request, body)
        } catch {
            throw ClientError(.encoding(error), request: self.summary(of: request, operation: operation.operation))
        }
    }

    private func headers(of operation: OperationRequest) -> [(name: String, value: String)] {
        var headers = operation.headers
        if !operation.cookies.isEmpty { headers.append(("Cookie", operation.cookies.joined(separator: "; "))) }
        for name in operation.idempotencyKeys where !headers.contains(where: { $0.name == name }) {
            headers.append((name, options.idempotencyKey))
        }
        return headers
    }

    /// Adds the headers of an operation, which take the places of those that stand for all operations.
    private func add(
        _ headers: [(name: String, value: String)],
        to fields: inout HTTPFields,
        invalid: (String) -> ClientError
    ) throws {
        for (name, value) in headers {
            guard let fieldName = HTTPField.Name(name) else { throw invalid("\"\(name)\" is no name for a header.") }
            guard !value.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) else {
                throw invalid("The header \(name) has a line break or a NUL in its value.")
            }
            if options.headers.contains(fieldName) { fields[fieldName] = nil }
            fields.append(HTTPField(name: fieldName, value: value))
        }
    }

    /// The server that a request goes to. A client that was given another server than the documented one, for tests
    /// perhaps, stays with it.
    func serverURL(of operation: OperationRequest) -> URL {
        if let url = options.baseURL { return url }
        guard let server = operation.server else { return baseURL }
        let isOverridden = documentedURL.map { $0 != baseURL } ?? false
        if !server.hasPrefix("/"), isOverridden { return baseURL }
        return URL(string: server, relativeTo: baseURL)?.absoluteURL ?? baseURL
    }

    /// The base's path, then the operation's; queries in the order base, path, items.
    private func path(of operation: OperationRequest, base: URLComponents) -> String {
        let parts = operation.path.text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let operationPath = parts[0].hasPrefix("/") ? parts[0] : "/" + parts[0]
        var items = [base.percentEncodedQuery ?? ""]
        items += parts.dropFirst().map(String.init) + operation.query
        items += options.query.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        let query = items.filter { !$0.isEmpty }.joined(separator: "&")
        return base.percentEncodedPath.trimmingSlashes + operationPath + (query.isEmpty ? "" : "?\(query)")
    }

    /// The request as errors show it.
    func summary(of request: HTTPRequest, operation: String) -> ClientError.Request {
        ClientError.Request(operation: operation, method: request.method, url: security.redaction.url(of: request))
    }
}

extension HTTPRequest {
    /// The path and the query of an address that is relative to this one; nil where it is one of another origin, which must
    /// not get the request's credentials.
    fileprivate func path(of address: String) -> String? {
        guard let own = url,
            let target = URL(string: address, relativeTo: own)?.absoluteURL, own.origin == target.origin,
            let parts = URLComponents(url: target, resolvingAgainstBaseURL: true)
        else { return nil }
        return parts.target
    }
}
