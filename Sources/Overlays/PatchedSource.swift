import Diagnostics
package import YAML

/// The text of a document to which changes were made, close to its source.
///
/// Only what changed is written anew. The rest keeps its text, comments and order, in block style, in flow style and in
/// JSON. The result is read again and compared with the changed tree; where they differ, the text of an anchor has changed that
/// others use, whose aliases are written out then. If that does not do, as with merge keys, the whole document is written anew.
package struct PatchedSource: Sendable {
    package let text: String
    /// Whether what did not change is as it was, comments included.
    package let isKept: Bool

    /// - Parameters:
    ///   - old: The root as it was read.
    ///   - new: The root with its changes.
    package init(_ new: Node, from old: Node) {
        let source = String(decoding: old.file.bytes, as: UTF8.self)
        guard !old.isIdentical(to: new) else {
            (text, isKept) = (source, true)
            return
        }
        let layout = SourceLayout(old.file)
        let start = FlowScanner(bytes: old.file.bytes).skipSpace(0)
        let isFlow = old.file.bytes[start...].first.map { "{[".utf8.contains($0) } ?? false
        let isJSON = isFlow && (try? JSONText.parse(source, path: old.file.path)) != nil
        let edited = [{ nil }, { ChangedAnchors(from: old, to: new) }].lazy.compactMap { anchors -> String? in
            let edited =
                isFlow
                ? Self.flow(new, old, at: start, isJSON: isJSON, anchors())
                : Self.block(new, old, layout, anchors())
            let read = edited.flatMap { try? YAML.load(bytes: Array($0.utf8), path: old.file.path) }
            return read?.isIdentical(to: new) == true ? edited : nil
        }.first
        if let edited {
            (text, isKept) = (edited, true)
        } else {
            let unit = Self.unit(of: old.file.bytes)
            text = isJSON ? NodeWriter.json(new, unit: unit) + "\n" : NodeWriter().document(new)
            isKept = false
        }
    }

    private static func block(_ new: Node, _ old: Node, _ layout: SourceLayout, _ anchors: ChangedAnchors?) -> String? {
        guard let start = layout.offset(of: old) else { return nil }
        let writer = NodeWriter(indentsSequences: indentsSequences(layout))
        var editor = BlockEditor(layout: layout, writer: writer, anchors: anchors)
        let end = layout.lines(from: start, to: layout.bytes.count).first { line in
            layout.bytes[line...].starts(with: "...".utf8) || layout.bytes[line...].starts(with: "---".utf8)
        }
        return editor.edit(old, to: new, start: start, limit: end ?? layout.bytes.count) ? editor.text() : nil
    }

    private static func flow(
        _ new: Node,
        _ old: Node,
        at start: Int,
        isJSON: Bool,
        _ anchors: ChangedAnchors?
    ) -> String? {
        let bytes = old.file.bytes
        let scanner = FlowScanner(bytes: bytes)
        guard let end = scanner.end(of: start) else { return nil }
        let unit = isJSON ? unit(of: bytes) : nil
        let editor = FlowEditor(scanner: scanner, writer: NodeWriter(), anchors: anchors, isJSON: isJSON, unit: unit)
        return String(decoding: bytes[..<start], as: UTF8.self) + editor.text(of: new, from: old, at: start)
            + String(decoding: bytes[end...], as: UTF8.self)
    }

    /// What the first indented line is indented by; `nil` where everything stands in one line.
    private static func unit(of bytes: [UInt8]) -> String? {
        guard let line = bytes.firstIndex(of: 0x0A), line + 1 < bytes.count else { return nil }
        let blanks = bytes[(line + 1)...].prefix { $0 == 0x20 || $0 == 0x09 }
        return blanks.isEmpty ? "  " : String(decoding: blanks, as: UTF8.self)
    }

    /// Whether the first sequence below a key stands further to the right than the key, as it does in most documents.
    private static func indentsSequences(_ layout: SourceLayout) -> Bool {
        var key: Int?
        for line in layout.lines(from: 0, to: layout.bytes.count) {
            let (first, byte) = layout.firstByte(ofLine: line)
            guard let byte, byte != UInt8(ascii: "#") else { continue }
            if byte == UInt8(ascii: "-"), let key { return first - line > key }
            let end = layout.lineEnd(line)
            key = end > first && layout.bytes[end - 1] == UInt8(ascii: ":") ? first - line : nil
        }
        return true
    }
}
