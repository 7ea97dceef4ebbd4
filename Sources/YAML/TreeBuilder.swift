import CYAML
import Diagnostics

/// Builds the tree of one document from the events of libyaml, with anchors, tags, merge keys and limits.
struct TreeBuilder {
    /// A collection that is not complete yet.
    private struct Frame {
        var isMapping: Bool
        /// Where its children begin in `nodes`; a mapping's keys and values take turns.
        var start: Int
        var line: Int
        var column: Int
        var anchor: Int?
        /// `expandedCount` before the collection.
        var countBefore: Int
        /// The greatest height of its children.
        var height = 0
        /// Where a plain `<<` key stands in `nodes`.
        var mergeKey: Int?
    }

    let file: SourceFile
    private let limits: YAML.Limits
    /// The complete nodes whose collection is open.
    private(set) var nodes: [Node] = []
    private var frames: [Frame] = []
    private var anchors = AnchorTable()
    /// The nodes so far.
    private var count = 0
    /// The nodes so far, each alias counting as a copy of its anchor's tree.
    private var expandedCount = 0
    var findings: [Diagnostic] = []

    init(file: SourceFile, limits: YAML.Limits) {
        self.file = file
        self.limits = limits
        nodes.reserveCapacity(256)
        frames.reserveCapacity(32)
    }

    mutating func build(_ events: borrowing EventStream) throws(DiagnosticsError) -> Node {
        var root: Node?
        while true {
            try events.advance()
            let type = events.event.pointee.type
            if type == YAML_SCALAR_EVENT {
                try addScalar(events)
            } else if type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT {
                try openCollection(events)
            } else if type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT {
                closeCollection()
            } else if type == YAML_ALIAS_EVENT {
                try addAlias(events)
            } else if type == YAML_DOCUMENT_START_EVENT {
                guard root == nil else { throw severalDocuments(at: events.location) }
            } else if type == YAML_DOCUMENT_END_EVENT {
                root = nodes.popLast()
            } else if type == YAML_STREAM_END_EVENT {
                break
            }
        }
        guard findings.isEmpty else { throw DiagnosticsError(findings) }
        return root ?? Node(.scalar(Scalar(text: "", kind: .null)), file: file, line: 1, column: 1)
    }

    private func severalDocuments(at location: SourceLocation) -> DiagnosticsError {
        fail("yaml-multiple-documents", "a second document begins here", at: location, hint: "keep one document a file")
    }

    /// Whether the next node is the key of a mapping.
    private var isAtKey: Bool {
        guard let frame = frames.last, frame.isMapping else { return false }
        return (nodes.count - frame.start).isMultiple(of: 2)
    }

    private mutating func countNode(_ events: borrowing EventStream) throws(DiagnosticsError) {
        count += 1
        expandedCount += 1
        if count > limits.nodes { throw LimitDiagnostic.nodes(limits.nodes, at: events.location) }
        if expandedCount > limits.expandedNodes {
            throw LimitDiagnostic.expandedNodes(limits.expandedNodes, at: events.location)
        }
    }
}

// MARK: - Scalars and aliases

extension TreeBuilder {
    private mutating func addScalar(_ events: borrowing EventStream) throws(DiagnosticsError) {
        try countNode(events)
        let scalar = events.event.pointee.data.scalar
        let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        var kind = isPlain ? CoreSchema.kind(ofPlain: bytes) : .string
        let tag = scalar.tag.flatMap { Tag(rawValue: String(cString: $0)) }
        if let tag {
            guard let tagged = tag.scalarKind(plainKind: CoreSchema.kind(ofPlain: bytes)) else {
                throw contradiction(tag, found: "`\(String(decoding: bytes, as: UTF8.self))`", at: events.location)
            }
            kind = tagged
        }
        if tag == .merge || isPlain && scalar.tag == nil, bytes.elementsEqual("<<".utf8), isAtKey { noteMergeKey() }
        let mark = events.event.pointee.start_mark
        let node = Node(
            .scalar(Scalar(text: String(decoding: bytes, as: UTF8.self), kind: kind)),
            file: file,
            line: Int(mark.line) + 1,
            column: Int(mark.column) + 1
        )
        if let anchor = scalar.anchor {
            let index = anchors.open(String(cString: anchor))
            anchors.close(index, with: node, expandedCount: 1, height: 0)
        }
        nodes.append(node)
    }

