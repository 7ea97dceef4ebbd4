import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// How the operation streams: by what it answers with, and by what the configuration says.
    mutating func resolveStream(
        of operation: OpenAPI.Operation,
        _ result: inout IR.Operation,
        documented: [MediaType]
    ) {
        let rule = streamRule(for: result)
        let flag = streamFlag(of: result)
        guard rule?.isOn ?? true, rule != nil || !documented.isEmpty else {
            if rule == nil, flag != nil { suggestStream(for: result) }
            return
        }
        let mediaType = documented.first { $0.itemSchema != nil || $0.schema != nil } ?? documented.first
        if let mediaType { reportUnusedTypes(documented, used: [mediaType]) }
        let format = mediaType.flatMap { MediaTypeName($0.type).streamFormat }
        guard let event = eventType(rule, mediaType, of: result.id) else { return }
        var stream = IR.Operation.Stream(
            event: event,
            format: rule?.format ?? format ?? .serverSentEvents,
            mediaType: rule?.format == nil ? mediaType.map { MediaTypeName($0.type).essence } : nil
        )
        stream.name = rule?.name
        stream.sentinel = rule?.sentinel ?? .usual
        stream.describesWholeEvents = stream.format == .serverSentEvents && describesWholeEvents(event)
        stream.describesErrors = describesErrors(event)
        stream.isOnlyAnswer = !documented.isEmpty && result.successes.allSatisfy { $0.content == nil }
        setFlag(flag, of: &result, &stream)
        result.stream = stream
    }

    /// The media types of the operation's successes that are streams.
    func documentedStreams(_ responses: [OperationResponse]) -> [MediaType] {
        responses.lazy.map { response in
            let value = try? references.response(response.response)
            return (value?.content ?? []).filter { MediaTypeName($0.type).streamFormat != nil }
        }.first { !$0.isEmpty } ?? []
    }

    /// What the configuration says about the stream of an operation.
    private mutating func streamRule(for operation: IR.Operation) -> StreamRule? {
        guard let rule = options.streams.first(where: { operation.isCalled($0.operation) }) else { return nil }
        usedStreamRules.insert(rule.operation)
        return rule
    }

    /// Whether the configuration keeps the operation from streaming: its streams are read as any other body, then.
    func isStreamOff(_ operation: OpenAPI.Operation, in pathItem: PathItem, id: OperationID) -> Bool {
        let method = operation.method.name
        return options.streams.contains { rule in
            !rule.isOn
                && id.isCalled(rule.operation, operationID: operation.operationID, method: method, path: pathItem.path)
        }
    }

    mutating func reportUnusedStreamRules() {
        let ids = operations.compactMap(\.result.operationID)
        for rule in options.streams where !usedStreamRules.contains(rule.operation) {
            reportUnusedRule("streaming", for: rule.operation, at: rule.location, among: ids)
        }
    }
}

// MARK: - The type of an event

extension Resolver {
    /// - Returns: `nil`, reported, where there is none.
    private mutating func eventType(_ rule: StreamRule?, _ mediaType: MediaType?, of id: OperationID) -> TypeReference?
    {
        if let rule, let name = rule.event { return configuredEvent(name, at: rule.location) }
        guard let mediaType else {
            diagnostics.append(
                Diagnostic(
                    "streaming-event-missing",
                    .error,
                    "the document has no stream for this operation, so that its events have no type",
                    at: rule?.location,
                    hint: "name their schema: `\(rule?.operation ?? ""): Event`"
                )
            )
            return nil
        }
        let isText = MediaTypeName(mediaType.type).streamFormat == .serverSentEvents
        guard let schema = mediaType.itemSchema ?? mediaType.schema else { return isText ? .string : .json }
        let resolved = resolve(schema, place: place(of: schema, .operation(id, part: .event)))
        var event = resolved.element
        // A schema that is an array describes the whole stream (OpenAPI 3.2, Sequential Media Types).
        if mediaType.itemSchema == nil, case .array(let element) = types.unaliased(resolved.type) { event = element }
        return [.bytes, .file].contains(types.unaliased(event)) ? .string : event
    }

