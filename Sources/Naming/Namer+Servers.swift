import IR

extension Namer {
    /// The servers, by what the document says of them, else by their addresses; then their variables.
    mutating func nameServers() {
        if names.groups.values.contains(where: { $0.type == "Servers" }) { names.serversType = "ServerURLs" }
        let declarations = api.namedServers.map { server in
            NameScope.Declaration(
                spelling: server.template,
                candidates: Self.candidates(for: server),
                key: "server:\(server.template)",
                location: server.location
            )
        }
        let functions = scopedNames(declarations, reserved: ["Type", "Protocol"])
        names.servers = functions.map { Names.ServerName(function: $0) }
        for (index, server) in api.namedServers.enumerated() {
            let labels = server.variables.map { variable in
                NameScope.Declaration(
                    spelling: variable.name,
                    candidates: [Identifier.value(variable.name, fallback: Words(["variable"]))],
                    key: "server:\(server.template)/\(variable.name)",
                    location: server.location
                )
            }
            names.servers[index].labels = scopedNames(labels, reserved: [])
            names.servers[index].enums = server.variables.map { nameEnum(of: $0, server: server, functions[index]) }
        }
    }

    /// The enum of a variable's values. Servers whose variables are equal share one.
    private mutating func nameEnum(of variable: Server.Variable, server: Server, _ function: String) -> String? {
        guard !variable.allowedValues.isEmpty else { return nil }
        let known = names.serverEnums.first {
            $0.variable.name == variable.name && $0.variable.allowedValues == variable.allowedValues
        }
        if let known { return known.name }
        let own = Identifier.type(variable.name, fallback: Words(["variable"]))
        let owned = Identifier.type(
            Words(splitting: function) + Words(splitting: variable.name),
            fallback: Words(["variable"])
        )
        let reserved = ReservedNames.usedInside.union(ReservedNames.standardTypes).union(names.serverEnums.map(\.name))
        let key = "server:\(server.template)/\(variable.name)"
        let type = NameScope.Declaration(
            spelling: own,
            candidates: [own, owned],
            key: "\(key)/enum",
            location: server.location
        )
        let values = variable.allowedValues.map { value in
            declaration(
                value,
                fallback: Words(splitting: variable.name),
                key: "\(key)/\(value)",
                location: server.location
            )
        }
        let name = scopedNames([type], reserved: reserved)[0]
        let cases = scopedNames(values, reserved: ReservedNames.enumerationMembers.union(["allCases"]))
        names.serverEnums.append(Names.ServerEnum(name: name, cases: cases, variable: variable))
        return name
    }

    /// `production` of "Production server (with live data)"; `api`, `apiExampleCom` of `https://api.example.com`.
    private static func candidates(for server: Server) -> [String] {
        let filler: Set<String> = [
            "the", "a", "our", "for", "server", "servers", "api", "url", "environment", "endpoint",
        ]
        let phrase = (server.description ?? "").prefix { !".,;:([\n".contains($0) }
        let described = Words(splitting: phrase.filter { !"'’".contains($0) }).words.filter { !filler.contains($0) }
        let address = server.template.replacing(/\{[^}]*\}|^[a-z]+:\/\//, with: " ")
        let parts = address.split(separator: "/", maxSplits: 1).map(String.init)
        let host = Words(splitting: parts.first ?? "").words.filter { $0 != "www" }
        var candidates = [host.first.map { [$0] } ?? [], host, Words(splitting: address).words]
        if (1...4).contains(described.count) { candidates.insert(described, at: 0) }
        return candidates.filter { !$0.isEmpty }.map { Identifier.member(Words($0), fallback: Words(["server"])) }
            + ["server"]
    }
}
