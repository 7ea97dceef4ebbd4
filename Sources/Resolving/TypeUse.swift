import Diagnostics
import IR

/// The directions in which the types of the operations and webhooks travel.
struct TypeUse {
    private struct Directions: OptionSet {
        let rawValue: UInt8

        /// In a body that changes a part of something: of `PATCH`, or of a merge patch (RFC 7396).
        static let patch = Self(rawValue: 1)
        static let request = Self(rawValue: 2)
        static let response = Self(rawValue: 4)
    }

    /// The body of an operation that changes a part of something.
    struct Patch {
        let type: TypeReference
        let location: SourceLocation
    }

    private(set) var patches: [Patch] = []
    /// By the type's position among the definitions.
    private var directions: [Directions]
    private let types: TypeArena

    init(of operations: [Operation], webhooks: [Webhook], types: TypeArena) {
        self.types = types
        directions = [Directions](repeating: [], count: types.definitions.count)
        // What the servers send is received, as responses are.
        for webhook in webhooks { mark(webhook.type, .response) }
        for operation in operations {
            if let body = operation.body { mark(body.content, of: operation) }
            for parameter in operation.parameters { mark(parameter.type, .request) }
            if let stream = operation.stream { mark(stream.event, .response) }
            for response in operation.successes + operation.failures {
                if let content = response.content { mark(content.type, .response) }
                for header in response.headers { mark(header.type, .response) }
            }
        }
    }

    /// Marks what a request sends. Of several media types each is a body of its own.
    private mutating func mark(_ body: Operation.Content, of operation: Operation) {
        switch body {
        case .requests(let choice):
            guard let index = types.index(of: choice) else { return }
            directions[index].insert(.request)
            if case .requests(let contents) = types.definitions[index].kind {
                for content in contents { mark(content, of: operation) }
            }
        case .json(let type, let mediaType)
        where operation.method == "PATCH" || MediaTypeName(mediaType).essence == "application/merge-patch+json":
            mark(type, .patch)
            patches.append(Patch(type: type, location: operation.location))
        default:
            mark(body.requestType, .request)
        }
    }

    /// Marks the type and everything that its values hold.
    private mutating func mark(_ type: TypeReference, _ direction: Directions) {
        var waiting = [type]
        while let next = waiting.popLast() {
            guard let index = next.typeID.flatMap(types.index), !directions[index].contains(direction) else { continue }
            directions[index].insert(direction)
            waiting += types.definitions[index].referencedTypes
        }
    }

    /// The types that travel at all.
    var ids: Set<TypeID> {
        Set(directions.indices.filter { !directions[$0].isEmpty }.map { types.definitions[$0].id })
    }

    /// Whether the type at the position travels in responses, and nowhere else.
    func isOnlyReceived(_ index: Int) -> Bool { directions[index] == .response }

    /// Whether the type at the position travels in requests, and nowhere else.
    func isOnlySent(_ index: Int) -> Bool {
        !directions[index].isEmpty && !directions[index].contains(.response)
    }

    /// Whether the type at the position travels in patches, and nowhere else.
    func isOnlyPatch(_ index: Int) -> Bool { directions[index] == .patch }
}
