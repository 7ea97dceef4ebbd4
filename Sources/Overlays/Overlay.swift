package import Diagnostics
package import YAML

/// Changes to a document, kept beside it (Overlay Specification 1.0 and 1.1).
package struct Overlay: Sendable {
    package enum Change: Sendable {
        /// Merge the value into objects, append it to arrays, put it in the place of scalars.
        case update(Node)
        case remove
        /// Merge what stands at another place of the document (1.1).
        case copy(JSONPath)
    }

    /// An Action Object.
    package struct Action: Sendable {
        package var target: JSONPath
        /// The target as it is written.
        package var targetText: String
        package var description: String?
        package var change: Change
        /// Where the target is written.
        package var location: SourceLocation
    }

    package var actions: [Action]

    /// Reads an overlay document.
    ///
    /// - Throws: everything that is wrong with it, each with its place.
    package static func parse(bytes: [UInt8], path: String) throws(DiagnosticsError) -> Overlay {
        var parser = OverlayParser()
        let overlay = parser.parse(try YAML.load(bytes: bytes, path: path))
        guard parser.diagnostics.isEmpty else { throw DiagnosticsError(parser.diagnostics) }
        return overlay
    }
}

/// Reads the nodes of an overlay document and collects what is wrong with them.
private struct OverlayParser {
    private static let keys = ["overlay", "info", "extends", "actions"]
    private static let actionKeys = ["target", "description", "update", "remove", "copy"]

    var diagnostics: [Diagnostic] = []

    mutating func parse(_ root: Node) -> Overlay {
        guard let mapping = root.mapping else {
            report(
                "an overlay must be an object, not \(root.kindDescription)",
                at: root,
                hint: "begin with `overlay: 1.0.0`"
            )
            return Overlay(actions: [])
        }
        checkKeys(of: mapping, known: Self.keys, what: "an overlay")
        let version = mapping["overlay"]
        let isKnown = version?.scalar.map {
            ["1.0", "1.1"].contains($0.text.split(separator: ".").prefix(2).joined(separator: "."))
        }
        if isKnown != true {
            report(
                "`overlay` must be the version of the specification",
                at: version ?? root,
                hint: "write `overlay: 1.0.0`, or `1.1.0`"
            )
        }
        guard let actions = mapping["actions"]?.sequence else {
            report(
                "`actions` must be a list",
                at: mapping["actions"] ?? root,
                hint: "write `actions:` with entries of `target` and `update` or `remove`"
            )
            return Overlay(actions: [])
        }
        return Overlay(actions: actions.compactMap { action($0) })
    }

    private mutating func action(_ node: Node) -> Overlay.Action? {
        guard let mapping = node.mapping else {
            report("an action must be an object, not \(node.kindDescription)", at: node, hint: "give it a `target`")
            return nil
        }
        checkKeys(of: mapping, known: Self.actionKeys, what: "an action")
        guard let target = path(mapping["target"], key: "target", of: node) else { return nil }
        let location = mapping["target"]?.location ?? node.location
        guard let change = change(mapping, of: node) else { return nil }
        return Overlay.Action(
            target: target,
            targetText: mapping["target"]?.string ?? "",
            description: mapping["description"]?.string,
            change: change,
            location: location
        )
    }

    /// Removing wins, as the specification has it.
    private mutating func change(_ mapping: Mapping, of node: Node) -> Overlay.Change? {
        if let remove = mapping["remove"] {
            guard let isRemoved = remove.bool else {
                report("`remove` must be true or false", at: remove, hint: "write `remove: true`")
                return nil
            }
            if isRemoved { return .remove }
        }
        if let update = mapping["update"] { return .update(update) }
        if let copy = mapping["copy"] { return path(copy, key: "copy", of: node).map { .copy($0) } }
        report("the action changes nothing", at: node, hint: "add `update:`, `remove: true` or `copy:`")
        return nil
    }

    private mutating func path(_ value: Node?, key: String, of node: Node) -> JSONPath? {
        guard let value, let text = value.string else {
            report("`\(key)` must be a JSONPath", at: value ?? node, hint: "write for example `target: $.info`")
            return nil
        }
        do {
            return try JSONPath(text)
        } catch {
            let place = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
            diagnostics.append(
                Diagnostic(
                    "overlay-path-invalid",
                    .error,
                    "`\(text)` is no JSONPath: \(error.reason)" + (place.isEmpty ? "" : ", behind `\(place)`"),
                    at: value.location,
                    hint:
                        "names other than letters, digits and `_` stand in brackets and quotes: `$.paths['/pets'].get`"
                )
            )
            return nil
        }
    }

    private mutating func checkKeys(of mapping: Mapping, known: [String], what: String) {
        for pair in mapping.pairs where !known.contains(pair.key) && !pair.key.hasPrefix("x-") {
            report(
                "`\(pair.key)` is no key of \(what)",
                at: pair.keyNode,
                hint: "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
            )
        }
    }

    private mutating func report(_ message: String, at node: Node, hint: String) {
        diagnostics.append(Diagnostic("overlay-invalid", .error, message, at: node.location, hint: hint))
    }
}
