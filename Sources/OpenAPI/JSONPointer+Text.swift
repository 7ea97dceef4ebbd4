package import YAML

extension JSONPointer: CustomStringConvertible {
    /// The tokens from the root, unescaped.
    package var tokens: [String] {
        var tokens: [String] = []
        var pointer = self
        while let parent = pointer.parent {
            tokens.append(pointer.token)
            pointer = parent
        }
        return tokens.reversed()
    }

    /// As a URI reference that is not percent-encoded: `#/paths/~1files~1{file_id}/get`, `#` for the root,
    /// `schemas/Pet.yaml#` for the root of another file.
    package var description: String {
        var text = ""
        text.reserveCapacity(96)
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        guard let parent else {
            text += document
            return text.append("#")
        }
        parent.write(to: &text)
        text.append("/")
        var rest = token.utf8[...]
        while let index = rest.firstIndex(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) {
            text += Substring(rest[..<index])
            text += rest[index] == UInt8(ascii: "~") ? "~0" : "~1"
            rest = rest[index...].dropFirst()
        }
        text += Substring(rest)
    }

    /// Reads a pointer from a URI fragment (RFC 6901 §6), percent-decoded: `#/paths/~1x`, or `#` for the root.
    ///
    /// - Parameter document: The file that the pointer is for.
    /// - Returns: `nil` where the text is no fragment, is no pointer (`#anchor`) or has a wrong escape.
    package static func parse(_ fragment: String, in document: String = "") -> JSONPointer? {
        guard fragment.utf8.first == UInt8(ascii: "#"), let bytes = percentDecoded(fragment.utf8.dropFirst()) else {
            return nil
        }
        return JSONPointer.root(of: document).appending(escaped: bytes[...])
    }

    /// Reads what `description` writes.
    package static func parse(description: String) -> JSONPointer? {
        guard let hash = description.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
        let bytes = Array(description.utf8[hash...].dropFirst())
        return JSONPointer.root(of: String(description[..<hash])).appending(escaped: bytes[...])
    }

    /// The place below this one that the bytes point at: nothing, or tokens that each begin with `/`.
    private func appending(escaped bytes: ArraySlice<UInt8>) -> JSONPointer? {
        guard let first = bytes.first else { return self }
        guard first == UInt8(ascii: "/") else { return nil }
        var pointer = self
        for token in bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(token) else { return nil }
            pointer = pointer.appending(token)
        }
        return pointer
    }

    /// The place below this one.
    package func appending(_ tokens: some Sequence<String>) -> JSONPointer {
        tokens.reduce(self) { $0.appending($1) }
    }

    /// The bytes with `%41` as one; `nil` where `%` begins something else.
    static func percentDecoded(_ text: Substring.UTF8View) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(hexadecimalDigit), let low = rest.next().flatMap(hexadecimalDigit)
            else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }

    private static func unescaped(_ token: ArraySlice<UInt8>) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(token.count)
        var rest = token.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.next() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Node {
    /// The node at the tokens, below this one. Linear in the sizes of the mappings that it passes.
    package func descendant(at pointer: JSONPointer) -> Node? {
        var node = self
        for token in pointer.tokens {
            guard let next = node.child(token) else { return nil }
            node = next
        }
        return node
    }

    /// The value under a key, or of an array at an index.
    func child(_ token: String) -> Node? {
        switch content {
        case .mapping(let mapping): return mapping[token]
        case .sequence(let items):
            guard let index = Int(token), items.indices.contains(index) else { return nil }
            return items[index]
        case .scalar: return nil
        }
    }
}
