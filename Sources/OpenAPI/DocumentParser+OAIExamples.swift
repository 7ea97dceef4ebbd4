import Diagnostics
import YAML

/// `x-oaiMeta` of operations, whose `examples` come in three shapes:
///
///     examples: {curl: …, python: …}, with `parameters` and `response` beside `examples`
///     examples: {request: {curl: …, python: …}, response: …}
///     examples: [{title: …, request: {curl: …, python: …}, response: …}]
extension DocumentParser {
    mutating func operationMeta(_ node: Node) -> OAIMeta.Operation? {
        guard let pairs = metaObject(node) else { return nil }
        var meta = OAIMeta.Operation(location: node.location)
        var outer = OAIMeta.Example()
        var examples: Mapping.Pair?
        for pair in pairs {
            switch pair.key {
            case "name": meta.name = metaText(pair)
            case "group": meta.group = metaText(pair)
            case "path": meta.path = metaText(pair)
            case "beta": meta.isBeta = metaFlag(pair)
            case "returns": meta.returns = metaText(pair)
            case "parameters": outer.parameters = located(pair)
            case "response": outer.response = located(pair)
            case "examples": examples = pair
            default: unusedMeta(pair, of: "an operation")
            }
        }
        meta.examples = operationExamples(examples, outer)
        return meta
    }

    private mutating func operationExamples(_ pair: Mapping.Pair?, _ outer: OAIMeta.Example) -> [OAIMeta.Example] {
        let isAlone = outer.parameters == nil && outer.response == nil
        guard let pair else { return isAlone ? [] : [outer] }
        switch pair.value.content {
        case .sequence(let nodes):
            return nodes.compactMap { node in
                metaObject(node, at: pair.key).map { operationExample($0, outer) }
            }
        case .mapping(let mapping):
            return mapping.pairs.isEmpty && isAlone ? [] : [operationExample(mapping.pairs, outer)]
        case .scalar:
            // Prose such as `see the guide`.
            return isAlone ? [] : [outer]
        }
    }

    /// One example: an object with `request` and `response`, or the requests themselves by language. What stands beside
    /// `examples` counts where the example does not say it itself.
    private mutating func operationExample(_ pairs: [Mapping.Pair], _ outer: OAIMeta.Example) -> OAIMeta.Example {
        var example = outer
        guard pairs.contains(where: { $0.key == "request" || $0.key == "response" }) else {
            example.requests = pairs.compactMap { request($0) }
            return example
        }
        for pair in pairs {
            switch pair.key {
            case "title": example.title = metaText(pair)
            case "request": example.requests = requests(pair)
            case "parameters": example.parameters = located(pair)
            case "response": example.response = located(pair)
            default: break
            }
        }
        return example
    }

    private mutating func requests(_ pair: Mapping.Pair) -> [OAIMeta.Example.Request] {
        if let code = pair.value.string {
            let trimmed = code.drop { $0.isWhitespace }
            return [OAIMeta.Example.Request(language: trimmed.hasPrefix("curl") ? "curl" : "text", code: code)]
        }
        return (metaObject(pair.value, at: pair.key) ?? []).compactMap { request($0) }
    }

    private mutating func request(_ pair: Mapping.Pair) -> OAIMeta.Example.Request? {
        metaText(pair).map { OAIMeta.Example.Request(language: pair.key, code: $0) }
    }
}
