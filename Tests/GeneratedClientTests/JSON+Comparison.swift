extension JSON {
    /// The value less members that are null, at any depth.
    var withoutNulls: JSON {
        switch self {
        case .array(let elements): .array(elements.map(\.withoutNulls))
        case .object(let members): .object(members.filter { $0.value != .null }.mapValues(\.withoutNulls))
        case .null, .bool, .number, .string: self
        }
    }

    /// The value with the members added to each object, at any depth.
    func addingMembers(_ added: [String: JSON]) -> JSON {
        switch self {
        case .array(let elements): .array(elements.map { $0.addingMembers(added) })
        case .object(let members): .object(members.mapValues { $0.addingMembers(added) }.merging(added) { $1 })
        case .null, .bool, .number, .string: self
        }
    }

    /// The value less the members of the name, at any depth.
    func removing(_ name: String) -> JSON {
        switch self {
        case .array(let elements): .array(elements.map { $0.removing(name) })
        case .object(let members): .object(members.filter { $0.key != name }.mapValues { $0.removing(name) })
        case .null, .bool, .number, .string: self
        }
    }

    /// Where the values differ first, for messages; nil where they are equal.
    func difference(from other: JSON, at place: String = "$") -> String? {
        switch (self, other) {
        case (.object(let left), .object(let right)):
            for name in Set(left.keys).union(right.keys).sorted() {
                let (left, right) = (left[name], right[name])
                guard let left, let right else {
                    return "\(place).\(name): \(left?.description ?? "absent") ≠ \(right?.description ?? "absent")"
                }
                if let difference = left.difference(from: right, at: "\(place).\(name)") { return difference }
            }
            return nil
        case (.array(let left), .array(let right)) where left.count == right.count:
            for (index, pair) in zip(left, right).enumerated() {
                if let difference = pair.0.difference(from: pair.1, at: "\(place)[\(index)]") { return difference }
            }
            return nil
        default: return self == other ? nil : "\(place): \(self) ≠ \(other)"
        }
    }
}
