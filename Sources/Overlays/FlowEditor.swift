import YAML

/// Rewrites a flow collection, or JSON: the text of what did not change is kept, blanks and comments too.
struct FlowEditor {
    let scanner: FlowScanner
    let writer: NodeWriter
    /// Nil where no alias is in the way.
    let anchors: ChangedAnchors?
    /// Whether the document is JSON, where new values are JSON, too.
    let isJSON: Bool
    /// What a level of the JSON document is indented by; `nil` where it stands in one line.
    let unit: String?

    private var bytes: [UInt8] { scanner.bytes }

    /// A piece of the new text: an item of the source, possibly with another value, or a new one.
    private struct Piece {
        var item: Int?
        var text: String
    }

    /// The collection's text with its changes.
    ///
    /// - Parameter open: The offset of its bracket.
    func text(of new: Node, from old: Node, at open: Int) -> String {
        guard let (items, close) = scanner.items(at: open) else { return value(new, indentation: line(at: open)) }
        let inner = innerIndentation(items, open: open)
        let pieces: [Piece]?
        switch (old.content, new.content) {
        case (.mapping(let old), .mapping(let new)): pieces = members(old, new, items, indentation: inner)
        case (.sequence(let old), .sequence(let new)): pieces = elements(old, new, items, indentation: inner)
        default: pieces = nil
        }
        guard let pieces else { return value(new, indentation: line(at: open)) }
        return assemble(pieces, items, open: open, close: close)
    }

    private func members(_ old: Mapping, _ new: Mapping, _ items: [FlowScanner.Item], indentation: String) -> [Piece]? {
        guard old.pairs.count == items.count else { return nil }
        let (newValues, oldKeys) = (new.values, Set(old.pairs.map(\.key)))
        var pieces: [Piece] = []
        for (index, pair) in old.pairs.enumerated() {
            guard let value = newValues[pair.key] else { continue }
            let text = changed(items[index], from: pair.value, to: value, indentation: indentation)
            pieces.append(Piece(item: index, text: text))
        }
        for pair in new.pairs where !oldKeys.contains(pair.key) {
            let key = isJSON ? NodeWriter.quoted(pair.key) : NodeWriter.flowKey(pair.key)
            pieces.append(Piece(item: nil, text: "\(key): \(value(pair.value, indentation: indentation))"))
        }
        return pieces
    }

    private func elements(_ old: [Node], _ new: [Node], _ items: [FlowScanner.Item], indentation: String) -> [Piece]? {
        guard old.count == items.count else { return nil }
        return ElementAlignment.pairs(old, new).compactMap { pair in
            guard let index = pair.new else { return nil }
            guard let item = pair.old else {
                return Piece(item: nil, text: value(new[index], indentation: indentation))
            }
            return Piece(
                item: item,
                text: changed(items[item], from: old[item], to: new[index], indentation: indentation)
            )
        }
    }

    /// The text of an item whose value may be another one.
    private func changed(_ item: FlowScanner.Item, from old: Node, to new: Node, indentation: String) -> String {
        let start = item.value ?? item.start
        guard !anchors.keepText(of: old, for: new, isAlias: bytes[start] == UInt8(ascii: "*")) else {
            return slice(item.start, item.end)
        }
        let content = scanner.skipProperties(start)
        let isCollection =
            content < bytes.count && (bytes[content] == UInt8(ascii: "{") || bytes[content] == UInt8(ascii: "["))
        let text = isCollection ? text(of: new, from: old, at: content) : value(new, indentation: indentation)
        return slice(item.start, start) + (isCollection ? slice(start, content) : "") + text
    }

    private func assemble(_ pieces: [Piece], _ items: [FlowScanner.Item], open: Int, close: Int) -> String {
        let brackets = (slice(open, open + 1), slice(close, close + 1))
        guard !pieces.isEmpty else { return brackets.0 + brackets.1 }
        let (lead, trail) = edges(items, open: open, close: close)
        var result = brackets.0 + lead
        for (position, piece) in pieces.enumerated() {
            if position > 0 { result += separator(before: piece.item, items, lead: lead) }
            result += piece.text
        }
        return result + trail + brackets.1
    }

    /// What stands between the brackets and the items.
    private func edges(_ items: [FlowScanner.Item], open: Int, close: Int) -> (String, String) {
        guard let first = items.first, let last = items.last else {
            guard isJSON, let unit else { return ("", "") }
            let indentation = line(at: open)
            return ("\n" + indentation + unit, "\n" + indentation)
        }
        return (slice(open + 1, first.start), slice(last.end, close))
    }

    private func separator(before item: Int?, _ items: [FlowScanner.Item], lead: String) -> String {
        if let item, item > 0 { return slice(items[item - 1].end, items[item].start) }
        if lead.contains("\n") { return "," + lead }
        return items.count > 1 ? slice(items[items.count - 2].end, items[items.count - 1].start) : ", "
    }

    private func value(_ node: Node, indentation: String) -> String {
        isJSON ? NodeWriter.json(node, unit: unit, indentation: indentation) : writer.flow(node)
    }

    /// The indentation of the items, where each has a line of its own.
    private func innerIndentation(_ items: [FlowScanner.Item], open: Int) -> String {
        guard let first = items.first, slice(open + 1, first.start).contains("\n") else {
            return line(at: open) + (items.isEmpty ? unit ?? "" : "")
        }
        return line(at: first.start)
    }

    /// The blanks at the beginning of the line of an offset.
    private func line(at offset: Int) -> String {
        let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = bytes[start..<offset].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? offset
        return slice(start, end)
    }

    private func slice(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }
}
