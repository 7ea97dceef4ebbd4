/// Looks at a JSON value, so that a union can tell which of its branches it is.
struct UnionDecoder {
    let kind: JSONKind
    private let decoder: any Decoder
    private let object: KeyedDecodingContainer<StringKey>?

    init(_ decoder: any Decoder) throws {
        self.decoder = decoder
        kind = try JSONKind(of: decoder)
        object = kind == .object ? try decoder.container(keyedBy: StringKey.self) : nil
    }

    /// The names of the object's members; none where the value is no object.
    var keys: Set<String> {
        Set((object?.allKeys ?? []).map(\.stringValue))
    }

    /// Whether the value is an object that has the member, null or not.
    func has(_ key: String) -> Bool {
        object?.contains(StringKey(key)) ?? false
    }

    /// The kind of a member; nil where there is no such member.
    func kind(of key: String) -> JSONKind? {
        guard has(key), let member = try? object?.superDecoder(forKey: StringKey(key)) else { return nil }
        return try? JSONKind(of: member)
    }

    /// The text of a member that is a string, an integer or a boolean, such as a discriminator; nil for anything else.
    func tag(_ key: String) -> String? {
        guard let object, let kind = kind(of: key) else { return nil }
        switch kind {
        case .string: return try? object.decode(String.self, forKey: StringKey(key))
        case .number: return (try? object.decode(Int.self, forKey: StringKey(key))).map(String.init)
        case .bool: return (try? object.decode(Bool.self, forKey: StringKey(key))).map(String.init)
        case .null, .object, .array: return nil
        }
    }

    /// The position of the set that holds most of the object's keys, the first of several.
    func closest(to candidates: [Set<String>]) -> Int {
        let keys = keys
        let matches = candidates.map { $0.intersection(keys).count }
        return matches.max().flatMap { matches.firstIndex(of: $0) } ?? 0
    }

    /// Decodes the value as one of the branches.
    func decode<Value: Decodable>() throws -> Value {
        // Not `Value(from:)`: the decoder treats some types (Data) in its own way.
        try decoder.singleValueContainer().decode(Value.self)
    }

    /// Decodes the value as a branch that is written in a format of its own.
    func decode<Format: WireFormat>(as format: Format.Type) throws -> Format.SwiftValue {
        try Format.decode(from: decoder)
    }

    /// The error to throw when no branch fits.
    func mismatch(expected: String) -> DecodingError {
        var found = kind.description
        if kind == .object {
            found += " with " + (keys.isEmpty ? "no keys" : "the keys \(keys.sorted().joined(separator: ", "))")
        }
        return .typeMismatch(
            JSONValue.self,
            .init(codingPath: decoder.codingPath, debugDescription: "Expected \(expected), but found \(found).")
        )
    }
}
