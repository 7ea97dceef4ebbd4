import Diagnostics
import IR
import OpenAPI
import YAML

/// Bodies that are forms, and how their properties are written in them.
extension Resolver {
    /// A form is made of the members of an object, which may be one of several; any other form is the caller's to write.
    mutating func multipartContent(_ mediaType: MediaType, place: Place) -> IR.Operation.Content {
        var type = mediaType.schema.map { types.unaliased(resolve($0, place: self.place(of: $0, place)).type) }
        if case .dictionary(let value)? = type, value != .json, let schema = mediaType.schema {
            type = undeclaredParts(value, of: schema, place: place)
        }
        guard case .named(let id)? = type, let structures = structuresOfForm(id) else {
            return .bytes(contentType: rawType(of: mediaType))
        }
        for structure in structures { markAsMultipartBody(structure, mediaType) }
        if case .union? = types.kind(of: id) { types.update(id) { $0.markAsMultipartUnion() } }
        return .multipart(.named(id), contentType: MediaTypeName(mediaType.type).full)
    }

    /// The type of a body of parts that the caller writes, who chooses what separates them, where the document does not.
    private mutating func rawType(of mediaType: MediaType) -> String {
        let name = MediaTypeName(mediaType.type)
        let parameters = mediaType.type.split(separator: ";").dropFirst().map(\.description.trimmed)
        if let boundary = parameters.first(where: { $0.lowercased().hasPrefix("boundary=") }) {
            reportUnreadSchema(of: mediaType)
            return "\(name.full); \(boundary)"
        }
        // Who describes a form means one that has its parts; who describes other parts by no object may mean the text.
        let isUnread = hasUnreadSchema(mediaType)
        let isMistaken = name.essence == "multipart/form-data" || isUnread
        diagnostics.append(
            Diagnostic(
                "body-not-expressed",
                isMistaken ? .warning : .note,
                "the caller writes a body of the type `\(mediaType.type)`, and says what separates its parts"
                    + (isUnread ? "; its schema is not read" : ""),
                at: mediaType.location,
                hint:
                    "describe it as an object of its parts; until then give `contentType: \"\(name.essence); boundary=…\"`"
            )
        )
        return name.full
    }

    /// A struct with the members of a dictionary, which become parts.
    private mutating func undeclaredParts(_ value: TypeReference, of schema: Schema, place: Place) -> TypeReference {
        let id = TypeID(schema.pointer.description)
        if !types.contains(id) {
            declareStructure(id, of: schema, place: place) { _ in
                Structure(properties: [], additionalProperties: value)
            }
        }
        return .named(id)
    }

    /// The structs that a form is made of: the type itself, or all branches of a union; `nil` where one is something else.
    private func structuresOfForm(_ id: TypeID) -> [TypeID]? {
        switch types.kind(of: id) {
        case .structure(let structure): return structure.isTuple ? nil : [id]
        case .union(let union):
            let ids = union.branches.map { branch -> TypeID? in
                guard case .named(let id) = types.unaliased(branch.type), case .structure? = types.kind(of: id) else {
                    return nil
                }
                return id
            }
            return ids.contains(nil) ? nil : ids.compactMap(\.self)
        default: return nil
        }
    }

    private mutating func markAsMultipartBody(_ id: TypeID, _ mediaType: MediaType) {
        guard case .structure(let structure)? = types.kind(of: id) else { return }
        let encodings = mediaType.encodings.compactMap { encoding in
            let property = structure.properties.first { $0.name == encoding.property }
            return formEncoding(encoding, type: property?.type, isMultipart: true)
        }
        reportOtherEncodings(than: encodings, of: structure, mediaType)
        let texts = encodings.filter { isWrittenByCaller(structure, $0) }.map(\.property)
        let hasBrackets = options.hasBracketsInForms
        types.update(id) { $0.markAsMultipartBody(encodings, texts: texts, hasBrackets: hasBrackets) }
    }

