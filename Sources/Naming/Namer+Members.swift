import Diagnostics
import IR
import Parallelism

extension Namer {
    /// Properties of structs, values of enumerations, cases of unions.
    mutating func nameMembers() {
        let decisions = api.types.concurrentMap { [self] in memberNames(of: $0) }
        for (definition, decision) in zip(api.types, decisions) {
            if let decision { names.members[definition.id] = record(decision) }
        }
    }

    private func memberNames(of definition: TypeDefinition) -> NameScope.Decision? {
        switch definition.kind {
        case .structure(let structure): propertyNames(of: structure, in: definition.id)
        case .enumeration(let enumeration): valueNames(of: enumeration, in: definition)
        case .union(let union): caseNames(of: union, in: definition.id)
        case .requests(let contents): requestNames(of: contents, in: definition)
        case .responses(let responses): responseNames(of: responses, in: definition.id)
        case .alias: nil
        }
    }

    private func propertyNames(of structure: Structure, in id: TypeID) -> NameScope.Decision {
        let declarations = structure.properties.map { property in
            declaration(
                property.name,
                fallback: Words(["property"]),
                key: Self.propertyKey(at: "\(id.pointer)/properties/\(property.name)"),
                location: property.location
            )
        }
        var reserved = ReservedNames.structureMembers
        if structure.additionalProperties != nil {
            reserved.insert(structure.isTuple ? "rest" : "additionalProperties")
        }
        return decision(declarations, reserved: reserved)
    }

    private func valueNames(of enumeration: Enumeration, in definition: TypeDefinition) -> NameScope.Decision {
        let fallback = valueFallback(of: definition)
        let declarations = enumeration.values.map { value in
            declaration(
                value.name ?? Identifier.signed(value.text),
                spelling: value.name ?? value.text,
                fallback: fallback,
                key: "\(definition.id.pointer)/enum/\(value.text)",
                location: definition.location
            )
        }.map(Self.leavingNone)
        return decision(declarations, reserved: ReservedNames.enumerationMembers)
    }

    /// `.none` of an optional property is nil, without a word of the compiler: a value of that name is `noneValue`.
    private static func leavingNone(_ declaration: NameScope.Declaration) -> NameScope.Declaration {
        var declaration = declaration
        declaration.candidates = leavingNone(declaration.candidates)
        if let alternatives = declaration.alternatives {
            declaration.alternatives = { leavingNone(alternatives()) }
        }
        return declaration
    }

    private static func leavingNone(_ names: [String]) -> [String] {
        names.map { $0 == "none" ? "noneValue" : $0 }
    }

    /// What a value is called that cannot begin a name: by its property, as `256x256` of `size` is `size256x256`.
    private func valueFallback(of definition: TypeDefinition) -> Words {
        switch definition.owner {
        case .type(_, .property(let name)): return Words(splitting: name)
        case .type(_, .element(let name)): return Words(splitting: name).singular
        case .operation(_, .parameter(let name)): return Words(splitting: name)
        case .module(let name): return Words(splitting: name)
        case .type(let owner, .item):
            guard case .module(let name)? = definitions[owner]?.owner else { return Words(["item"]) }
            return Words(splitting: name).singular
        case .type(_, .additionalProperties): return Words(["element"])
        case .type(_, .branch): return Words(["option"])
        case .shared(let component): return Words(splitting: component.name)
        case .operation, .type(_, .response), .type(_, .responseItem), .type(_, .request), .webhook, .webhookEvent:
            return Words(["code"])
        }
    }

    private func caseNames(of union: Union, in id: TypeID) -> NameScope.Decision {
        let shapes = shapes(of: union)
        let preferred = zip(union.branches, shapes).map { caseName(of: $0, shape: $1, in: id) }
        let keys = branchKeys(of: union, shapes: shapes)
        let contested = Self.contested(preferred, shapes: shapes)
        let declarations = union.branches.indices.map { index in
            let isLost = contested[preferred[index]].map { $0 && shapes[index] != preferred[index] } ?? false
            return NameScope.Declaration(
                spelling: preferred[index],
                candidates: isLost ? [shapes[index]] : [preferred[index], shapes[index]],
                key: "\(id.pointer)/branches/\(keys[index])",
                location: union.branches[index].location
            )
        }.map(Self.leavingNone)
        let unfit = contested.filter { !$0.value }.keys
        return decision(declarations, reserved: ReservedNames.unionMembers.union(unfit))
    }

    /// Of integers with and without a sign the former are called so.
    private func shapes(of union: Union) -> [String] {
        let hasSigned = union.branches.contains { $0.type == .integer }
        return union.branches.map { branch in
            let words = valueKind(ofInline: branch.type) ?? shape(of: branch.type)
            return (hasSigned && branch.type == .unsignedInteger ? Words(["unsigned"]) + words : words).lowerCamelCase
        }
    }

    /// Names that several branches want and that their shapes tell apart, and whether one of the shapes is just that: it
    /// gets the name then, else none does, so that the order of the branches decides nothing. Three branches with the title
    /// `array` are `strings`, `integers` and `integerArrays`.
    private static func contested(_ preferred: [String], shapes: [String]) -> [String: Bool] {
        let groups = Dictionary(grouping: zip(preferred, shapes)) { $0.0 }
        let told = groups.filter { $0.value.count > 1 && Set($0.value.map(\.1)).count == $0.value.count }
        return Dictionary(
            uniqueKeysWithValues: told.map { name, branches in (name, branches.contains { $0.1 == name }) }
        )
    }

