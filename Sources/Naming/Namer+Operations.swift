import IR

extension Namer {
    /// The groups: properties and types of the client.
    mutating func nameGroups() {
        let moduleTypes = Set(names.types.values.map(\.simple))
        let declarations = api.groups.map { group in
            let words = Words(splitting: group.id)
            let type = Identifier.type(words, fallback: Words(["group"]))
            return NameScope.Declaration(
                spelling: type,
                candidates: Identifier.isCaseless(type) ? [type + "API"] : [type, type + "API"],
                key: Self.typeKey(ofGroup: group.id),
                location: group.operations.first?.location
            )
        }
        let reserved = moduleTypes.union(ReservedNames.moduleTypes).union([names.client])
        let types = scopedNames(declarations, reserved: reserved)
        let properties = api.groups.map { group in
            let name = Identifier.value(group.id, fallback: Words(["group"]))
            return NameScope.Declaration(
                spelling: name,
                candidates: [name, name + "API"],
                key: Self.propertyKey(ofGroup: group.id),
                location: group.operations.first?.location
            )
        }
        let propertyNames = scopedNames(properties, reserved: ReservedNames.clientMembers)
        for (group, (type, property)) in zip(api.groups, zip(types, propertyNames)) {
            names.groups[group.id] = Names.GroupName(property: property, type: type)
        }
    }

    /// Methods, and the labels of their parameters.
    mutating func nameOperations() {
        for group in api.groups {
            let slugs = Self.counts(group.operations.compactMap(\.suggestedName))
            let candidates = group.operations.map { operation in
                [
                    shortName(of: operation, in: group, slugs: slugs), longName(of: operation),
                    wholePathName(of: operation),
                ]
            }
            let declarations = zip(group.operations, candidates).map { operation, candidates in
                NameScope.Declaration(
                    spelling: operation.suggestedName ?? operation.operationID ?? "",
                    candidates: candidates,
                    key: operation.id.pointer,
                    location: operation.location
                )
            }
            let reserved = ReservedNames.groupMembers.union(Self.contested(candidates))
            let methods = scopedNames(declarations, reserved: reserved)
            for (operation, method) in zip(group.operations, methods) {
                names.operations[operation.id] = Names.OperationName(method: method, parameters: labels(of: operation))
            }
            nameFurtherMethods(of: group, besides: Set(methods))
        }
    }

    /// The methods that an operation has beside its own: `createStream` beside `create`, `all` beside `list`.
    private mutating func nameFurtherMethods(of group: OperationGroup, besides methods: Set<String>) {
        let streams = group.operations.filter { $0.stream.map { !$0.isOnlyAnswer } ?? false }
        let lists = group.operations.filter { $0.pagination != nil }
        let declarations =
            streams.map { furtherMethod(of: $0, "stream", called: $0.stream?.name, streamNames(of: $0)) }
            + lists.map { furtherMethod(of: $0, "pages", called: $0.pagination?.name, pagesNames(of: $0)) }
        let given = scopedNames(declarations, reserved: ReservedNames.groupMembers.union(methods))
        for (operation, name) in zip(streams, given) { names.operations[operation.id]?.streamMethod = name }
        for (operation, name) in zip(lists, given.dropFirst(streams.count)) {
            names.operations[operation.id]?.pagesMethod = name
        }
    }

    private func furtherMethod(
        of operation: Operation,
        _ role: String,
        called name: String?,
        _ candidates: [Words]
    ) -> NameScope.Declaration {
        NameScope.Declaration(
            spelling: name ?? "",
            candidates: [name].compactMap(\.self) + candidates.map(\.lowerCamelCase),
            key: "\(operation.id.pointer)/\(role)",
            location: operation.location
        )
    }

    private func methodWords(of operation: Operation) -> Words {
        Words(splitting: names.operations[operation.id]?.method ?? "call")
    }

    /// `createStream`, `streamCreate`.
    private func streamNames(of operation: Operation) -> [Words] {
        let method = methodWords(of: operation)
        return [method + Words(["stream"]), Words(["stream"]) + method]
    }

    /// `all` of `list`, `allEvents` of `listEvents`; `searchAll` of anything else.
    private func pagesNames(of operation: Operation) -> [Words] {
        let method = methodWords(of: operation)
        let plain = method + Words(["all"])
        guard let verb = method.words.first, ["list", "get", "fetch", "index", "retrieve"].contains(verb) else {
            return [plain]
        }
        return [Words(["all"] + method.words.dropFirst()), plain]
    }