    /// Whether a part holds an object, or a list of some, in a notation that is not JSON, such as XML.
    private func isWrittenByCaller(_ structure: Structure, _ encoding: FormEncoding) -> Bool {
        guard let contentType = encoding.contentType, MediaTypeName(contentType).kind != .json,
            let property = structure.properties.first(where: { $0.name == encoding.property })
        else { return false }
        var type = types.unaliased(property.type)
        if case .array(let element) = type { type = types.unaliased(element) }
        switch type {
        case .dictionary: return true
        case .named(let id):
            switch types.kind(of: id) {
            case .structure: return true
            case .union(let union): return !union.branches.contains { isFile($0.type) }
            default: return false
            }
        default: return false
        }
    }

    /// A form is made of the members of an object, which may be one of several.
    mutating func formContent(_ mediaType: MediaType, place: Place) -> IR.Operation.Content {
        let type = mediaType.schema.map { resolve($0, place: self.place(of: $0, place)).type } ?? .json
        let encodings = mediaType.encodings.compactMap { encoding in
            formEncoding(encoding, type: property(encoding.property, of: type)?.type, isMultipart: false)
        }
        switch types.unaliased(type) {
        case .named, .json: return .form(type, encodings: encodings)
        case .dictionary(let value) where types.unaliased(value) != .dateTime: return .form(type, encodings: encodings)
        default:
            reportUnreadSchema(of: mediaType)
            return .bytes(contentType: MediaTypeName(mediaType.type).essence)
        }
    }

    private func property(_ name: String, of type: TypeReference) -> Structure.Property? {
        guard case .named(let id) = types.unaliased(type), case .structure(let structure)? = types.kind(of: id) else {
            return nil
        }
        return structure.properties.first { $0.name == name }
    }

    /// What an encoding says beyond what the value's type says; `nil` where it says nothing.
    private mutating func formEncoding(
        _ encoding: MediaType.Encoding,
        type: TypeReference?,
        isMultipart: Bool
    ) -> FormEncoding? {
        let hasStyle = encoding.style != nil || encoding.explode != nil || encoding.allowsReserved
        let style = hasStyle ? formStyle(of: encoding) : nil
        var result = FormEncoding(
            property: encoding.property,
            // A style wins over a content type (Encoding Object, `style`).
            contentType: hasStyle ? nil : contentType(of: encoding),
            style: style,
            isExploded: encoding.explode ?? (style == nil || style == .form || style == .deepObject),
            allowsReserved: encoding.allowsReserved
        )
        if isMultipart {
            result.headers = headers(of: encoding, type: type)
            if !hasStyle, let type { reportOpenContentType(of: encoding, isFile: isFile(type)) }
        } else if let contentType = result.contentType, MediaTypeName(contentType).kind == .json {
            result.style = .json
        }
        let isUsual = result == FormEncoding(property: encoding.property)
        return isUsual || (!isMultipart && result.style == nil) ? nil : result
    }

