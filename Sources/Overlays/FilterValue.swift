import YAML

/// A value that a filter compares.
enum FilterValue: Equatable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    /// An object or array.
    case collection(Node)

    init(_ literal: JSONPath.Literal) {
        switch literal {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .number(let value): self = .number(value)
        case .string(let value): self = .string(value)
        }
    }

    init(_ node: Node) {
        self = node.scalar.map(FilterValue.init) ?? .collection(node)
    }

    init(_ scalar: Scalar) {
        switch scalar.kind {
        case .null: self = .null
        case .bool: self = .boolean(scalar.text.lowercased() == "true")
        case .integer, .float: self = Double(scalar.text).map { .number($0) } ?? .string(scalar.text)
        case .string: self = .string(scalar.text)
        }
    }

    /// The number of scalars, elements or members; `nil` for other values (§2.4.4).
    var length: Int? {
        switch self {
        case .string(let text): text.unicodeScalars.count
        case .collection(let node): node.mapping?.pairs.count ?? node.sequence?.count
        case .null, .boolean, .number: nil
        }
    }

    static func == (left: FilterValue, right: FilterValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.collection(let left), .collection(let right)):
            left.isSame(as: right) { FilterValue($0) == FilterValue($1) }
        default: false
        }
    }
}
