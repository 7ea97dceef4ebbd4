import IR

extension Resolver {
    /// Unions of big structs hold them behind a reference. The compiler's work for an enum grows with the square of its
    /// payload, and values that hold each other by value would be copied in kilobytes.
    ///
    /// Cycles must have been broken.
    mutating func boxBigPayloads() {
        var sizes = ValueSizes(types)
        for index in types.definitions.indices { _ = sizes.size(at: index) }
        for index in sizes.bigUnions {
            types.update(at: index) { definition in
                guard case .union(var union) = definition.kind else { return }
                union.isIndirect = true
                definition.kind = .union(union)
            }
        }
    }
}

/// Estimates how many bytes the values of types take where they are stored.
private struct ValueSizes {
    /// The bytes of a payload from which on it stands behind a reference: eight strings.
    private static let limit = 128

    private let types: TypeArena
    /// The positions of the unions among the definitions.
    private(set) var bigUnions: [Int] = []
    private var sizes: [Int?]

    init(_ types: TypeArena) {
        self.types = types
        sizes = Array(repeating: nil, count: types.definitions.count)
    }

    /// The size of the type at a position among the definitions.
    mutating func size(at index: Int) -> Int {
        if let size = sizes[index] { return size }
        // A type that is being measured holds itself by a reference only.
        sizes[index] = 8
        let size = measure(types.definitions[index].kind, at: index)
        sizes[index] = size
        return size
    }

    private mutating func measure(_ kind: TypeDefinition.Kind, at index: Int) -> Int {
        switch kind {
        case .structure(let structure):
            var size = structure.additionalProperties == nil ? 0 : 8
            for property in structure.properties {
                size += property.isBoxed ? 8 : self.size(of: property.type)
            }
            return size
        case .union(let union):
            if union.isIndirect { return 8 }
            var payload = 0
            for branch in union.branches { payload = max(payload, size(of: branch.type)) }
            guard payload > Self.limit else { return payload + 8 }
            bigUnions.append(index)
            return 8
        case .alias(let type): return size(of: type)
        case .enumeration: return 16
        case .responses, .requests: return 8
        }
    }

    private mutating func size(of type: TypeReference) -> Int {
        switch type {
        case .array, .dictionary, .boolean: 8
        case .nullable(let type): size(of: type)
        case .named(let id): types.index(of: id).map { size(at: $0) } ?? 8
        default: 16
        }
    }
}
