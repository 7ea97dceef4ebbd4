import Diagnostics

/// Builds the tree of one document from the events of libyaml, with anchors, tags, merge keys and limits.
struct TreeBuilder {
    /// A collection that is not complete yet.
    private struct Frame {
        var isMapping: Bool
        /// Where its children begin in `nodes`; a mapping's keys and values take turns.
        var start: Int
        var line: Int32
        var column: Int32
        var anchor: Int?
        /// `expandedCount` before the collection.
        var countBefore: Int
        /// The greatest height of its children.
        var height = 0
        /// Where plain `<<` keys stand in `nodes`; more than one is an error.
        var mergeKeys: [Int] = []
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
        var next: SourceLocation?
        while true {
            for event in try events.next() {
                switch event.kind {
                case .scalar: try addScalar(event)
                case .mappingStart, .sequenceStart: try openCollection(event)
                case .collectionEnd: closeCollection()
                case .alias: try addAlias(event)
                case .documentStart where root != nil:
                    next = location(of: event)
                    if event.hasDirectives { throw severalDocuments(at: location(of: event)) }
                case .documentEnd:
                    let node = nodes.popLast()
                    // Nothing stands after a `---` at the end of a file.
                    if let next, node?.isNull == false { throw severalDocuments(at: next) }
                    root = root ?? node
                case .streamStart, .documentStart: break
                case .streamEnd:
                    guard findings.isEmpty else { throw DiagnosticsError(findings) }
                    return root ?? Node(.scalar(Scalar(text: "", kind: .null)), file: file, line: 1, column: 1)
                }
            }
        }
    }

    private func location(of event: Event) -> SourceLocation {
        SourceLocation(file: file.path, line: Int(event.line), column: Int(event.column))
    }

    private func severalDocuments(at location: SourceLocation) -> DiagnosticsError {
        fail("yaml-multiple-documents", "a second document begins here", at: location, hint: "keep one document a file")
    }

    /// Whether the next node is the key of a mapping.
    private var isAtKey: Bool {
        guard let frame = frames.last, frame.isMapping else { return false }
        return (nodes.count - frame.start).isMultiple(of: 2)
    }

    private mutating func countNode(_ event: Event) throws(DiagnosticsError) {
        count += 1
        expandedCount += 1
        if count > limits.nodes { throw LimitDiagnostic.nodes(limits.nodes, at: location(of: event)) }
        if expandedCount > limits.expandedNodes {
            throw LimitDiagnostic.expandedNodes(limits.expandedNodes, at: location(of: event))
        }
    }
}

// MARK: - Scalars and aliases

extension TreeBuilder {
    private mutating func addScalar(_ event: Event) throws(DiagnosticsError) {
        try countNode(event)
        var kind = event.isPlain ? event.plainKind : .string
        if let tag = event.tag {
            guard let tagged = tag.scalarKind(plainKind: event.plainKind) else {
                throw contradiction(tag, found: "`\(event.text)`", at: location(of: event))
            }
            kind = tagged
        }
        if event.tag == .merge || event.isPlain && !event.hasTag, event.text == "<<", isAtKey {
            frames[frames.count - 1].mergeKeys.append(nodes.count)
        }
        let node = Node(
            .scalar(Scalar(text: event.text, kind: kind)),
            file: file,
            line: event.line,
            column: event.column
        )
        if let anchor = event.anchor {
            let index = anchors.open(anchor)
            anchors.close(index, with: node, expandedCount: 1, height: 0)
        }
        nodes.append(node)
    }

    private mutating func addAlias(_ event: Event) throws(DiagnosticsError) {
        let name = event.text
        guard let target = anchors[name] else {
            let message = "no anchor `&\(name)` stands before this alias"
            throw fail("yaml-unknown-alias", message, at: location(of: event), hint: "quote the text if it is no alias")
        }
        guard let node = target.node else {
            let message = "the alias `*\(name)` stands inside its own anchor"
            throw fail("yaml-recursive-alias", message, at: location(of: event), hint: "write recursion as a `$ref`")
        }
        if isAtKey, node.scalar == nil { throw complexKey(at: location(of: event)) }
        count += 1
        expandedCount += target.expandedCount
        guard expandedCount <= limits.expandedNodes else {
            throw LimitDiagnostic.expandedNodes(limits.expandedNodes, at: location(of: event))
        }
        guard frames.count + target.height <= limits.depth else {
            throw LimitDiagnostic.depth(limits.depth, at: location(of: event))
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
    private mutating func openCollection(_ event: Event) throws(DiagnosticsError) {
        let isMapping = event.kind == .mappingStart
        if isAtKey { throw complexKey(at: location(of: event)) }
        guard frames.count < limits.depth else { throw LimitDiagnostic.depth(limits.depth, at: location(of: event)) }
        let before = expandedCount
        try countNode(event)
        if let tag = event.tag, tag != (isMapping ? .mapping : .sequence), tag != .nonSpecific {
            throw contradiction(tag, found: isMapping ? "a mapping" : "a sequence", at: location(of: event))
        }
        frames.append(
            Frame(
                isMapping: isMapping,
                start: nodes.count,
                line: event.line,
                column: event.column,
                anchor: event.anchor.map { anchors.open($0) },
                countBefore: before
            )
        )
    }

    private mutating func closeCollection() {
        guard let frame = frames.popLast() else { return }
        let content: Node.Content
        if frame.isMapping {
            content = .mapping(assembleMapping(from: frame.start, mergeKeys: frame.mergeKeys))
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
