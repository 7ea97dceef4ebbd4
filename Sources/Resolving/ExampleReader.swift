import Diagnostics
import IR
import OpenAPI
import YAML

/// Reads the documented values of one operation or schema, each once: an example of a response is an answer, too.
struct ExampleReader {
    private struct Use: Hashable {
        var node: ObjectIdentifier
        var type: TypeReference
    }

    private let checker: ExampleChecker
    private var mismatches: [Use: String?] = [:]
    private var texts: [ObjectIdentifier: String] = [:]
    /// The values that were given as texts; alive, as the others know them by their identity.
    private var parsed: [SourceLocation: Result<Node, Diagnostic>] = [:]

    init(types: TypeArena) {
        checker = ExampleChecker(types: types)
    }

    /// The value of a text, which should be JSON.
    mutating func value(of text: OAIMeta.Text) -> Result<Node, Diagnostic> {
        if let known = parsed[text.location] { return known }
        let result = Result { () throws(Diagnostic) in try JSONText.parse(text.text, path: text.location.file) }
        parsed[text.location] = result
        return result
    }

    /// Why the value does not fit the type; `nil` where it fits.
    mutating func mismatch(of node: Node, with type: TypeReference) -> String? {
        let use = Use(node: ObjectIdentifier(node), type: type)
        if let known = mismatches[use] { return known }
        let mismatch = checker.mismatch(of: node, with: type)
        mismatches[use] = .some(mismatch)
        return mismatch
    }

    /// The value as JSON, a member or element a line.
    mutating func json(of node: Node) -> String {
        let key = ObjectIdentifier(node)
        if let known = texts[key] { return known }
        let text = NodeWriter.json(node, unit: "  ")
        texts[key] = text
        return text
    }
}
