import IR

extension Namer {
    /// Types at the top of the module: the components, and elements of components that are arrays.
    mutating func nameModuleTypes() {
        let topLevel = api.types.filter(isTopLevel)
        let declarations = topLevel.map { definition in
            NameScope.Declaration(
                spelling: componentName(of: definition) ?? "",
                candidates: moduleCandidates(for: definition),
                key: definition.id.pointer,
                location: definition.location
            )
        }
        let reserved = ReservedNames.moduleTypes.union([names.module, names.client])
            .union(api.webhooks.isEmpty ? [] : [names.webhooks])
        for (definition, name) in zip(topLevel, scopedNames(declarations, reserved: reserved)) {
            names.types[definition.id] = Names.TypeName(simple: name, qualified: name)
        }
    }

    /// Components, and what belongs to an alias, which cannot hold declarations.
    private func isTopLevel(_ definition: TypeDefinition) -> Bool {
        switch definition.owner {
        case .module, .shared: return true
        case .operation, .webhook, .webhookEvent: return false
        case .type(let owner, _):
            if case .alias? = definitions[owner]?.kind { return true }
            return false
        }
    }

    private func componentName(of definition: TypeDefinition) -> String? {
        if case .module(let name) = definition.owner { name } else { nil }
    }

    private func moduleCandidates(for definition: TypeDefinition) -> [String] {
        if let name = componentName(of: definition) {
            let type = Identifier.type(name, fallback: Words(["type"]))
            return [type, type + "Model"]
        }
        if case .shared(let component) = definition.owner { return [sharedName(of: component)] }
        guard case .type(let owner, _) = definition.owner,
            let ownerDefinition = definitions[owner],
            let name = componentName(of: ownerDefinition)
        else { return ["Item"] }
        let words = Words(splitting: name)
        let item = Identifier.type(name, fallback: Words(["type"])) + "Item"
        return words.singular == words ? [item] : [words.singular.upperCamelCase, item]
    }

    /// `NotFoundResponse`, `SortOrderParameter`, `PetRequest`: the word keeps clear of the schemas' names, so that adding one
    /// changes nothing.
    private func sharedName(of component: TypeDefinition.SharedComponent) -> String {
        let suffixes: [String] =
            switch component.section {
            case .parameters: ["parameter", "param"]
            case .responses: ["response"]
            case .requestBodies: ["request", "body"]
            }
        let words = Words(splitting: component.name)
        let isTold = words.words.last.map { suffixes.contains($0) } ?? false
        let name = Identifier.type(component.name, fallback: Words(["shared"]))
        return name + (isTold ? "" : Words([suffixes[0]]).upperCamelCase) + (component.isItem ? "Item" : "")
    }

    /// Types of the bodies and parameters of operations, inside the operation's group.
    mutating func nameOperationTypes() {
        let owned = Dictionary(grouping: api.types) { definition in
            if case .operation(let id, _) = definition.owner { id } else { OperationID("") }
        }
        for group in api.groups {
            guard let groupName = names.groups[group.id] else { continue }
            let definitions = group.operations.flatMap { owned[$0.id] ?? [] }
            let declarations = definitions.map { definition in
                let name = operationTypeName(definition)
                return NameScope.Declaration(
                    spelling: name,
                    candidates: [name, name + kindSuffix(of: definition)],
                    key: definition.id.pointer,
                    location: definition.location
                )
            }
            let reserved = ReservedNames.usedInside
                .union([groupName.type, names.client])
                .union(group.operations.flatMap { moduleNames(usedBy: $0) })
                .union(definitions.flatMap { moduleNames(usedIn: $0) })
            for (definition, name) in zip(definitions, scopedNames(declarations, reserved: reserved)) {
                let qualified = "\(names.client).\(groupName.type).\(name)"
                names.types[definition.id] = Names.TypeName(simple: name, qualified: qualified)
            }
        }
    }

    /// `CreateRequest`, `ListResponse`, `ListResponseItem`, `ListOrder`.
    private func operationTypeName(_ definition: TypeDefinition) -> String {
        guard case .operation(let id, let part) = definition.owner else { return "Value" }
        let method = Identifier.type(ofMember: names.operations[id]?.method ?? "call")
        switch part {
        case .request: return method + "Request"
        case .requestItem: return method + "RequestItem"
        case .response: return method + "Response"
        case .responseItem: return method + "ResponseItem"
        case .event: return method + "Event"
        case .failure(let status): return method + errorName(status)
        case .failureItem(let status): return method + errorName(status) + "Item"
        case .parameter(let name): return method + Identifier.type(name, fallback: Words(["parameter"]))
        }
    }

    /// `NotFoundError`, `ServerError`, `Error`.
    private func errorName(_ status: Operation.Status) -> String {
        let words = status.words
        return (words.words.last == "error" ? words : words + Words(["error"])).upperCamelCase
    }

    private func moduleNames(usedBy operation: Operation) -> [String] {
        let types =
            operation.parameters.map(\.type)
            + [operation.body?.content.type, operation.response?.type, operation.stream?.event].compactMap(\.self)
        return types.compactMap(\.typeID).compactMap { names.types[$0]?.simple }
    }

