import Diagnostics
import IR

/// Where a binary value is a file: as a whole body, and as a part of a form. Inside of JSON it is the text that stands there,
/// since `format: binary` is what documents write in both places.
struct FilePlaces {
    private let types: TypeArena
    /// The aliases and unions that are parts of forms.
    private var parts: Set<TypeID> = []
    /// What the aliases of files among the parts are in JSON.
    private var texts: [TypeID: TypeReference] = [:]
    /// The types that JSON and forms hold; an alias of a body's bytes is none.
    private let used: Set<TypeID>

    init(_ types: TypeArena, used: Set<TypeID>) {
        self.types = types
        self.used = used
        for (form, _) in types.forms {
            for type in form.types { markPart(type) }
        }
        for part in parts { noteText(of: part) }
    }

    private mutating func markPart(_ type: TypeReference) {
        var waiting = [type]
        while let next = waiting.popLast() {
            switch next {
            case .array(let element), .nullable(let element): waiting.append(element)
            case .named(let id) where !parts.contains(id):
                switch types.kind(of: id) {
                case .alias(let target): waiting.append(target)
                case .union(let union): waiting += union.branches.map(\.type)
                default: continue
                }
                parts.insert(id)
            default: continue
            }
        }
    }

    /// The alias of a file that is a part of a form stands for a file there, and for a text in JSON.
    private mutating func noteText(of part: TypeID) {
        guard texts[part] == nil, case .alias(let target)? = types.kind(of: part) else { return }
        if let next = target.typeID, parts.contains(next) { noteText(of: next) }
        if isFile(target) { texts[part] = inJSON(target) }
    }

    /// Whether JSON has texts where the type says files.
    func isFile(_ type: TypeReference) -> Bool {
        type.isFile || type.typeID.map { texts[$0] != nil } ?? false
    }

    /// The type of a value that stands in JSON.
    func inJSON(_ type: TypeReference) -> TypeReference {
        guard isFile(type) else { return type }
        return switch type {
        case .file: .string
        case .array(let element): .array(inJSON(element))
        case .dictionary(let element): .dictionary(inJSON(element))
        case .nullable(let element): .nullable(inJSON(element))
        case .named(let id): texts[id] ?? type
        default: type
        }
    }

    /// The type of a part of a form: a file, or several. What is deeper is JSON.
    func inForm(_ type: TypeReference) -> TypeReference {
        switch type {
        case .array(let element): .array(inForm(element))
        case .nullable(let element): .nullable(inForm(element))
        case .dictionary: inJSON(type)
        default: type
        }
    }

    /// What a body is, with texts for the files in its JSON.
    func inJSON(_ content: Operation.Content) -> Operation.Content {
        switch content {
        case .json(let type, let contentType): .json(inJSON(type), contentType: contentType)
        case .form(let type, let encodings): .form(inJSON(type), encodings: encodings)
        case .jsonString, .multipart, .text, .bytes, .responses, .requests: content
        }
    }

    func inJSON(_ response: Operation.Response) -> Operation.Response {
        var response = response
        response.content = response.content.map(inJSON)
        return response
    }

    func inJSON(_ operation: Operation) -> Operation {
        var operation = operation
        if let content = operation.body?.content { operation.body?.content = inJSON(content) }
        operation.response = operation.response.map(inJSON)
        operation.successes = operation.successes.map(inJSON)
        operation.failures = operation.failures.map(inJSON)
        for index in operation.parameters.indices {
            operation.parameters[index].type = inJSON(operation.parameters[index].type)
        }
        if let event = operation.stream?.event { operation.stream?.event = inJSON(event) }
        if let page = operation.pagination {
            operation.pagination?.page = inJSON(page.page)
            operation.pagination?.element = inJSON(page.element)
        }
        return operation
    }

    func inJSON(_ definition: TypeDefinition) -> TypeDefinition.Kind {
        switch definition.kind {
        case .structure(var structure):
            let isForm = structure.isMultipartBody
            for index in structure.properties.indices {
                let type = structure.properties[index].type
                structure.properties[index].type = isForm ? inForm(type) : inJSON(type)
            }
            structure.additionalProperties = structure.additionalProperties.map(isForm ? inForm : inJSON)
            return .structure(structure)
        case .union(var union) where !parts.contains(definition.id):
            for index in union.branches.indices { union.branches[index].type = inJSON(union.branches[index].type) }
            return .union(union)
        case .alias(let type) where used.contains(definition.id) && !parts.contains(definition.id):
            return .alias(inJSON(type))
        case .responses(let responses): return .responses(responses.map(inJSON))
        case .requests(let contents): return .requests(contents.map(inJSON))
        case .union, .alias, .enumeration: return definition.kind
        }
    }
}

