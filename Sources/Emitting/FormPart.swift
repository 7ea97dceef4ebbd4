import IR
import Naming

/// How a property becomes a part of a `multipart/form-data` body: a call of the form that stands in the property's struct.
struct FormPart {
    /// The label of the value: `file: `, empty for texts.
    var label: String
    /// The name of the part, as a string literal.
    var key: String
    /// Further arguments: `headers: ["Content-Type": "image/png"]`.
    var options: [String]

    init(_ property: Structure.Property, in structure: Structure, types: TypeExpressions) {
        let type = types.unaliased(property.type)
        let kind = Kind(type, encoding: property.formEncoding, in: types)
        label = kind.rawValue.isEmpty ? "" : "\(kind.rawValue): "
        var name = property.name
        if structure.hasBracketsInForm, case .array = type, kind != .object, !name.hasSuffix("[]") { name += "[]" }
        key = SwiftLiteral.string(name)
        options = property.formEncoding.map { Self.options(of: $0, kind, isJSON: !types.mayBeText(type)) } ?? []
    }

    /// The label of the members that an object does not declare.
    static func label(ofUndeclared type: TypeReference, types: TypeExpressions) -> String {
        var value = types.unaliased(type)
        if case .nullable(let inner) = value { value = types.unaliased(inner) }
        let kind = Kind(value, encoding: nil, in: types)
        return kind.rawValue.isEmpty ? "" : "\(kind.rawValue): "
    }

    private enum Kind: String {
        case text = ""
        case file, files, json
        /// One JSON part for each element.
        case jsonEach
        /// In a style, as in a query.
        case object

        init(_ type: TypeReference, encoding: FormEncoding?, in types: TypeExpressions) {
            let isJSON = encoding?.contentType.map { $0.contains("/json") || $0.contains("+json") } ?? false
            switch type {
            case .file: self = .file
            case .base64 where !isJSON: self = .text
            case .array(let element):
                if types.isFile(element) {
                    self = .files
                } else if encoding?.style != nil {
                    self = .object
                } else if isJSON {
                    self = .json
                } else {
                    self = types.isText(element) || types.unaliased(element) == .base64 ? .text : .jsonEach
                }
            case let simple where types.isText(simple): self = isJSON ? .json : .text
            default: self = encoding?.style == nil ? .json : .object
            }
        }
    }

    /// - Parameter isJSON: Whether no value is a text, which would have to be told that it is JSON.
    private static func options(of encoding: FormEncoding, _ kind: Kind, isJSON: Bool) -> [String] {
        if kind == .object, let style = encoding.style {
            var options: [String] = []
            if style != .form { options.append("style: .\(style.rawValue)") }
            if !encoding.isExploded { options.append("explode: false") }
            return options
        }
        var headers = encoding.headers.map { (name: $0.name, value: $0.value) }
        if let contentType = encoding.contentType, !(kind == .json && isJSON && contentType == "application/json") {
            headers.insert(("Content-Type", contentType), at: 0)
        }
        let items = headers.map { "\(SwiftLiteral.string($0.name)): \(SwiftLiteral.string($0.value))" }
        return items.isEmpty ? [] : ["headers: [\(items.joined(separator: ", "))]"]
    }
}
