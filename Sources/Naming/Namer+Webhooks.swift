import IR

extension Namer {
    /// The functions that read what the API's servers send, and the types beside them.
    mutating func nameWebhooks() {
        let declarations = api.webhooks.map { webhook in
            let name = Identifier.value(webhook.name, fallback: Words(["webhook"]))
            let caller = webhook.callers.first.flatMap { names.operations[$0]?.method }
            let long = Words(splitting: webhook.method) + Words(splitting: "\(caller ?? "") \(webhook.name)")
            return NameScope.Declaration(
                spelling: webhook.name,
                candidates: [name, long.lowerCamelCase],
                key: webhook.id.pointer,
                location: webhook.location
            )
        }
        let functions = scopedNames(declarations, reserved: ReservedNames.webhookMembers)
        names.webhookFunctions = Dictionary(
            zip(api.webhooks.map(\.id), functions).map { ($0, $1) },
            uniquingKeysWith: { first, _ in first }
        )
        nameWebhookTypes()
    }

    private mutating func nameWebhookTypes() {
        let owned = api.types.filter { definition in
            switch definition.owner {
            case .webhook, .webhookEvent: true
            default: false
            }
        }
        let declarations = owned.map { definition in
            let name = webhookTypeName(definition)
            return NameScope.Declaration(
                spelling: name,
                candidates: [name, name + "Body"],
                key: definition.id.pointer,
                location: definition.location
            )
        }
        let used = api.webhooks.compactMap { $0.type.typeID.flatMap { names.types[$0]?.simple } }
        let reserved = ReservedNames.usedInside.union([names.webhooks]).union(used)
        for (definition, name) in zip(owned, scopedNames(declarations, reserved: reserved)) {
            names.types[definition.id] = Names.TypeName(simple: name, qualified: "\(names.webhooks).\(name)")
        }
    }

    private func webhookTypeName(_ definition: TypeDefinition) -> String {
        guard case .webhook(let id) = definition.owner, let function = names.webhookFunctions[id] else {
            return "Event"
        }
        return Identifier.type(ofMember: function)
    }
}
