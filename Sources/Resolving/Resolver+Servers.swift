import Diagnostics
import IR
import OpenAPI

extension Resolver {
    mutating func resolveServers(_ servers: [OpenAPI.Server]) -> [IR.Server] {
        servers.map { server in
            IR.Server(
                template: server.url,
                variables: server.variables.map { resolve($0, of: server) },
                description: server.description,
                location: server.location
            )
        }
    }

    /// A variable, whose default is one of its values (Server Variable Object, `default`).
    private mutating func resolve(
        _ variable: OpenAPI.Server.Variable,
        of server: OpenAPI.Server
    ) -> IR.Server.Variable {
        var values: [String] = []
        for value in variable.allowedValues where !values.contains(value) { values.append(value) }
        if !values.isEmpty, !values.contains(variable.defaultValue) {
            values.append(variable.defaultValue)
            diagnostics.append(
                Diagnostic(
                    "server-variable-default",
                    .warning,
                    "the default `\(variable.defaultValue)` of the server variable `\(variable.name)` is none of its values",
                    at: server.location,
                    hint: "add it to the variable's 'enum'"
                )
            )
        }
        return IR.Server.Variable(
            name: variable.name,
            defaultValue: variable.defaultValue,
            allowedValues: values,
            description: variable.description
        )
    }

    /// The servers for users to choose from, each once.
    static func namedServers(_ servers: [IR.Server], _ groups: [OperationGroup]) -> [IR.Server] {
        var seen: Set<String> = []
        let all = servers + groups.flatMap(\.operations).flatMap(\.servers)
        let absolute = all.filter { $0.absoluteURL != nil && seen.insert($0.template).inserted }
        return absolute.count > 1 || absolute.contains { !$0.variables.isEmpty } ? absolute : []
    }

    /// The server that clients use by themselves: the document's first, or the one that all operations share.
    mutating func serverURL(of servers: [IR.Server], shared groups: [OperationGroup]) -> String? {
        guard let server = servers.first else {
            let urls = Set(groups.flatMap(\.operations).map { $0.servers.first?.absoluteURL })
            return urls.count == 1 ? urls.first ?? nil : nil
        }
        for other in servers.dropFirst() where other.absoluteURL == nil {
            if let url = other.url {
                reportRelative(other, message: "the server `\(url)` is relative, and not offered")
            }
        }
        if let url = server.url {
            if server.absoluteURL == nil {
                reportRelative(server, message: "the server `\(url)` is relative; \(Self.wantsURL)")
            }
        } else {
            reportUndeclaredVariable(of: server, consequence: Self.wantsURL)
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

    private static let wantsURL = "the client's initializer wants the whole base URL"

    private mutating func reportRelative(_ server: IR.Server, message: String) {
        diagnostics.append(
            Diagnostic(
                "server-relative",
                .note,
                message,
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
