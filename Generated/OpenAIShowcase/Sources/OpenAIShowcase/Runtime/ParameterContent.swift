import Foundation

/// The value of a parameter, whatever its type: a text, a list, or members. Members are sorted by their names, so that
/// equal values make equal requests; null ones are left out.
///
/// The functions write it as the style table of the specification has it (OpenAPI 3.1 §4.8.12.4). What is nested deeper
/// than the table goes is written as JSON, but in the style `deepObject` and below exploded members of a form.
struct ParameterContent: Sendable {
    private let value: JSONValue

    private init(value: JSONValue) {
        self.value = value
    }

    /// - Throws: `EncodingError`, for numbers that JSON does not have.
    init<Value: Encodable>(_ value: Value, style: ParameterStyle = .form) throws {
        switch value {
        // What is a text of its own need not be one in JSON, or another: of an identifier, in upper case.
        case let text as any ParameterValue where style != .json && !(text is JSONValue):
            self.value = .string(try Self.text(of: text))
        case let texts as [any ParameterValue] where style != .json && !(texts is [JSONValue]):
            self.value = .array(try texts.map { .string(try Self.text(of: $0)) })
        default:
            self.value = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder.forRequests.encode(value))
        }
    }

    /// The text of a value; infinities have none that servers understand.
    static func text(of value: any ParameterValue) throws -> String {
        if let number = value as? any FloatingPoint, !number.isFinite {
            throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "\(value) is not finite."))
        }
        return value.parameterText
    }

    /// Whether there is nothing to be written: a list or an object of nothing. JSON has a text for these.
    func isEmpty(_ style: ParameterStyle) -> Bool {
        switch value {
        case _ where style == .json: false
        case .array(let elements): elements.allSatisfy(\.isNull)
        case .object: members.isEmpty
        case .null: true
        default: false
        }
    }
}

// MARK: - What is written

extension ParameterContent {
    /// In a path; percent-encoded.
    func path(_ style: ParameterStyle, name: String, explode: Bool) -> String {
        switch style {
        case .matrix: matrix(name: PercentEncoding.encode(name), explode: explode)
        case .label: label(explode: explode)
        case .json: PercentEncoding.encode(value.description)
        default: joined(explode: explode)
        }
    }

    /// The items of a query, or the pairs of a cookie header, percent-encoded.
    ///
    /// - Parameter allowReserved: Whether characters such as `/` and `,` in values stay as they are.
    func query(_ style: ParameterStyle, name: String, explode: Bool, allowReserved: Bool) -> [String] {
        let kept = allowReserved ? PercentEncoding.reservedInValues : PercentEncoding.unreserved
        let encode = { PercentEncoding.encode($0, keeping: kept) }
        let name = PercentEncoding.encode(name)
        switch (style, value) {
        case (.json, _): return ["\(name)=\(encode(value.description))"]
        case (.deepObject, _): return Self.deep(name, value, encode)
        case (_, .array(let elements)) where explode:
            return elements.filter { !$0.isNull }.map { "\(name)=\(encode($0.parameterText))" }
        case (_, .object) where explode:
            return members.flatMap { Self.exploded(PercentEncoding.encode($0.name), $0.value, encode) }
        default:
            let separator = style == .spaceDelimited ? "%20" : style == .pipeDelimited ? "%7C" : ","
            let parts = parts(explode: false, encode: encode)
            return parts.isEmpty ? [] : ["\(name)=\(parts.joined(separator: separator))"]
        }
    }

    /// In a header, as it is.
    func header(_ style: ParameterStyle, explode: Bool) -> String {
        style == .json ? value.description : joined(explode: explode, encode: { $0 })
    }

    /// The items of a form, percent-encoded, one for each member at least.
    ///
    /// - Parameters:
    ///   - style: `deepObject`, or `form` for members that are exploded.
    ///   - encodings: How single members are written.
    func form(_ style: ParameterStyle, encodings: [String: FormEncoding]) -> [String] {
        members.flatMap { member in
            if let encoding = encodings[member.name] {
                return ParameterContent(value: member.value).query(
                    encoding.style,
                    name: member.name,
                    explode: encoding.explode,
                    allowReserved: encoding.allowReserved
                )
            }
            let name = PercentEncoding.encode(member.name)
            return style == .deepObject
                ? Self.deep(name, member.value, Self.percentEncode)
                : Self.exploded(name, member.value, Self.percentEncode)
        }
    }
}

// MARK: - The styles

extension ParameterContent {
    private typealias Encode = (String) -> String

    private static func percentEncode(_ text: String) -> String { PercentEncoding.encode(text) }

    private var members: [(name: String, value: JSONValue)] {
        guard case .object(let members) = value else { return [] }
        return members.filter { !$0.value.isNull }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The texts of the elements; of the members `R=100`, or, not exploded, `R` and `100`.
    private func parts(explode: Bool, encode: Encode) -> [String] {
        switch value {
        case .array(let elements): elements.filter { !$0.isNull }.map { encode($0.parameterText) }
        case .object:
            members.flatMap { name, value in
                let (name, value) = (encode(name), encode(value.parameterText))
                return explode ? ["\(name)=\(value)"] : [name, value]
            }
        default: [encode(value.parameterText)]
        }
    }

    /// `blue,black`, `R,100,G,200`, or `R=100,G=200`.
    private func joined(explode: Bool, encode: Encode = percentEncode) -> String {
        parts(explode: explode, encode: encode).joined(separator: ",")
    }

    /// `.blue.black`, `.blue,black`.
    private func label(explode: Bool) -> String {
        let parts = parts(explode: explode, encode: Self.percentEncode)
        return parts.isEmpty ? "" : "." + parts.joined(separator: explode ? "." : ",")
    }

    /// `;color=blue;color=black`, `;color=blue,black`, `;R=100;G=200`.
    private func matrix(name: String, explode: Bool) -> String {
        let parts = parts(explode: explode, encode: Self.percentEncode)
        switch value {
        case .array where explode: return parts.map { ";\(name)=\($0)" }.joined()
        case .object where explode: return parts.map { ";\($0)" }.joined()
        default:
            if parts.isEmpty { return "" }
            return parts == [""] ? ";\(name)" : ";\(name)=\(parts.joined(separator: ","))"
        }
    }

    /// A member as a parameter of its own: an array repeats its name, an object has brackets.
    private static func exploded(_ name: String, _ value: JSONValue, _ encode: Encode) -> [String] {
        guard case .array(let elements) = value else { return deep(name, value, encode) }
        return elements.flatMap { deep(name, $0, encode) }
    }

    /// `color[R]=100`, `tags[]=a`, `items[0][id]=1`, with encoded brackets.
    private static func deep(_ name: String, _ value: JSONValue, _ encode: Encode) -> [String] {
        switch value {
        case .null: return []
        case .object(let members):
            return members.sorted { $0.key < $1.key }.flatMap { member in
                deep("\(name)%5B\(PercentEncoding.encode(member.key))%5D", member.value, encode)
            }
        case .array(let elements):
            return elements.enumerated().flatMap { index, element in
                // Only elements with members of their own need a number to keep them together.
                let isScalar = element.arrayValue == nil && element.objectValue == nil
                return deep("\(name)%5B\(isScalar ? "" : "\(index)")%5D", element, encode)
            }
        default: return ["\(name)=\(encode(value.parameterText))"]
        }
    }
}
