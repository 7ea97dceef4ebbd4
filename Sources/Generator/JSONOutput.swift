/// JSON with its members in the order in which they are given, for output that is the same bytes every time.
package indirect enum JSONOutput: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
    case array([JSONOutput])
    case object([(String, JSONOutput)])

    /// A string, or null where there is none.
    package static func optional(_ text: String?) -> JSONOutput {
        text.map(JSONOutput.string) ?? .null
    }

    /// The text with one member or element a line, indented by two spaces, and a line break at the end.
    package func pretty() -> String {
        var text = ""
        write(to: &text, indentation: 0)
        return text + "\n"
    }

    private func write(to text: inout String, indentation: Int) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .string(let value): text += Self.quoted(value)
        case .array(let elements):
            Self.writeList(elements, in: "[]", to: &text, indentation: indentation) { element, text, inner in
                element.write(to: &text, indentation: inner)
            }
        case .object(let members):
            Self.writeList(members, in: "{}", to: &text, indentation: indentation) { member, text, inner in
                text += Self.quoted(member.0) + ": "
                member.1.write(to: &text, indentation: inner)
            }
        }
    }

    private static func writeList<Element>(
        _ elements: [Element],
        in brackets: String,
        to text: inout String,
        indentation: Int,
        element: (Element, inout String, Int) -> Void
    ) {
        guard !elements.isEmpty else {
            text += brackets
            return
        }
        text += brackets.prefix(1)
        let inner = indentation + 2
        for (index, value) in elements.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: inner)
            element(value, &text, inner)
        }
        text += "\n" + String(repeating: " ", count: indentation) + brackets.suffix(1)
    }

    /// A JSON string (RFC 8259 §7), which is a double-quoted scalar of YAML too.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