    /// What identifies the branches in the lock, whatever their order: what tells them, or what they are.
    private func branchKeys(of union: Union, shapes: [String]) -> [String] {
        var counts: [String: Int] = [:]
        return zip(union.branches, shapes).map { branch, shape in
            var key = branch.text ?? branch.tag ?? shape
            if branch.text ?? branch.tag == nil, case .named(let id) = branch.type { key = id.pointer }
            counts[key, default: 0] += 1
            return counts[key] == 1 ? key : "\(key)/\(counts[key, default: 0])"
        }
    }

    /// `json`, `multipart`, `text`, `sdp`.
    private func requestNames(of contents: [Operation.Content], in definition: TypeDefinition) -> NameScope.Decision {
        let declarations = contents.map { content in
            let name = Identifier.member(content.words, fallback: Words(["body"]))
            let subtype = content.mediaType.split(separator: "/").last.map(String.init) ?? ""
            return NameScope.Declaration(
                spelling: name,
                candidates: [name, Identifier.value(subtype, fallback: Words(["body"]))],
                key: "\(definition.id.pointer)/\(content.mediaType)",
                location: definition.location
            )
        }
        return decision(declarations, reserved: ReservedNames.unionMembers)
    }

    /// `ok`, `accepted`, `noContent`; by content, `json`, `text`; by both, `okJSON`, `okText`.
    private func responseNames(of responses: [Operation.Response], in id: TypeID) -> NameScope.Decision {
        let isOneStatus = Set(responses.map(\.status)).count == 1
        let declarations = responses.map { response in
            let words = (isOneStatus ? Words([]) : response.status.words) + response.contentWords
            let name = Identifier.member(words, fallback: Words(["other"]))
            let content = response.mediaTypes.first.map { "/\($0)" } ?? ""
            return NameScope.Declaration(
                spelling: name,
                candidates: [name],
                key: "\(id.pointer)/\(response.status)\(content)",
                location: response.location
            )
        }
        return decision(declarations, reserved: ReservedNames.unionMembers)
    }

    /// The text that the branch is, else the tag that selects it, else the type's name, else the title, else the shape.
    private func caseName(of branch: Union.Branch, shape: String, in id: TypeID) -> String {
        if let text = branch.text {
            let fallback = definitions[id].map(valueFallback) ?? Words(["option"])
            return Identifier.value(Identifier.signed(text), fallback: fallback)
        }
        if let tag = branch.tag { return Identifier.value(tag, fallback: Words(["option"])) }
        if let id = branch.type.typeID, case .named = branch.type, !isInline(id), let name = names.types[id]?.simple {
            return Identifier.member(Words(splitting: name), fallback: Words(["option"]))
        }
        if branch.title == nil, let id = branch.type.typeID, case .named = branch.type, isInline(id),
            let key = branch.ownKey
        {
            return Identifier.value(key, fallback: Words(["option"]))
        }
        if let title = branch.title {
            let name = Identifier.value(title, fallback: Words(["option"]))
            if !name.isEmpty { return name }
        }
        return shape
    }

    /// Whether a type is declared in the union that it is a branch of.
    private func isInline(_ id: TypeID) -> Bool {
        if case .type(_, .branch)? = definitions[id]?.owner { true } else { false }
    }

    /// `string`, `strings`, `integerArrays`.
    private func shape(of type: TypeReference) -> Words {
        switch type {
        case .string: Words(["string"])
        case .integer, .unsignedInteger: Words(["integer"])
        case .number: Words(["number"])
        case .boolean: Words(["boolean"])
        case .dateTime, .codableDate: Words(["date", "time"])
        case .date: Words(["date"])
        case .base64, .bytes: Words(["data"])
        case .file: Words(["file"])
        case .json: Words(["json"])
        case .foreign(.int32), .foreign(.int64): Words(["integer"])
        case .foreign(.float): Words(["number"])
        case .foreign(.uuid), .foreign(.url): Words(["string"])
        case .nullable(let type): shape(of: type)
        case .array(let element): plural(shape(of: element), of: element)
        case .dictionary(let element): shape(of: element) + Words(["dictionary"])
        case .named(let id): Words(splitting: names.types[id]?.simple ?? "object")
        }
    }

    /// What the values are that a union's own branch lists.
    private func valueKind(ofInline type: TypeReference) -> Words? {
        guard case .named(let id) = type, isInline(id), case .enumeration(let enumeration)? = definitions[id]?.kind
        else { return nil }
        return Words([enumeration.rawType == .string ? "string" : "integer"])
    }

    private func plural(_ words: Words, of element: TypeReference) -> Words {
        if case .array(let inner) = element { return shape(of: inner) + Words(["arrays"]) }
        guard let last = words.words.last else { return words }
        return Words(words.words.dropLast() + [last + "s"])
    }

    func declaration(
        _ text: String,
        spelling: String? = nil,
        fallback: Words,
        key: String,
        location: SourceLocation
    ) -> NameScope.Declaration {
        let name = Identifier.value(text, fallback: fallback)
        return NameScope.Declaration(spelling: spelling ?? text, candidates: [name], key: key, location: location) {
            let spelledOut = Identifier.value(Identifier.spelledOut(text), fallback: fallback)
            let letterCase = Identifier.letterCase(of: text).map { name + $0.upperCamelCase }
            return [spelledOut, letterCase, Identifier.verbatim(text), name + "Value"].compactMap(\.self)
        }
    }
}