extension Resolver {
    /// Gives every binary value the type that it has where it stands.
    ///
    /// - Returns: The groups of operations with these types.
    mutating func placeFiles(in groups: [OperationGroup]) -> [OperationGroup] {
        let aliases = types.definitions.contains { definition in
            if case .alias(let type) = definition.kind { type.isFile } else { false }
        }
        // Which types travel takes a look at all of them.
        let use = aliases ? TypeUse(of: operations.map(\.result), webhooks: webhooks, types: types).ids : []
        let places = FilePlaces(types, used: use)
        reportFilesInJSON()
        let kinds = types.definitions.indices
            .filter { types.definitions[$0].referencedTypes.contains(where: places.isFile) }
            .map { ($0, places.inJSON(types.definitions[$0])) }
        for index in operations.indices { operations[index].result = places.inJSON(operations[index].result) }
        for index in webhooks.indices { webhooks[index].type = places.inJSON(webhooks[index].type) }
        let groups = groups.map { group in
            var group = group
            group.operations = group.operations.map(places.inJSON)
            return group
        }
        for (index, kind) in kinds { types.update(at: index) { $0.kind = kind } }
        return groups
    }

    /// Parts of forms that are JSON and hold files: a dictionary of them, or an object.
    private mutating func reportFilesInJSON() {
        let holders = FileHolders(types)
        for (form, location) in types.forms {
            for property in form.properties where !property.isReadOnly && holders.isJSONWithFile(property.type) {
                reportFilesInJSON("the part `\(property.name)`", at: property.location)
            }
            if let type = form.additionalProperties, holders.isJSONWithFile(type) {
                reportFilesInJSON("a part that `additionalProperties` allows", at: location)
            }
        }
    }

    private mutating func reportFilesInJSON(_ part: String, at location: SourceLocation) {
        diagnostics.append(
            Diagnostic(
                "encoding-not-expressed",
                .warning,
                "the files in \(part) are sent as texts, as the part is JSON",
                at: location,
                hint: "describe each file as a part, or the part as an array of files"
            )
        )
    }
}

/// The named types in forms that have a file somewhere within them.
private struct FileHolders {
    private let types: TypeArena
    private var ids: Set<TypeID> = []

    init(_ types: TypeArena) {
        self.types = types
        var users: [TypeID: [TypeID]] = [:]
        var holders: [TypeID] = []
        var waiting = types.forms.flatMap(\.structure.types).compactMap(\.typeID)
        var seen = Set(waiting)
        while let id = waiting.popLast() {
            guard let index = types.index(of: id) else { continue }
            for type in types.definitions[index].referencedTypes {
                if type.isFile { holders.append(id) }
                guard let next = type.typeID else { continue }
                users[next, default: []].append(id)
                if seen.insert(next).inserted { waiting.append(next) }
            }
        }
        while let id = holders.popLast() {
            if ids.insert(id).inserted { holders += users[id] ?? [] }
        }
    }

    /// Whether a part of a form, or each of its elements, is JSON with a file in it: of a union, one branch suffices.
    func isJSONWithFile(_ part: TypeReference) -> Bool {
        var waiting = [part]
        var seen: Set<TypeID> = []
        while let next = waiting.popLast() {
            switch next {
            case .array(let element), .nullable(let element): waiting.append(element)
            case .dictionary(let value):
                if value.isFile || value.typeID.map(ids.contains) ?? false { return true }
            case .named(let id) where ids.contains(id) && seen.insert(id).inserted:
                switch types.kind(of: id) {
                case .alias(let target): waiting.append(target)
                case .union(let union): waiting += union.branches.map(\.type)
                default: return true
                }
            default: continue
            }
        }
        return false
    }
}

extension TypeReference {
    /// Whether the type is that of a file, or of several.
    fileprivate var isFile: Bool {
        switch self {
        case .file: true
        case .array(let element), .dictionary(let element), .nullable(let element): element.isFile
        default: false
        }
    }
}

extension TypeArena {
    /// The objects that are sent as forms of several parts.
    fileprivate var forms: [(structure: Structure, location: SourceLocation)] {
        definitions.compactMap { definition in
            guard case .structure(let structure) = definition.kind, structure.isMultipartBody else { return nil }
            return (structure, definition.location)
        }
    }
}

extension Structure {
    fileprivate var types: [TypeReference] { properties.map(\.type) + [additionalProperties].compactMap(\.self) }
}
