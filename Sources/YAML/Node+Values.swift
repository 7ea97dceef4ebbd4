extension Node {
    package var mapping: Mapping? {
        if case .mapping(let mapping) = content { mapping } else { nil }
    }

    package var sequence: [Node]? {
        if case .sequence(let nodes) = content { nodes } else { nil }
    }

    package var scalar: Scalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    package var isNull: Bool { scalar?.kind == .null }

    /// The text of a string scalar; `nil` for numbers, booleans, null and collections.
    package var string: String? {
        guard let scalar, scalar.kind == .string else { return nil }
        return scalar.text
    }

    package var bool: Bool? {
        guard let scalar, scalar.kind == .bool else { return nil }
        return scalar.text.first == "t" || scalar.text.first == "T"
    }

    /// What the node is, in the words of JSON, for messages: `an object`, `a string` …
    package var kindDescription: String {
        switch content {
        case .mapping: "an object"
        case .sequence: "an array"
        case .scalar(let scalar):
            switch scalar.kind {
            case .null: "null"
            case .bool: "a boolean"
            case .integer, .float: "a number"
            case .string: "a string"
            }
        }
    }
}
