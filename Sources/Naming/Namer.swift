package import Diagnostics
package import IR

/// Names a whole API in one deterministic pass, from the outside in: the module's types, groups, methods, the types of
/// operations, nested types, members.
package struct Namer {
    package struct Options: Sendable {
        /// The module's name; made from the document's title where it is `nil`.
        package var module: String?
        /// The client's name; the module's name and `Client` where it is `nil`.
        package var client: String?
        /// Names that the user decided, by the JSON pointer of the schema, property or operation.
        package var pinned: [String: String]
        /// Names that earlier runs had to decide (`bindery.lock`), by JSON pointer.
        package var locked: [String: String]

        package init(
            module: String? = nil,
            client: String? = nil,
            pinned: [String: String] = [:],
            locked: [String: String] = [:]
        ) {
            self.module = module
            self.client = client
            self.pinned = pinned
            self.locked = locked
        }
    }

    let api: API
    let definitions: [TypeID: TypeDefinition]
    /// What each type owns, in document order.
    let children: [TypeID: [TypeDefinition]]
    let pinned: [String: String]
    private let locked: [String: String]
    var names: Names
    /// What had to be decided between declarations that want one name, by JSON pointer.
    private var decided: [String: String] = [:]
    private var diagnostics: [Diagnostic] = []

    /// The names of an API, and what of them is to be recorded so that later runs keep it.
    package static func name(
        _ api: API,
        options: Options
    ) -> (names: Names, lock: [String: String], diagnostics: [Diagnostic]) {
        var namer = Namer(api: api, options: options)
        namer.nameModuleTypes()
        namer.nameGroups()
        namer.nameOperations()
        namer.nameOperationTypes()
        namer.nameWebhooks()
        namer.nameCredentials()
        namer.nameServers()
        namer.nameHeaders()
        namer.nameNestedTypes()
        namer.nameMembers()
        return (namer.names, namer.lock(), namer.diagnostics)
    }

    private init(api: API, options: Options) {
        self.api = api
        definitions = Dictionary(api.types.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        children = Dictionary(grouping: api.types) { definition in
            if case .type(let owner, _) = definition.owner { owner } else { TypeID("") }
        }
        let module = options.module ?? Identifier.type(api.title, fallback: Words(["API"]))
        let candidates = [module + "Client", module + "Service"]
        let client = candidates.first { !ReservedNames.moduleTypes.contains($0) } ?? module + "HTTPClient"
        names = Names(module: module, client: options.client ?? client)
        locked = options.locked
        let known = definitions
        let properties = options.pinned.filter { known[TypeID($0.key)] == nil }.map { entry in
            (Self.propertyKey(at: entry.key), entry.value)
        }
        pinned = options.locked.merging(options.pinned) { _, pinned in pinned }
            .merging(properties) { _, pinned in pinned }
    }

    /// Names declarations that stand in one scope, and keeps what had to be decided.
    mutating func scopedNames(
        _ declarations: [NameScope.Declaration],
        reserved: Set<String>
    ) -> [String] {
        record(decision(declarations, reserved: reserved))
    }

    /// Decides on the names of declarations that stand in one scope.
    func decision(_ declarations: [NameScope.Declaration], reserved: Set<String>) -> NameScope.Decision {
        var scope = NameScope(reserved: reserved, pinned: pinned)
        return NameScope.Decision(names: scope.names(for: declarations), conflicts: scope.conflicts)
    }

    /// Keeps what had to be decided.
    mutating func record(_ decision: NameScope.Decision) -> [String] {
        for conflict in decision.conflicts {
            decided[conflict.key] = conflict.given
            diagnostics.append(
                Diagnostic(
                    "name-conflict",
                    .note,
                    "the name `\(conflict.wanted)` is taken; \(conflict.key) is called `\(conflict.given)`",
                    at: conflict.location,
                    hint: "choose another one under `names:` of the configuration"
                )
            )
        }
        return decision.names
    }

    /// What was decided now and before, as far as it still names something.
    private func lock() -> [String: String] {
        let known = Set(api.types.map(\.id.pointer)).union(names.operations.keys.map(\.pointer))
            .union(api.namedServers.map { "server:\($0.template)" })
            .union(api.headers.map { "header:\($0.name.lowercased())" })
            .union(api.credentials.map { "#/components/securitySchemes/\($0.name)" })
            .union(api.groups.flatMap { [Self.typeKey(ofGroup: $0.id), Self.propertyKey(ofGroup: $0.id)] })
        let kept = locked.filter { entry in
            Self.selfAndOwners(of: Self.pointer(ofKey: entry.key)).contains { known.contains($0) }
        }
        return kept.merging(decided) { kept, _ in kept }
    }

    /// What a property is called in the lock: the type of its value may have the same pointer.
    static func propertyKey(at pointer: String) -> String { "property:" + pointer }

    /// The pointer in a key of a property; other keys as they are.
    private static func pointer(ofKey key: String) -> String {
        key.hasPrefix("property:") ? String(key.dropFirst("property:".count)) : key
    }

    /// What a group's type is called in the lock.
    static func typeKey(ofGroup id: String) -> String { "group:\(id)" }

    /// What the client's property of a group is called in the lock.
    static func propertyKey(ofGroup id: String) -> String { "group property:\(id)" }

    /// A key, and the pointers that it stands below: `#/a/b`, `#/a`, `#`.
    private static func selfAndOwners(of key: String) -> [String] {
        var keys = [key]
        while let slash = keys[keys.count - 1].lastIndex(of: "/") {
            keys.append(String(keys[keys.count - 1][..<slash]))
        }
        return keys
    }
}
