import Foundation
import YAML

/// Nodes as JSON text (RFC 8259). Numbers keep their source text where JSON allows it.
enum JSONWriter {
    /// `{"a": [1, 2]}` on one line.
    static func compactText(of node: Node) -> String {
        var text = ""
        write(node, indentation: nil, to: &text)
        return text
    }

    /// One member or element a line, indented by two spaces.
    static func prettyText(of node: Node) -> String {
        var text = ""
        write(node, indentation: 0, to: &text)
        return text
    }

    private static func write(_ node: Node, indentation: Int?, to text: inout String) {
        switch node.content {
        case .scalar(let scalar):
            write(scalar, to: &text)
        case .sequence(let elements):
            writeList(elements, open: "[", close: "]", indentation: indentation, to: &text) { element, inner, text in
                write(element, indentation: inner, to: &text)
            }
        case .mapping(let mapping):
            writeList(mapping.pairs, open: "{", close: "}", indentation: indentation, to: &text) { pair, inner, text in
                writeString(pair.key, to: &text)
                text += ": "
                write(pair.value, indentation: inner, to: &text)
            }
        }
    }

    /// A string with its quotes.
    static func text(of string: String) -> String {
        var text = ""
        writeString(string, to: &text)
        return text
    }

    private static func writeList<Element>(
        _ elements: [Element],
        open: String,
        close: String,
        indentation: Int?,
        to text: inout String,
        element: (Element, Int?, inout String) -> Void
    ) {
        text += open
        let inner = indentation.map { $0 + 2 }
        for (index, value) in elements.enumerated() {
            if index > 0 { text += inner == nil ? ", " : "," }
            if let inner { text += "\n" + String(repeating: " ", count: inner) }
            element(value, inner, &text)
        }
        if let indentation, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indentation) }
        text += close
    }

    private static func write(_ scalar: Scalar, to text: inout String) {
        switch scalar.kind {
        case .null: text += "null"
        case .bool: text += scalar.text.lowercased()
        case .integer, .float: text += number(scalar)
        case .string: writeString(scalar.text, to: &text)
        }
    }

    /// JSON knows no octal and hexadecimal numbers, no leading plus, no bare points, and no infinity.
    private static func number(_ scalar: Scalar) -> String {
        if isJSONNumber(scalar.text) { return scalar.text }
        if scalar.text.hasPrefix("0o"), let value = Int(scalar.text.dropFirst(2), radix: 8) { return String(value) }
        if scalar.text.hasPrefix("0x"), let value = Int(scalar.text.dropFirst(2), radix: 16) { return String(value) }
        if let value = Int(scalar.text) { return String(value) }
        guard let value = Double(scalar.text), value.isFinite else { return "null" }
        return String(value)
    }

    private static func isJSONNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard let first = digits.utf8.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") else {
            return false
        }
        if first == UInt8(ascii: "0"), let second = digits.utf8.dropFirst().first, second != UInt8(ascii: ".") {
            return second == UInt8(ascii: "e") || second == UInt8(ascii: "E")
        }
        return !digits.hasSuffix(".") && !digits.contains(".e") && !digits.contains(".E") && Double(text) != nil
    }

    private static func writeString(_ string: String, to text: inout String) {
        text += "\""
        defer { text += "\"" }
        let isPlain = string.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        guard !isPlain else {
            text += string
            return
        }
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let code = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
