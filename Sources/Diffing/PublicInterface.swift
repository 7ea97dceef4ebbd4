package import Emitting

/// What a generated package declares for its users, one declaration a line. The runtime, which is the same in every package,
/// is left out.
package struct PublicInterface: Sendable {
    package struct Declaration: Hashable, Sendable {
        package enum Kind: String, Sendable {
            case structure = "struct"
            case enumeration = "enum"
            case alias = "typealias"
            case property = "var"
            case staticProperty = "static var"
            case function = "func"
            case staticFunction = "static func"
            case initializer = "init"
            case enumerationCase = "case"

            package var isType: Bool { self == .structure || self == .enumeration || self == .alias }
        }

        package var kind: Kind
        /// The type that it belongs to: `CreateCompletionResponse.Choice`; empty at the top of the module.
        package var owner: String
        /// The name without parameters.
        package var name: String
        /// What follows the name: parameters and result, type, conformances.
        package var signature: String

        package var qualifiedName: String { owner.isEmpty ? name : "\(owner).\(name)" }

        /// `func OpenAIClient.Files.list() async throws -> ListFilesResponse`.
        package var text: String {
            kind == .initializer ? "init \(owner)\(signature)" : "\(kind.rawValue) \(qualifiedName)\(signature)"
        }
    }

    /// The file of a generated package that lists its declarations, so that a reviewer sees at a glance what changed for
    /// callers.
    package static let fileName = "API.txt"

    package var declarations: [Declaration]

    /// Reads the declarations of generated files.
    package init(_ files: [GeneratedFile]) {
        let sources = files.filter { file in
            file.path.hasPrefix("Sources/") && file.path.hasSuffix(".swift") && !file.path.contains("/Runtime/")
        }
        declarations = sources.concurrentMap { file in
            var reader = InterfaceReader()
            reader.read(file.contents)
            return reader.declarations
        }.flatMap(\.self)
    }

    /// The text of `API.txt`: types by their names, each with what it declares.
    package var text: String {
        let lines = declarations.map { declaration in
            let type = declaration.kind.isType ? declaration.qualifiedName : declaration.owner
            return (type: type, rank: declaration.kind.isType ? 0 : 1, text: declaration.text)
        }
        return lines.sorted { ($0.type, $0.rank, $0.text) < ($1.type, $1.rank, $1.text) }.map { $0.text + "\n" }
            .joined()
    }
}

/// Reads the public declarations of a generated file, which is formatted by construction: a member stands four columns deeper
/// than its type, and what a declaration is shows on its first line.
private struct InterfaceReader {
    private struct OpenType {
        var indentation: Int
        var name: String
        var isEnumeration: Bool
    }

    var declarations: [PublicInterface.Declaration] = []
    private var types: [OpenType] = []
    /// A declaration that goes on over several lines.
    private var pending: (indentation: Int, text: String)?

    mutating func read(_ text: String) {
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let bytes = line.drop { $0 == UInt8(ascii: " ") }
            // Most lines are none of these, and are not looked at as text.
            guard let first = bytes.first, pending != nil || Self.firstBytes.contains(first) else { continue }
            let indentation = line.count - bytes.count
            let content = Substring(bytes)
            if content == "get {" || content.hasPrefix("get { "), let last = declarations.last, last.kind == .property {
                // It has a setter, too.
                declarations[declarations.count - 1].signature = last.signature.replacing(Self.readOnly, with: "")
            }
            if var open = pending {
                open.text += (open.text.hasSuffix("(") || content.hasPrefix(")") ? "" : " ") + content
                pending = open
                finishIfComplete()
            } else if isDeclaration(content, at: indentation) {
                pending = (indentation, String(content))
                finishIfComplete()
            }
        }
    }

    /// Of `public`, `case`, `extension` and `get`.
    private static let firstBytes = Array("pceg".utf8)

    private func isDeclaration(_ content: Substring, at indentation: Int) -> Bool {
        if content.hasPrefix("public ") { return true }
        if content.hasPrefix("extension "), indentation == 0 { return true }
        guard content.hasPrefix("case "), let type = types.last(where: { $0.indentation < indentation }) else {
            return false
        }
        return type.isEnumeration && indentation == type.indentation + 4 && !content.hasPrefix("case .")
    }

    /// A declaration is complete when its parentheses are closed, and its type's list of conformances has ended.
    private mutating func finishIfComplete() {
        guard let (indentation, text) = pending else { return }
        let depth = text.utf8.reduce(0) { depth, byte in
            depth + (byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0)
        }
        guard depth == 0, !text.hasSuffix(","), !text.hasSuffix(":") else { return }
        pending = nil
        finish(text, at: indentation)
    }

    private mutating func finish(_ text: String, at indentation: Int) {
        types.removeAll { $0.indentation >= indentation }
        var words = text[...]
        func take(_ word: String) -> Bool {
            guard words.hasPrefix(word + " ") || word == "init" && words.hasPrefix("init(") else { return false }
            words = words.dropFirst(word == "init" ? 4 : word.count + 1)
            return true
        }
        if take("extension") {
            types.append(OpenType(indentation: indentation, name: Self.name(of: words), isEnumeration: false))
            return
        }
        if take("case") { return add(.enumerationCase, Self.cut(words), indentation) }
        _ = take("public")
        _ = take("indirect")
        let isStatic = take("static")
        if take("struct") { return open(.structure, words, indentation) }
        if take("enum") { return open(.enumeration, words, indentation) }
        if take("typealias") { return add(.alias, String(words), indentation) }
        if take("init") { return addInitializer(Self.cut(words), indentation) }
        if take("func") { return add(isStatic ? .staticFunction : .function, Self.cut(words), indentation) }
        guard take("var") || take("let") else { return }
        let declaration = Self.cut(words).split(separator: " = ", maxSplits: 1).first.map(String.init) ?? ""
        let isComputed = words.contains("{") && !isStatic
        add(isStatic ? .staticProperty : .property, declaration + (isComputed ? Self.readOnly : ""), indentation)
    }

    /// What stands behind the type of a property that cannot be set.
    private static let readOnly = " { get }"

    private mutating func open(_ kind: PublicInterface.Declaration.Kind, _ words: Substring, _ indentation: Int) {
        add(kind, Self.cut(words), indentation)
        let name = declarations.last?.qualifiedName ?? ""
        types.append(OpenType(indentation: indentation, name: name, isEnumeration: kind == .enumeration))
    }

    /// `Codable` brings its own initializer and method.
    private mutating func addInitializer(_ signature: String, _ indentation: Int) {
        guard !signature.hasPrefix("(from decoder:") else { return }
        declarations.append(.init(kind: .initializer, owner: owner, name: "init", signature: signature))
    }

    private mutating func add(_ kind: PublicInterface.Declaration.Kind, _ text: String, _ indentation: Int) {
        guard !text.hasPrefix("encode(to encoder:") else { return }
        let name = Self.name(of: text[...])
        declarations.append(.init(kind: kind, owner: owner, name: name, signature: String(text.dropFirst(name.count))))
    }

    private var owner: String { types.last?.name ?? "" }

    /// A name, qualified perhaps, with backticks where it needs them.
    private static func name(of text: Substring) -> String {
        String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" || $0 == "." })
    }

    /// The declaration without its body.
    private static func cut(_ text: Substring) -> String {
        var text = String(text)
        if let brace = text.firstRange(of: " {") { text = String(text[..<brace.lowerBound]) }
        return text
    }
}
