/// What was seen of a value while the branch of a union was looked for, to be told where that branch fails.
///
/// A class, so that parts of the value add to the clues of the whole. It stays inside one call of `init(from:)`.
final class UnionClues {
    enum Clue {
        /// A member with its text; nil where it has none.
        case tag(String, String?)
        /// Whether there is such a member.
        case key(String, Bool)
        /// A member that is null, which is none of its values.
        case null(String)
        case kind(String, JSONKind)
        /// The names of all members were compared.
        case closest
    }

    /// What unions add to an error of decoding, from the innermost outwards.
    struct Explanation: Error {
        var sentences: [String]
    }

    private var clues: [Clue] = []

    func add(_ clue: Clue) {
        clues.append(clue)
    }

    /// Why the value was read as the type, and the other branches were refused.
    func explanation<Value>(of type: Value.Type, _ kind: JSONKind) -> String {
        let reasons = clues.isEmpty ? ["it is \(kind)"] : clues.map(Self.reason)
        return "It was read as \(type), because \(reasons.joined(separator: ", "))."
    }

    private static func reason(_ clue: Clue) -> String {
        switch clue {
        case .tag(let key, let text?): "`\(key)` is \"\(text)\""
        case .tag(let key, nil): "`\(key)` is no text"
        case .key(let key, true): "it has the key `\(key)`"
        case .key(let key, false): "it has no key `\(key)`"
        case .null(let key): "`\(key)` is null"
        case .kind(let key, let kind): "`\(key)` is \(kind == .null ? "missing" : kind.description)"
        case .closest: "most of its keys are those of this type"
        }
    }
}

extension DecodingError {
    /// The same error with a further sentence, which a union says of the branch that it chose.
    func adding(_ sentence: String) -> DecodingError {
        switch self {
        case .typeMismatch(let type, let context): .typeMismatch(type, context.adding(sentence))
        case .valueNotFound(let type, let context): .valueNotFound(type, context.adding(sentence))
        case .keyNotFound(let key, let context): .keyNotFound(key, context.adding(sentence))
        case .dataCorrupted(let context): .dataCorrupted(context.adding(sentence))
        @unknown default: self
        }
    }
}

extension DecodingError.Context {
    fileprivate func adding(_ sentence: String) -> DecodingError.Context {
        let sentences = ((underlyingError as? UnionClues.Explanation)?.sentences ?? []) + [sentence]
        return DecodingError.Context(
            codingPath: codingPath,
            debugDescription: "\(debugDescription) \(sentence)",
            underlyingError: UnionClues.Explanation(sentences: sentences)
        )
    }

    /// What unions say of the branches that they chose; empty where there was none.
    var unionExplanation: String {
        ((underlyingError as? UnionClues.Explanation)?.sentences ?? []).joined(separator: " ")
    }
}