    /// Types inside other types, owners before what they own.
    mutating func nameNestedTypes() {
        for definition in api.types where names.types[definition.id] != nil {
            nameChildren(of: definition, chain: [])
        }
    }

    private mutating func nameChildren(of owner: TypeDefinition, chain: Set<String>) {
        guard let ownerName = names.types[owner.id] else { return }
        let owned = (children[owner.id] ?? []).filter { names.types[$0.id] == nil }
        guard !owned.isEmpty else { return }
        let chain = chain.union(ownerName.qualified.split(separator: ".").map(String.init))
        let reserved = ReservedNames.usedInside.union(chain).union(moduleNames(usedIn: owner))
        let declarations = owned.map { definition in
            NameScope.Declaration(
                spelling: "",
                candidates: nestedCandidates(for: definition),
                key: definition.id.pointer,
                location: definition.location
            )
        }
        // Names that `reserved` forces to a later candidate depend on the type and its owner alone, so they need no lock.
        for (definition, name) in zip(owned, nestedNames(declarations, reserved: reserved)) {
            names.types[definition.id] = Names.TypeName(simple: name, qualified: "\(ownerName.qualified).\(name)")
            nameChildren(of: definition, chain: chain)
        }
    }

    private mutating func nestedNames(_ declarations: [NameScope.Declaration], reserved: Set<String>) -> [String] {
        let usable = declarations.map { declaration in
            var declaration = declaration
            let free = declaration.candidates.filter { !reserved.contains($0) }
            declaration.candidates = free.isEmpty ? declaration.candidates.suffix(1) : free
            return declaration
        }
        return scopedNames(usable, reserved: reserved)
    }

    /// The names of the module's types that a type and everything inside it use.
    private func moduleNames(usedIn definition: TypeDefinition) -> Set<String> {
        var names: Set<String> = []
        for type in definition.referencedTypes {
            if let id = type.typeID, let name = outermostName(of: id) { names.insert(name) }
        }
        for child in children[definition.id] ?? [] {
            names.formUnion(moduleNames(usedIn: child))
        }
        return names
    }

    /// The name of the type of the module that a type is, or that it stands in.
    private func outermostName(of id: TypeID) -> String? {
        var id = id
        while names.types[id] == nil, case .type(let owner, _)? = definitions[id]?.owner { id = owner }
        return names.types[id]?.qualified.split(separator: ".").first.map(String.init)
    }

    private func nestedCandidates(for definition: TypeDefinition) -> [String] {
        guard case .type(let owner, let role) = definition.owner else { return ["Value"] }
        let base: String
        switch role {
        case .property("type"): base = "Kind"
        case .property(let name): base = Identifier.type(name, fallback: Words(["property"]))
        case .element(let name):
            base = Identifier.type(Words(splitting: name).singular, fallback: Words(["element"]))
        case .additionalProperties: base = "AdditionalProperty"
        case .item: base = "Item"
        case .branch(let index): base = branchName(of: definition, at: index)
        case .response(let status): base = status.words.upperCamelCase + "Body"
        case .responseItem(let status): base = status.words.upperCamelCase + "Item"
        case .request(let type): base = requestTypeName(type)
        }
        let suffix = kindSuffix(of: definition)
        let long = base == suffix ? [] : [base + (role.isElement ? "Item" : suffix)]
        let owned = (names.types[owner]?.simple ?? "") + base
        return (Identifier.isCaseless(base) ? [] : [base]) + long + [owned]
    }

    /// `JSONBody`, `MultipartBody`.
    private func requestTypeName(_ mediaType: String) -> String {
        let subtype = mediaType.split(separator: "/").last.map(String.init) ?? mediaType
        let name = subtype == "form-data" ? "multipart" : subtype == "x-www-form-urlencoded" ? "form" : subtype
        return (Words(splitting: name) + Words(["body"])).upperCamelCase
    }

    /// By the tag that selects the branch, else by its title, else by a member that no other branch has.
    private func branchName(of definition: TypeDefinition, at index: Int) -> String {
        var branch: Union.Branch?
        if case .type(let owner, _) = definition.owner, case .union(let union)? = definitions[owner]?.kind,
            union.branches.indices.contains(index)
        {
            branch = union.branches[index]
        }
        if let name = branch?.tag ?? definition.title {
            return Identifier.type(name, fallback: Words(["option"]))
        }
        return branch?.ownKey.map {
            Identifier.type(Words(splitting: $0) + Words(["option"]), fallback: Words(["option"]))
        }
            ?? shapeName(of: definition, in: branch)
    }

    /// `Item` for the elements of an array, `Object` for an object, `Text` for a list of texts.
    private func shapeName(of definition: TypeDefinition, in branch: Union.Branch?) -> String {
        if case .array? = branch?.type { return "Item" }
        if case .enumeration(let enumeration) = definition.kind {
            return enumeration.rawType == .string ? "Text" : "Number"
        }
        return kindSuffix(of: definition)
    }

    private func kindSuffix(of definition: TypeDefinition) -> String {
        switch definition.kind {
        case .structure: "Object"
        case .enumeration: "Value"
        case .union: "Option"
        case .alias: "Type"
        case .responses: "Result"
        case .requests: "Body"
        }
    }
}

extension TypeDefinition.Role {
    fileprivate var isElement: Bool {
        if case .element = self { true } else { false }
    }
}