    private mutating func formStyle(of encoding: MediaType.Encoding) -> IR.Operation.Style {
        guard let given = encoding.style else { return .form }
        let styles: [IR.Operation.Style] = [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        if let style = IR.Operation.Style(rawValue: given.rawValue), styles.contains(style) { return style }
        diagnostics.append(
            Diagnostic(
                "style-misplaced",
                .warning,
                "a property of a form cannot have the style `\(given.rawValue)`",
                at: encoding.location,
                hint: "it can be \(styles.map { "`\($0.rawValue)`" }.joined(separator: ", ")); until then it is `form`"
            )
        )
        return .form
    }

    /// The media type, where it is a single one: of several, the caller knows which it is.
    private func contentType(of encoding: MediaType.Encoding) -> String? {
        guard let text = encoding.contentType, !text.contains(","), !text.contains("*") else { return nil }
        return text.trimmed
    }

    /// The headers whose values the document knows. Others are the caller's, who can give them with a file.
    private mutating func headers(of encoding: MediaType.Encoding, type: TypeReference?) -> [FormEncoding.Header] {
        encoding.headers.compactMap { named in
            // Both are told by other means (Encoding Object, `headers`).
            guard !["content-type", "content-disposition"].contains(named.name.lowercased()),
                let header = followed(named.header, ReferenceResolver.header)
            else { return nil }
            if let value = header.schema.flatMap({ fixedText(of: $0) }) { return .init(name: named.name, value: value) }
            report(header: named.name, at: header.location, of: encoding, isFile: isFile(type))
            return nil
        }
    }

    /// A header whose value only the caller knows.
    private mutating func report(
        header: String,
        at location: SourceLocation,
        of encoding: MediaType.Encoding,
        isFile: Bool
    ) {
        let part = "the header `\(header)` of the part `\(encoding.property)`"
        diagnostics.append(
            Diagnostic(
                "encoding-not-expressed",
                isFile ? .note : .warning,
                isFile ? "\(part) is the caller's to give" : "\(part) is not sent",
                at: location,
                hint: isFile
                    ? "set it in the `headers` of the `FileUpload`, or give it a `const` or a `default` here"
                    : "give it a `const` or a `default`; only files can have headers of the caller's choice"
            )
        )
    }

    /// Of several media types, or a range, none is sent unless the caller says which it is.
    private mutating func reportOpenContentType(of encoding: MediaType.Encoding, isFile: Bool) {
        guard let types = encoding.contentType, contentType(of: encoding) == nil else { return }
        diagnostics.append(
            Diagnostic(
                "encoding-not-expressed",
                .note,
                "which of `\(types.trimmed)` the part `\(encoding.property)` is, "
                    + (isFile ? "is the caller's to say" : "is not said: it is sent as what its schema says"),
                at: encoding.location,
                hint: isFile ? "give the `FileUpload` its `contentType`" : "name the one media type that is to be sent"
            )
        )
    }

    private func isFile(_ type: TypeReference?) -> Bool {
        switch type.map(types.unaliased) {
        case .file: true
        case .array(let element), .nullable(let element): isFile(element)
        default: false
        }
    }

    /// The text of the only value that a schema allows, or else of its default.
    private func fixedText(of schema: Schema) -> String? {
        onlyValue(of: schema)?.value.text ?? schema.annotations.defaultValue?.scalar?.text
    }

    /// An object that two operations send is written in one way.
    private mutating func reportOtherEncodings(
        than encodings: [FormEncoding],
        of structure: Structure,
        _ mediaType: MediaType
    ) {
        let known = structure.properties.compactMap(\.formEncoding)
        guard structure.isMultipartBody, Set(known) != Set(encodings) else { return }
        diagnostics.append(
            Diagnostic(
                "encoding-not-expressed",
                .warning,
                "another operation sends the same object with another `encoding`, which is used for both",
                at: mediaType.location,
                hint: "give each operation a schema of its own"
            )
        )
    }
}

extension TypeDefinition {
    fileprivate mutating func markAsMultipartUnion() {
        guard case .union(var union) = kind else { return }
        union.isMultipartBody = true
        kind = .union(union)
    }

    /// - Parameter texts: The properties whose notation only the caller knows: they are texts.
    fileprivate mutating func markAsMultipartBody(_ encodings: [FormEncoding], texts: [String], hasBrackets: Bool) {
        guard case .structure(var structure) = kind, !structure.isMultipartBody else { return }
        structure.isMultipartBody = true
        structure.hasBracketsInForm = hasBrackets
        for index in structure.properties.indices {
            structure.properties[index].formEncoding = encodings.first {
                $0.property == structure.properties[index].name
            }
            if texts.contains(structure.properties[index].name) {
                let isArray = if case .array = structure.properties[index].type { true } else { false }
                structure.properties[index].type = isArray ? .array(.string) : .string
            }
        }
        kind = .structure(structure)
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
