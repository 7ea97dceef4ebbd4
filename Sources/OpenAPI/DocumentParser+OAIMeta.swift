import Diagnostics
import YAML

/// `x-oaiMeta`, which is written by hand and follows no specification: nothing of it is an error.
extension DocumentParser {
    mutating func documentMeta(_ pair: Mapping.Pair) -> OAIMeta.Document? {
        guard let pairs = metaObject(pair.value) else { return nil }
        var meta = OAIMeta.Document(groups: [], location: pair.value.location)
        for pair in pairs {
            guard pair.key == "groups" else {
                unusedMeta(pair, of: "the document")
                continue
            }
            guard let nodes = pair.value.sequence else {
                malformed(pair.value, at: pair.key, expected: .array)
                continue
            }
            meta.groups = nodes.compactMap { group($0) }
        }
        return meta
    }

    private mutating func group(_ node: Node) -> OAIMeta.Group? {
        guard let pairs = metaObject(node, at: "groups") else { return nil }
        var group = OAIMeta.Group(id: "", location: node.location)
        for pair in pairs {
            switch pair.key {
            case "id": group.id = metaText(pair) ?? ""
            case "title": group.title = metaText(pair)
            case "description": group.description = metaText(pair)
            case "beta": group.isBeta = metaFlag(pair)
            case "warning": group.warning = warning(pair)
            default: unusedMeta(pair, of: "a group")
            }
        }
        guard !group.id.isEmpty else {
            report(
                "malformed-oai-meta",
                .warning,
                "a group has no 'id'",
                at: node,
                hint: "operations name it by its id"
            )
            return nil
        }
        return group
    }

    private mutating func warning(_ pair: Mapping.Pair) -> OAIMeta.Group.Warning? {
        if let message = pair.value.string { return .init(message: message) }
        guard let pairs = metaObject(pair.value, at: pair.key) else { return nil }
        var warning = OAIMeta.Group.Warning()
        for pair in pairs {
            switch pair.key {
            case "title": warning.title = metaText(pair)
            case "message": warning.message = metaText(pair)
            default: break
            }
        }
        return warning
    }

    mutating func schemaMeta(_ node: Node) -> OAIMeta.Schema? {
        guard let pairs = metaObject(node) else { return nil }
        var meta = OAIMeta.Schema(location: node.location)
        for pair in pairs {
            switch pair.key {
            case "name": meta.name = metaText(pair)
            case "group": meta.group = metaText(pair)
            case "beta": meta.isBeta = metaFlag(pair)
            case "example": meta.example = located(pair)
            default: unusedMeta(pair, of: "a schema")
            }
        }
        return meta
    }

    /// Says of a key that nothing is made of it, once for all places.
    mutating func unusedMeta(_ pair: Mapping.Pair, of owner: String) {
        let message = "'\(pair.key)' in the x-oaiMeta of \(owner) is not used"
        guard unusedMetaKeys[message] == nil else { return }
        unusedMetaKeys[message] = Diagnostic(
            "oai-meta-unused",
            .note,
            message,
            at: pair.keyNode.location,
            hint: "it concerns the layout of OpenAI's reference; other places are not reported"
        )
    }

    /// The object of an `x-oaiMeta`; prose in its place is nobody's mistake.
    func metaObject(_ node: Node) -> [Mapping.Pair]? {
        node.mapping?.pairs
    }

    mutating func metaObject(_ node: Node, at key: String) -> [Mapping.Pair]? {
        guard let pairs = node.mapping?.pairs else {
            malformed(node, at: key, expected: .object)
            return nil
        }
        return pairs
    }

    mutating func metaText(_ pair: Mapping.Pair) -> String? {
        located(pair)?.text
    }

    mutating func located(_ pair: Mapping.Pair) -> OAIMeta.Text? {
        guard let scalar = pair.value.scalar else {
            malformed(pair.value, at: pair.key, expected: .string)
            return nil
        }
        return scalar.kind == .null ? nil : OAIMeta.Text(text: scalar.text, location: pair.value.location)
    }

    mutating func metaFlag(_ pair: Mapping.Pair) -> Bool {
        guard let flag = pair.value.bool else {
            malformed(pair.value, at: pair.key, expected: .boolean)
            return false
        }
        return flag
    }

    mutating func malformed(_ node: Node, at key: String, expected: ExpectedType) {
        guard !node.isNull else { return }
        report(
            "malformed-oai-meta",
            .warning,
            "expected \(expected.description) at '\(key)' of x-oaiMeta, found \(node.kindDescription)",
            at: node,
            hint: expected.hint(key)
        )
    }
}
