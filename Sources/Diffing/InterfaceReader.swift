/// Reads the public declarations of a generated file, which is formatted by construction: a member stands four columns deeper
/// than its type, and what a declaration is shows on its first line. Bytes serve, as most lines are skipped.
struct InterfaceReader {
    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    private struct OpenType {
        var indentation: Int
        var name: String
        var isEnumeration: Bool
    }

    private(set) var declarations: [PublicInterface.Declaration] = []
    private var types: [OpenType] = []
    /// A declaration that goes on over several lines.
    private var pending: Pending?

    private struct Pending {
        var indentation: Int
        var text: [UInt8] = []
        /// How many parentheses are open.
        var depth = 0

        mutating func append(_ line: Bytes) {
            text += line
            for byte in line {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
            }
        }
    }

    mutating func read(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var propertyEnd: Int?
            var (start, number) = (0, 0)
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                read(bytes[start..<end], number: number, propertyEnd: &propertyEnd)
                if end > start { number += 1 }
                start = end + 1
            }
        }
    }

    /// - Parameter propertyEnd: The number of the line on which the last property ended.
    private mutating func read(_ line: Bytes, number: Int, propertyEnd: inout Int?) {
        var content = line.drop { $0 == UInt8(ascii: " ") }
        let indentation = line.count - content.count
        if pending == nil { Self.dropAttributes(&content) }
        // Most lines are none of these.
        guard let first = content.first, pending != nil || Self.mayBegin(with: first) else { return }
        if pending == nil, first == UInt8(ascii: "{") {
            if propertyEnd == number - 1 { declarations[declarations.count - 1].signature += Self.readOnly }
            return
        }
        let count = declarations.count
        if content.elementsEqual("get {".utf8) || content.begins(with: "get { ") { addSetter() }
        if pending != nil {
            if pending?.text.last != UInt8(ascii: "("), first != UInt8(ascii: ")") {
                pending?.text.append(UInt8(ascii: " "))
            }
            pending?.append(content)
            finishIfComplete()
        } else if isDeclaration(content, at: indentation) {
            pending = Pending(indentation: indentation)
            pending?.append(content)
            finishIfComplete()
        }
        if declarations.count > count, declarations.last?.kind == .property { propertyEnd = number }
    }

    /// Property wrappers before a declaration: they say how a value is stored or written, and not what its users see.
    private static func dropAttributes(_ content: inout Bytes) {
        while content.first == UInt8(ascii: "@"), let space = content.firstIndex(of: UInt8(ascii: " ")) {
            content = content[(space + 1)...]
        }
    }

    /// Of `public`, `case`, `extension` and `get`, and the brace of a property with a body whose type is long.
    private static func mayBegin(with byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "p"), UInt8(ascii: "c"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "{"): true
        default: false
        }
    }

    /// A property with a getter of its own has a setter, too, where the getter stands in braces.
    private mutating func addSetter() {
        guard let last = declarations.last, last.kind == .property, last.signature.hasSuffix(Self.readOnly) else {
            return
        }
        declarations[declarations.count - 1].signature.removeLast(Self.readOnly.count)
    }

    private func isDeclaration(_ content: Bytes, at indentation: Int) -> Bool {
        if content.begins(with: "public ") { return true }
        if content.begins(with: "extension "), indentation == 0 { return true }
        guard content.begins(with: "case "), let type = types.last(where: { $0.indentation < indentation }) else {
            return false
        }
        return type.isEnumeration && indentation == type.indentation + 4 && !content.begins(with: "case .")
    }

    /// A declaration is complete when its parentheses are closed, its type's list of conformances has ended, and the body of
    /// a function begins.
    private mutating func finishIfComplete() {
        guard let pending, pending.depth == 0 else { return }
        pending.text.withUnsafeBufferPointer { buffer in
            let text = buffer[...]
            guard text.last != UInt8(ascii: ","), text.last != UInt8(ascii: ":") else { return }
            // The result of a function may stand on the next line.
            if Self.isFunction(text), Self.cut(text).count == text.count { return }
            self.pending = nil
            finish(text, at: pending.indentation)
        }
    }

    private mutating func finish(_ text: Bytes, at indentation: Int) {
        types.removeAll { $0.indentation >= indentation }
        var words = text
        if words.take("extension ") {
            let name = String(decoding: Self.name(of: words), as: UTF8.self)
            types.append(OpenType(indentation: indentation, name: name, isEnumeration: false))
            return
        }
        if words.take("case ") { return add(.enumerationCase, Self.cut(words)) }
        _ = words.take("public ")
        _ = words.take("indirect ")
        let isStatic = words.take("static ")
        if words.take("struct ") { return open(.structure, words, indentation) }
        if words.take("enum ") { return open(.enumeration, words, indentation) }
        if words.take("typealias ") { return add(.alias, words) }
        if words.begins(with: "init("), words.take("init") { return addInitializer(Self.cut(words)) }
        if words.take("func ") { return add(isStatic ? .staticFunction : .function, Self.cut(words)) }
        guard words.take("var ") || words.take("let ") else { return }
        let declaration = Self.cut(words)
        let isComputed = declaration.count < words.count && !isStatic
        let type = declaration.prefix(upTo: " = ")
        add(isStatic ? .staticProperty : .property, type, suffix: isComputed ? Self.readOnly : "")
    }

    private static func isFunction(_ text: Bytes) -> Bool {
        text.begins(with: "public func ") || text.begins(with: "public static func ")
    }

    /// What stands behind the type of a property that cannot be set.
    private static let readOnly = " { get }"

    private mutating func open(_ kind: PublicInterface.Declaration.Kind, _ words: Bytes, _ indentation: Int) {
        add(kind, Self.cut(words))
        let name = declarations.last?.qualifiedName ?? ""
        types.append(OpenType(indentation: indentation, name: name, isEnumeration: kind == .enumeration))
    }

    /// `Codable` brings its own initializer and method.
    private mutating func addInitializer(_ signature: Bytes) {
        guard !signature.begins(with: "(from decoder:") else { return }
        let signature = String(decoding: signature, as: UTF8.self)
        declarations.append(.init(kind: .initializer, owner: owner, name: "init", signature: signature))
    }

    private mutating func add(_ kind: PublicInterface.Declaration.Kind, _ text: Bytes, suffix: String = "") {
        guard !text.begins(with: "encode(to encoder:") else { return }
        let name = Self.name(of: text)
        let signature = String(decoding: text[name.endIndex...], as: UTF8.self) + suffix
        let declaration = PublicInterface.Declaration(
            kind: kind,
            owner: owner,
            name: String(decoding: name, as: UTF8.self),
            signature: signature
        )
        declarations.append(declaration)
    }

    private var owner: String { types.last?.name ?? "" }

    /// A name, qualified perhaps, with backticks where it needs them.
    private static func name(of text: Bytes) -> Bytes {
        text.prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "."): true
            // Letters of other alphabets.
            default: byte >= 0x80
            }
        }
    }

    /// The declaration without its body.
    private static func cut(_ text: Bytes) -> Bytes {
        text.prefix(upTo: " {")
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate func begins(with text: StaticString) -> Bool {
        text.withUTF8Buffer { starts(with: $0) }
    }

    /// Removes the text from the beginning, and says whether it stood there.
    fileprivate mutating func take(_ text: StaticString) -> Bool {
        guard begins(with: text) else { return false }
        removeFirst(text.utf8CodeUnitCount)
        return true
    }

    /// What stands before the first occurrence of the text; everything where there is none.
    fileprivate func prefix(upTo text: StaticString) -> Self {
        var rest = self
        while let start = rest.firstIndex(of: text.utf8Start.pointee) {
            rest = self[start...]
            if rest.begins(with: text) { return self[..<start] }
            rest = rest.dropFirst()
        }
        return self
    }
}
