import IR

/// The directions in which the types of the operations and webhooks travel.
struct TypeUse {
    enum Direction {
        /// In a body that changes a part of something: of `PATCH`, or of a merge patch (RFC 7396).
        case patch
        case request
        case response
    }

    private var directions: [TypeID: Set<Direction>] = [:]
    private let types: TypeArena

    init(of operations: [Operation], webhooks: [Webhook], types: TypeArena) {
        self.types = types
        // What the servers send is received, as responses are.
        for webhook in webhooks { mark(webhook.type, .response) }
        for operation in operations {
            if let body = operation.body { mark(body.type, operation.hasPatch ? .patch : .request) }
            for parameter in operation.parameters { mark(parameter.type, .request) }
            if let stream = operation.stream { mark(stream.event, .response) }
            for response in operation.successes + operation.failures {
                for type in [response.content?.type].compactMap(\.self) + response.headers.map(\.type) {
                    mark(type, .response)
                }
            }
        }
    }

    /// Marks the type and everything that its values hold.
    private mutating func mark(_ type: TypeReference, _ direction: Direction) {
        var waiting = [type]
        while let next = waiting.popLast() {
            guard let id = next.typeID, directions[id, default: []].insert(direction).inserted else { continue }
            waiting += types[id]?.referencedTypes ?? []
        }
    }

    /// The types that travel at all.
    var ids: Set<TypeID> { Set(directions.keys) }

    /// Whether the type travels in responses, and nowhere else.
    func isOnlyReceived(_ id: TypeID) -> Bool { directions[id] == [.response] }

    /// Whether the type travels in requests, and nowhere else.
    func isOnlySent(_ id: TypeID) -> Bool {
        directions[id].map { !$0.isEmpty && !$0.contains(.response) } ?? false
    }

    /// Whether the type travels in patches, and nowhere else.
    func isOnlyPatch(_ id: TypeID) -> Bool { directions[id] == [.patch] }
}

extension Operation {
    fileprivate var hasPatch: Bool {
        guard case .json(_, let mediaType) = body?.content else { return false }
        return method == "PATCH" || mediaType == "application/merge-patch+json"
    }
}
