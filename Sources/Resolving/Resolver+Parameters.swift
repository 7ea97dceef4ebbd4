import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The IR of a parameter; `nil` where it is the runtime's to send.
    mutating func resolveParameter(_ parameter: OpenAPI.Parameter, id: OperationID) -> IR.Operation.Parameter? {
        // What these headers say is the runtime's to say (Parameter Object, `name`).
        let reserved = ["accept", "content-type", "authorization"]
        if parameter.placement == .header, reserved.contains(parameter.name.lowercased()) { return nil }
        if parameter.placement == .querystring, !isFormOfMembers(parameter) { return nil }
        let placement = IR.Operation.Placement(parameter.placement)
        let place = TypeDefinition.Owner.operation(id, part: .parameter(parameter.name))
        let (schema, style) = schemaAndStyle(of: parameter, placement)
        let isRequired = parameter.isRequired || placement == .path
        let only = isRequired && style != .json ? schema.flatMap { onlyValue(of: $0) } : nil
        let resolved = only?.type ?? schema.map { resolve($0, place: self.place(of: $0, place)).type } ?? .string
        let type = sendable(resolved, style: style, of: parameter)
        var documentation = schema.map { self.documentation(of: $0) } ?? Documentation()
        documentation.description = parameter.description ?? documentation.description
        documentation.isDeprecated = documentation.isDeprecated || parameter.isDeprecated
        let isIdempotencyKey =
            placement == .header && types.unaliased(type) == .string
            && ["idempotency-key", "x-idempotency-key"].contains(parameter.name.lowercased())
        var result = IR.Operation.Parameter(
            name: parameter.name,
            placement: placement,
            type: type,
            isRequired: isRequired && !isIdempotencyKey,
            style: style,
            // The default depends on the style (Parameter Object, `explode`).
            isExploded: parameter.explode ?? (style == .form),
            allowsReserved: parameter.allowsReserved && placement == .query,
            documentation: documentation,
            location: parameter.location
        )
        result.isIdempotencyKey = isIdempotencyKey
        result.onlyValue = isIdempotencyKey ? nil : only?.value
        if parameter.allowsEmptyValue, placement == .query {
            result.allowsEmpty = true
            reportMissingEmptyValue(of: parameter, type)
        }
        return result
    }

    /// A text, a list and an object may be empty, other values cannot (Parameter Object, `allowEmptyValue`).
    private mutating func reportMissingEmptyValue(of parameter: OpenAPI.Parameter, _ type: TypeReference) {
        switch types.unaliased(type) {
        case .integer, .unsignedInteger, .number, .boolean, .dateTime, .date:
            diagnostics.append(
                Diagnostic(
                    "parameter-not-expressed",
                    .note,
                    "`\(parameter.name)` is never sent with an empty value, as its values are no texts",
                    at: parameter.location,
                    hint: "describe it as a string where servers want `?\(parameter.name)=`"
                )
            )
        default: break
        }
    }

    /// The schema of a parameter, its own or that of its one media type, and how its values are written.
    private mutating func schemaAndStyle(
        of parameter: OpenAPI.Parameter,
        _ placement: IR.Operation.Placement
    ) -> (Schema?, IR.Operation.Style) {
        guard parameter.schema == nil, let mediaType = named(parameter.content).first else {
            return (parameter.schema, style(of: parameter, placement))
        }
        switch MediaTypeName(mediaType.type).kind {
        case .json: return (mediaType.schema, .json)
        case .text: return (mediaType.schema, placement.defaultStyle)
        // An exploded object is the form that a query is.
        case .form where parameter.placement == .querystring: return (mediaType.schema, .form)
        case .multipart, .form, .other:
            reportParameter(
                parameter,
                "a parameter of the type `\(mediaType.type)` is sent as the text that the caller gives",
                hint: "describe it as JSON, or by a `schema` and a `style`"
            )
            return (nil, placement.defaultStyle)
        }
    }

    /// Whether a parameter that is the whole query is a form with an object's members, which are what a query can have; a
    /// warning where it is not.
    private mutating func isFormOfMembers(_ parameter: OpenAPI.Parameter) -> Bool {
        let form = parameter.content.first { MediaTypeName($0.type).kind == .form }
        let shapes = form?.schema.map { self.shapes(of: conjunction(of: $0)) } ?? []
        guard let form, !shapes.isEmpty, shapes.allSatisfy({ $0.kind == .object }) else {
            reportParameter(
                parameter,
                "the query `\(parameter.name)` is not sent, as it is no form with an object's members",
                hint: "describe it as `application/x-www-form-urlencoded`, or each of its parameters as one `in: query`"
            )
            return false
        }
        if let encoding = form.encodings.first {
            reportParameter(
                parameter,
                "the `encoding` of the query `\(parameter.name)` is not used: lists repeat their name, objects have brackets",
                hint: "describe `\(encoding.property)` as a parameter `in: query` with a `style`"
            )
        }
        return true
    }

    /// The parameter's style, where its place allows that one.
    private mutating func style(
        of parameter: OpenAPI.Parameter,
        _ placement: IR.Operation.Placement
    ) -> IR.Operation.Style {
        guard let style = parameter.style.flatMap({ IR.Operation.Style(rawValue: $0.rawValue) }) else {
            return placement.defaultStyle
        }
        if placement.styles.contains(style) { return style }
        let styles = placement.styles.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        diagnostics.append(
            Diagnostic(
                "style-misplaced",
                .warning,
                "a \(placement.rawValue) parameter cannot have the style `\(style.rawValue)`",
                at: parameter.location,
                hint: "it can be \(styles); until then it is `\(placement.defaultStyle.rawValue)`"
            )
        )
        return placement.defaultStyle
    }

    /// A type whose values can be written in a style. Files are sent as the texts that they are there, and types that need
    /// a format deep inside, as dates do, are any JSON value.
    private mutating func sendable(
        _ type: TypeReference,
        style: IR.Operation.Style,
        of parameter: OpenAPI.Parameter
    ) -> TypeReference {
        switch types.unaliased(type) {
        case .file, .bytes: return .string
        case .array(let element) where types.unaliased(element) == .file: return .array(.string)
        case .dateTime where style != .json: return type
        case .array(let element) where style != .json && types.unaliased(element) == .dateTime: return type
        case let other where hasDate(other):
            let message = "dates inside of this parameter's arrays or dictionaries are the caller's to write"
            reportParameter(parameter, message, hint: "wrap them in an object with properties")
            return .json
        default: return type
        }
    }

    /// Whether a value is written in a format of its own, outside of structs, which know theirs.
    private func hasDate(_ type: TypeReference) -> Bool {
        var type = type
        // An array of itself has no end; nothing real is that deep.
        for _ in 0..<64 {
            switch types.unaliased(type) {
            case .dateTime: return true
            case .array(let element), .dictionary(let element), .nullable(let element): type = element
            default: return false
            }
        }
        return false
    }

    private mutating func reportParameter(_ parameter: OpenAPI.Parameter, _ message: String, hint: String) {
        diagnostics.append(
            Diagnostic("parameter-not-expressed", .warning, message, at: parameter.location, hint: hint)
        )
    }
}

extension IR.Operation.Placement {
    init(_ placement: OpenAPI.Parameter.Placement) {
        switch placement {
        case .path: self = .path
        case .query, .querystring: self = .query
        case .header: self = .header
        case .cookie: self = .cookie
        }
    }

    fileprivate var defaultStyle: IR.Operation.Style { styles[0] }

    /// The styles that the specification allows, the default first.
    fileprivate var styles: [IR.Operation.Style] {
        switch self {
        case .path: [.simple, .label, .matrix]
        case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        case .header: [.simple]
        case .cookie: [.form]
        }
    }
}