    /// The names that several operations want and none has the best claim to, by being called exactly so. None of them
    /// gets such a name, so that the order of the document decides nothing.
    private static func contested(_ candidates: [[String]]) -> Set<String> {
        let short = counts(candidates.map { $0[0] }).filter { $0.value > 1 }.keys
        let long = counts(candidates.map { $0[1] })
        return Set(short.filter { long[$0] != 1 } + long.filter { $0.value > 1 }.keys)
    }

    /// `x-oaiMeta.path` where it is a slug that is unique in the group, else the operationId less the group's words.
    private func shortName(of operation: Operation, in group: OperationGroup, slugs: [String: Int]) -> String {
        if let stream = operation.stream, stream.isOnlyAnswer, let name = stream.name { return name }
        if let slug = operation.suggestedName, isSlug(slug), slugs[slug] == 1 {
            return Identifier.value(slug, fallback: Words(["call"]))
        }
        guard let operationID = operation.operationID else {
            return pathName(of: operation, operation.tellingPath ?? operation.pathTemplate)
        }
        let all = words(of: operation, operationID)
        let own = all.afterController
        let words = own.removing(Words(splitting: group.id))
        // `search-1` of the group `search` leaves a number, which is no name.
        let isNumber = words.words.allSatisfy { $0.allSatisfy(\.isNumber) }
        if isNumber, own == all { return longName(of: operation) }
        return Identifier.member(isNumber ? own : words, fallback: Words(["call"]))
    }

    private static func counts(_ names: [String]) -> [String: Int] {
        Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// Kebab case: lower-case words with single dashes between.
    private func isSlug(_ text: String) -> Bool {
        text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty
                && word.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
        }
    }

    /// The whole operationId, or method and path.
    private func longName(of operation: Operation) -> String {
        guard let operationID = operation.operationID else { return wholePathName(of: operation) }
        let words = words(of: operation, operationID)
        return words == Words(splitting: operationID)
            ? Identifier.value(operationID, fallback: Words(["call"]))
            : Identifier.member(words, fallback: Words(["call"]))
    }

    /// The words of an operationId. Where it runs them together, those of the path and of the documentation take it apart.
    private func words(of operation: Operation, _ operationID: String) -> Words {
        let texts = [operation.pathTemplate, operation.documentation.summary, operation.documentation.description]
        let known = texts.compactMap(\.self).flatMap { Words(splitting: $0).words }
        let verbs = ["get", "list", "create", "update", "delete", "add", "remove", "set", "search"]
        return Words(runTogether: operationID, vocabulary: Set(known + known.map(Words.singular) + verbs))
    }

    /// Method and path: `getPetsPetID`.
    private func pathName(of operation: Operation, _ path: String) -> String {
        Identifier.value("\(operation.method.lowercased()) \(path)", fallback: Words(["call"]))
    }

    private func wholePathName(of operation: Operation) -> String { pathName(of: operation, operation.pathTemplate) }

    private mutating func labels(of operation: Operation) -> [String] {
        let names = operation.parameters.map { Identifier.value($0.name, fallback: Words(["parameter"])) }
        let places = Self.counts(zip(operation.parameters, names).map { "\($0.placement.rawValue) \($1)" })
        let declarations = zip(operation.parameters, names).map { parameter, name in
            let place = parameter.placement.rawValue
            let placed = (Words(splitting: place) + Words(splitting: parameter.name)).lowerCamelCase
            // `created<` and `created>` stand in one place: what their signs say tells them apart. What only separates
            // words, as in `sort_by`, says nothing.
            let isTold = places["\(place) \(name)"] != 1 && parameter.name.contains { "<>=!~+*@$&|%^".contains($0) }
            let spelledOut = Identifier.value(Identifier.spelledOut(parameter.name), fallback: Words(["parameter"]))
            return NameScope.Declaration(
                spelling: parameter.name,
                candidates: isTold ? [name, spelledOut, placed] : [name, placed],
                key: "\(operation.id.pointer)/parameters/\(parameter.placement.rawValue)/\(parameter.name)",
                location: parameter.location
            )
        }
        return scopedNames(declarations, reserved: ReservedNames.parameters)
    }
}
