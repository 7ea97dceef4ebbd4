import Diagnostics
import IR
import OpenAPI

extension Resolver {
    func resolveServers(_ servers: [OpenAPI.Server]) -> [IR.Server] {
        servers.map { server in
            IR.Server(
                template: server.url,
                variables: server.variables.map {
                    .init(
                        name: $0.name,
                        defaultValue: $0.defaultValue,
                        allowedValues: $0.allowedValues,
                        description: $0.description
                    )
                },
                description: server.description,
                location: server.location
            )
        }
    }

    /// The server that clients use by themselves: the document's first, or the one that all operations share.
    mutating func serverURL(of servers: [IR.Server], shared groups: [OperationGroup]) -> String? {
        guard let server = servers.first else {
            let urls = Set(groups.flatMap(\.operations).map { $0.servers.first?.absoluteURL })
            return urls.count == 1 ? urls.first ?? nil : nil
        }
        if let url = server.url {
            if server.absoluteURL == nil { reportRelative(server, url: url) }
        } else {
            reportUndeclaredVariable(of: server, consequence: "the client's initializer wants a base URL")
        }
        return server.absoluteURL
    }

    /// The groups, whose operations know the servers that they go to.
    mutating func withServers(_ groups: [OperationGroup], besides shared: String?) -> [OperationGroup] {
        var groups = groups
        for group in groups.indices {
            for index in groups[group].operations.indices {
                let operation = groups[group].operations[index]
                groups[group].operations[index].serverURL = serverURL(of: operation, besides: shared)
            }
        }
        return groups
    }

    /// The server of an operation that requests go to, where it is another than the API's.
    private mutating func serverURL(of operation: IR.Operation, besides shared: String?) -> String? {
        guard let server = operation.servers.first else { return nil }
        guard let url = server.url else {
            reportUndeclaredVariable(of: server, consequence: "requests go to the API's server")
            return nil
        }
        if let absolute = server.absoluteURL { return absolute == shared ? nil : absolute }
        // An empty URL, too, is relative to where the document is, which is the host.
        return url.hasPrefix("/") ? url : "/" + url
    }

    private mutating func reportRelative(_ server: IR.Server, url: String) {
        diagnostics.append(
            Diagnostic(
                "server-relative",
                .note,
                "the server `\(url)` is relative; the client's initializer wants the whole base URL",
                at: server.location,
                hint: "write the server's absolute URL, so that the client knows it"
            )
        )
    }

    private mutating func reportUndeclaredVariable(of server: IR.Server, consequence: String) {
        diagnostics.append(
            Diagnostic(
                "server-variable-undeclared",
                .warning,
                "a variable of the server `\(server.template)` is not declared; \(consequence)",
                at: server.location,
                hint: "declare it under 'variables', with a 'default'"
            )
        )
    }
}