    /// The type that the configuration names.
    private mutating func configuredEvent(_ name: String, at location: SourceLocation) -> TypeReference? {
        let component = document.components.schemas.first {
            $0.name == name || $0.value.pointer.description == name
        }
        if let component {
            return .named(TypeID(component.value.pointer.description))
        }
        if types.contains(TypeID(name)) { return .named(TypeID(name)) }
        let plain: [String: TypeReference] = ["String": .string, "JSONValue": .json]
        if let type = plain[name] { return type }
        diagnostics.append(
            Diagnostic(
                "streaming-event-unknown",
                .error,
                "the document has no schema `\(name)`",
                at: location,
                hint: NearestName.find(name, in: document.components.schemas.map(\.name)).map {
                    "did you mean `\($0)`?"
                }
                    ?? "write the name of a component schema, its JSON pointer, `String` or `JSONValue`"
            )
        )
        return nil
    }

    /// Whether the type has the fields of a server-sent event, of which `data` is what the event holds.
    private func describesWholeEvents(_ type: TypeReference, depth: Int = 0) -> Bool {
        guard case .named(let id) = types.unaliased(type), depth < 8 else { return false }
        switch types.kind(of: id) {
        case .structure(let structure):
            let names = Set(structure.properties.map(\.name))
            return names.contains("data")
                && (names.contains("event") || names.isSubset(of: ["data", "id", "retry", "comment"]))
        case .union(let union):
            return !union.branches.isEmpty
                && union.branches.allSatisfy { describesWholeEvents($0.type, depth: depth + 1) }
        default: return false
        }
    }

    /// Whether errors are among the events that the type describes: as a member `error`, or as the kind of an event.
    private func describesErrors(_ type: TypeReference, depth: Int = 0) -> Bool {
        guard case .named(let id) = types.unaliased(type), depth < 8 else { return false }
        switch types.kind(of: id) {
        case .structure(let structure):
            return structure.properties.contains { property in
                if property.name == "error" || property.onlyValue?.text == "error" { return true }
                guard ["event", "type"].contains(property.name), case .named(let id) = types.unaliased(property.type),
                    case .enumeration(let enumeration)? = types.kind(of: id)
                else { return false }
                return enumeration.values.contains { $0.text == "error" }
            }
        case .union(let union):
            return union.branches.contains { $0.tag == "error" || describesErrors($0.type, depth: depth + 1) }
        default: return false
        }
    }
}

// MARK: - The property that asks for a stream

extension Resolver {
    /// Where a request says whether the answer is to be a stream.
    private enum StreamFlag {
        /// In a body, or in each of several.
        case property(of: [TypeID])
        case parameter(Int)
    }

    private static let flagName = "stream"

    private func streamFlag(of operation: IR.Operation) -> StreamFlag? {
        let index = operation.parameters.firstIndex {
            $0.placement == .query && $0.name == Self.flagName && types.unaliased($0.type) == .boolean
        }
        if let index { return .parameter(index) }
        guard let content = operation.body?.content else { return nil }
        var contents = [content]
        if case .requests(let id) = content, case .requests(let choices)? = types.kind(of: id) { contents = choices }
        let bodies = contents.compactMap(flaggedBody)
        return bodies.isEmpty ? nil : .property(of: bodies)
    }

    private func flaggedBody(_ content: IR.Operation.Content) -> TypeID? {
        guard case .named(let id) = types.unaliased(content.type),
            case .structure(let structure)? = types.kind(of: id),
            let property = structure.properties.first(where: { $0.name == Self.flagName }),
            types.unaliased(property.type) == .boolean, property.onlyValue == nil,
            property.documentation.allowedValues.isEmpty
        else { return nil }
        return id
    }

    private mutating func setFlag(
        _ flag: StreamFlag?,
        of operation: inout IR.Operation,
        _ stream: inout IR.Operation.Stream
    ) {
        switch flag {
        case .parameter(let index): operation.parameters[index].isStreamFlag = true
        case .property(let bodies):
            stream.isSetInBody = true
            for id in bodies {
                types.update(id) { definition in
                    guard case .structure(var structure) = definition.kind else { return }
                    structure.streamFlag = Self.flagName
                    definition.kind = .structure(structure)
                }
            }
        case nil: break
        }
    }

    /// A boolean alone does not tell what an event is: often it is something else than the whole answer.
    private mutating func suggestStream(for operation: IR.Operation) {
        let id = operation.label
        diagnostics.append(
            Diagnostic(
                "streaming-undescribed",
                .note,
                "`\(id)` can be asked for a stream, of which the document does not tell the events",
                at: operation.location,
                hint: "name their schema under `streaming:` of the configuration: `\(id): Event`"
            )
        )
    }
}
