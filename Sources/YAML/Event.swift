import CYAML

/// What libyaml reports of a document, without libyaml's memory.
struct Event: Sendable {
    enum Kind: Sendable {
        case streamStart, streamEnd, documentStart, documentEnd
        case scalar, alias, mappingStart, sequenceStart, collectionEnd
    }

    let kind: Kind
    /// Where it begins, from 1. A column counts Unicode scalars.
    let line: Int32
    let column: Int32
    /// The text of a scalar, the name of an alias.
    var text = ""
    /// What the text of a scalar without quotes or with a tag means under the core schema.
    var plainKind = Scalar.Kind.string
    /// Whether a scalar has no quotes.
    var isPlain = false
    var anchor: String?
    var hasTag = false
    /// The tag, where it has a meaning here.
    var tag: Tag?
    /// Whether lines with directives stand before the document that begins.
    var hasDirectives = false

    init(_ event: borrowing yaml_event_t) {
        kind = Kind(event.type)
        line = Int32(clamping: event.start_mark.line + 1)
        column = Int32(clamping: event.start_mark.column + 1)
        switch kind {
        case .scalar:
            let scalar = event.data.scalar
            setProperties(anchor: scalar.anchor, tag: scalar.tag)
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            text = String(decoding: bytes, as: UTF8.self)
            isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            if isPlain || hasTag { plainKind = CoreSchema.kind(ofPlain: bytes) }
        case .mappingStart:
            setProperties(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag)
        case .sequenceStart:
            setProperties(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag)
        case .alias: text = event.data.alias.anchor.map { String(cString: $0) } ?? ""
        case .documentStart: hasDirectives = event.start_mark.line != event.end_mark.line
        case .streamStart, .streamEnd, .documentEnd, .collectionEnd: break
        }
    }

    private mutating func setProperties(anchor: UnsafePointer<UInt8>?, tag: UnsafePointer<UInt8>?) {
        self.anchor = anchor.map { String(cString: $0) }
        hasTag = tag != nil
        self.tag = tag.flatMap { Tag(rawValue: String(cString: $0)) }
    }
}

extension Event.Kind {
    fileprivate init(_ type: yaml_event_type_t) {
        switch type {
        case YAML_SCALAR_EVENT: self = .scalar
        case YAML_MAPPING_START_EVENT: self = .mappingStart
        case YAML_SEQUENCE_START_EVENT: self = .sequenceStart
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: self = .collectionEnd
        case YAML_ALIAS_EVENT: self = .alias
        case YAML_DOCUMENT_START_EVENT: self = .documentStart
        case YAML_DOCUMENT_END_EVENT: self = .documentEnd
        case YAML_STREAM_END_EVENT: self = .streamEnd
        default: self = .streamStart
        }
    }
}