    private mutating func noteMergeKey() {
        let last = frames.count - 1
        // A second one stays an ordinary key, and is found as a duplicate.
        if frames[last].mergeKey == nil { frames[last].mergeKey = nodes.count }
    }

    private mutating func addAlias(_ events: borrowing EventStream) throws(DiagnosticsError) {
        let name = events.event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
        guard let target = anchors[name] else {
            let message = "no anchor `&\(name)` stands before this alias"
            throw fail("yaml-unknown-alias", message, at: events.location, hint: "quote the text if it is no alias")
        }
        guard let node = target.node else {
            let message = "the alias `*\(name)` stands inside its own anchor"
            throw fail("yaml-recursive-alias", message, at: events.location, hint: "write recursion as a `$ref`")
        }
        if isAtKey, node.scalar == nil { throw complexKey(at: events.location) }
        count += 1
        expandedCount += target.expandedCount
        guard expandedCount <= limits.expandedNodes else {
            throw LimitDiagnostic.expandedNodes(limits.expandedNodes, at: events.location)
        }
        guard frames.count + target.height <= limits.depth else {
            throw LimitDiagnostic.depth(limits.depth, at: events.location)
        }
        raiseHeight(to: target.height)
        nodes.append(node)
    }

    private mutating func raiseHeight(to height: Int) {
        guard let last = frames.indices.last else { return }
        frames[last].height = max(frames[last].height, height)
    }
}

// MARK: - Collections

extension TreeBuilder {
    private mutating func openCollection(_ events: borrowing EventStream) throws(DiagnosticsError) {
        let event = events.event.pointee
        let isMapping = event.type == YAML_MAPPING_START_EVENT
        if isAtKey { throw complexKey(at: events.location) }
        guard frames.count < limits.depth else { throw LimitDiagnostic.depth(limits.depth, at: events.location) }
        let before = expandedCount
        try countNode(events)
        let tag = isMapping ? event.data.mapping_start.tag : event.data.sequence_start.tag
        if let tag, let known = Tag(rawValue: String(cString: tag)), known != (isMapping ? .mapping : .sequence),
            known != .nonSpecific
        {
            throw contradiction(known, found: isMapping ? "a mapping" : "a sequence", at: events.location)
        }
        let anchor = isMapping ? event.data.mapping_start.anchor : event.data.sequence_start.anchor
        frames.append(
            Frame(
                isMapping: isMapping,
                start: nodes.count,
                line: Int(event.start_mark.line) + 1,
                column: Int(event.start_mark.column) + 1,
                anchor: anchor.map { anchors.open(String(cString: $0)) },
                countBefore: before
            )
        )
    }

    private mutating func closeCollection() {
        guard let frame = frames.popLast() else { return }
        let content: Node.Content
        if frame.isMapping {
            content = .mapping(assembleMapping(from: frame.start, mergeKey: frame.mergeKey))
        } else {
            content = .sequence(Array(nodes[frame.start...]))
        }
        nodes.removeLast(nodes.count - frame.start)
        let node = Node(content, file: file, line: frame.line, column: frame.column)
        let height = frame.height + 1
        if let anchor = frame.anchor {
            anchors.close(anchor, with: node, expandedCount: expandedCount - frame.countBefore, height: height)
        }
        raiseHeight(to: height)
        nodes.append(node)
    }
}

// MARK: - Findings

extension TreeBuilder {
    private func fail(
        _ id: String,
        _ message: String,
        at location: SourceLocation,
        hint: String
    ) -> DiagnosticsError {
        DiagnosticsError([Diagnostic(id, .error, message, at: location, hint: hint)])
    }

    private func complexKey(at location: SourceLocation) -> DiagnosticsError {
        fail("yaml-complex-key", "the key of a mapping is a collection", at: location, hint: "keys are text here")
    }

    private func contradiction(_ tag: Tag, found: String, at location: SourceLocation) -> DiagnosticsError {
        fail("yaml-tag", "the tag \(tag.shorthand) does not fit \(found)", at: location, hint: "remove the tag")
    }
}
