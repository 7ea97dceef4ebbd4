/// Looks at a JSON value, so that a union can tell which of its branches it is.
struct UnionDecoder {
    let kind: JSONKind
    private let decoder: any Decoder
    private let object: KeyedDecodingContainer<StringKey>?
    private let clues: UnionClues

    init(_ decoder: any Decoder) throws {
        try self.init(decoder, clues: UnionClues())
    }

    private init(_ decoder: any Decoder, clues: UnionClues) throws {
        self.decoder = decoder
        self.clues = clues
        kind = try JSONKind(of: decoder)
        object = kind == .object ? try decoder.container(keyedBy: StringKey.self) : nil
    }

    /// What stands where there is nothing.
    private init(absentIn value: UnionDecoder) {
        kind = .null
        decoder = value.decoder
        object = nil
        clues = value.clues
    }

    /// The names of the object's members; none where the value is no object.
    var keys: Set<String> {
        Set((object?.allKeys ?? []).map(\.stringValue))
    }

    /// Whether the value is an object that has the member.
    ///
    /// - Parameter orNull: Whether null is a value of the member. Where it is none, null says that the member is missing:
    ///   many services write all members that any of their objects has.
    func has(_ key: String, orNull: Bool = false) -> Bool {
        let isThere = object?.contains(StringKey(key)) ?? false
        let isNull = isThere && !orNull && (try? object?.decodeNil(forKey: StringKey(key))) == true
        clues.add(isNull ? .null(key) : .key(key, isThere))
        return isThere && !isNull
    }

    /// The kind of a member; nil where there is no such member, or null.
    func kind(of key: String) -> JSONKind? {
        let kind = member(key).kind
        clues.add(.kind(key, kind))
        return kind == .null ? nil : kind
    }

    /// The value where it is a string.
    var text: String? {
        try? decoder.singleValueContainer().decode(String.self)
    }

    /// Whether the value is a number that `Int` holds.
    var isInt: Bool {
        (try? decoder.singleValueContainer().decode(Int.self)) != nil
    }

    /// The text of a member that is a string, a number or a boolean, such as a discriminator; nil for anything else.
    func tag(_ key: String) -> String? {
        let text = text(of: key)
        clues.add(.tag(key, text))
        return text
    }

    private func text(of key: String) -> String? {
        guard let object, object.contains(StringKey(key)) else { return nil }
        if let text = try? object.decode(String.self, forKey: StringKey(key)) { return text }
        if let flag = try? object.decode(Bool.self, forKey: StringKey(key)) { return String(flag) }
        if let value = try? object.decode(Int.self, forKey: StringKey(key)) { return String(value) }
        return (try? object.decode(Double.self, forKey: StringKey(key))).map { "\($0)" }
    }

    /// A member, whose own members can be looked at.
    func member(_ key: String) -> UnionDecoder {
        guard let object, object.contains(StringKey(key)), let member = try? object.superDecoder(forKey: StringKey(key))
        else { return UnionDecoder(absentIn: self) }
        return (try? UnionDecoder(member, clues: clues)) ?? UnionDecoder(absentIn: self)
    }

    /// The first element of an array that tells something of the others.
    var firstElement: UnionDecoder {
        guard var array = try? decoder.unkeyedContainer(), let first = try? JSONKind.firstTelling(of: &array) else {
            return UnionDecoder(absentIn: self)
        }
        return (try? UnionDecoder(first.decoder, clues: clues)) ?? UnionDecoder(absentIn: self)
    }

    /// The position of the set that holds most of the object's keys, the first of several.
    func closest(to candidates: [Set<String>]) -> Int {
        clues.add(.closest)
        let keys = keys
        let matches = candidates.map { $0.intersection(keys).count }
        return matches.max().flatMap { matches.firstIndex(of: $0) } ?? 0
    }

    /// Decodes the value as one of the branches.
    func decode<Value: Decodable>() throws -> Value {
        // Not `Value(from:)`: the decoder treats some types (Data) in its own way.
        try explained { try decoder.singleValueContainer().decode(Value.self) }
    }

    /// Decodes the members of the object but one, by which the branch is known.
    func members<Value: Decodable>(besides tag: String) throws -> [String: Value] {
        try explained { try decoder.object().members(besides: [tag]) }
    }

    /// The value of a branch, or the error that says why it is read as that branch.
    private func explained<Value>(_ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as DecodingError {
            throw error.adding(clues.explanation(of: Value.self, kind))
        }
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

extension Encoder {
    /// Writes a value as a whole. `value.encode(to:)` would not do where encoders write a type in a way of their own, as
    /// they do with data.
    func encode<Value: Encodable>(whole value: Value) throws {
        var container = singleValueContainer()
        try container.encode(value)
    }
}
