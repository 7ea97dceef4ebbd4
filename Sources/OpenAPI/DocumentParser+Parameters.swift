import Diagnostics
import YAML

extension DocumentParser {
    mutating func parameters(_ pair: Mapping.Pair, _ owner: JSONPointer) -> [Referenced<Parameter>] {
        guard let nodes = array(pair) else { return [] }
        let pointer = owner.appending(pair.key)
        return nodes.indices.compactMap { parameter(nodes[$0], at: pair.key, pointer.appending($0)) }
    }

    mutating func referencedParameter(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> Referenced<Parameter>? {
        parameter(pair.value, at: pair.key, pointer)
    }

    private mutating func parameter(_ node: Node, at key: String, _ pointer: JSONPointer) -> Referenced<Parameter>? {
        referenced(node, at: key, as: .parameter) { parser, pairs in parser.parameter(node, pairs, pointer) }
    }

    private mutating func parameter(_ node: Node, _ pairs: [Mapping.Pair], _ pointer: JSONPointer) -> Parameter? {
        guard let placement = placement(node, pairs) else { return nil }
        var parameter = Parameter(name: "", placement: placement, location: node.location, pointer: pointer)
        for pair in pairs {
            switch ParameterKey(rawValue: pair.key) {
            case .name: parameter.name = text(pair) ?? ""
            case .placement: break
            case .description: parameter.description = text(pair)
            case .required: parameter.isRequired = flag(pair) ?? false
            case .deprecated: parameter.isDeprecated = flag(pair) ?? false
            case .allowEmptyValue: parameter.allowsEmptyValue = flag(pair) ?? false
            case .style: parameter.style = style(pair)
            case .explode: parameter.explode = flag(pair)
            case .allowReserved: parameter.allowsReserved = flag(pair) ?? false
            case .schema: parameter.schema = schema(pair, pointer.appending(pair.key))
            case .content: parameter.content = content(pair, pointer)
            case .example: parameter.examples.append(singleExample(pair))
            case .examples: parameter.examples += examples(pair)
            case nil: unrecognized(pair, ParameterKey.self, keeping: &parameter.extensions)
            }
        }
        guard !parameter.name.isEmpty else {
            missing("name", in: "a parameter", at: node, hint: "give the parameter the name that requests send")
            return nil
        }
        if placement == .path, !parameter.isRequired {
            report(
                "optional-path-parameter",
                .warning,
                "the path parameter '\(parameter.name)' is not required",
                at: node,
                hint: "write 'required: true': a path cannot leave it out"
            )
            parameter.isRequired = true
        }
        return parameter
    }

    private mutating func placement(_ node: Node, _ pairs: [Mapping.Pair]) -> Parameter.Placement? {
        guard let pair = pairs.first(where: { $0.key == "in" }), let text = text(pair) else {
            let hint = "write 'in: query', or path, header or cookie"
            missing("in", in: "a parameter", at: node, hint: hint)
            return nil
        }
        if let placement = Parameter.Placement(rawValue: text) { return placement }
        let hint =
            switch text {
            case "body", "formData": "OpenAPI 3 declares bodies under 'requestBody'"
            default:
                NearestName.find(text, in: Parameter.Placement.allCases.map(\.rawValue)).map { "did you mean '\($0)'?" }
                    ?? "write path, query, header or cookie"
            }
        report("unknown-parameter-location", .error, "a parameter cannot be in '\(text)'", at: pair.value, hint: hint)
        return nil
    }

    mutating func style(_ pair: Mapping.Pair) -> Parameter.Style? {
        guard let text = text(pair) else { return nil }
        if let style = Parameter.Style(rawValue: text) { return style }
        let styles = Parameter.Style.allCases.map(\.rawValue)
        report(
            "unknown-style",
            .warning,
            "there is no style '\(text)'",
            at: pair.value,
            hint: NearestName.find(text, in: styles).map { "did you mean '\($0)'?" }
                ?? "the styles are \(styles.joined(separator: ", "))"
        )
        return nil
    }

    mutating func referencedHeader(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> Referenced<Header>? {
        referenced(pair.value, at: pair.key, as: .header) { parser, pairs in
            parser.header(pair.value, pairs, pointer)
        }
    }

    private mutating func header(_ node: Node, _ pairs: [Mapping.Pair], _ pointer: JSONPointer) -> Header {
        var header = Header(location: node.location, pointer: pointer)
        for pair in pairs {
            switch HeaderKey(rawValue: pair.key) {
            case .description: header.description = text(pair)
            case .required: header.isRequired = flag(pair) ?? false
            case .deprecated: header.isDeprecated = flag(pair) ?? false
            case .schema: header.schema = schema(pair, pointer.appending(pair.key))
            case .content: header.content = content(pair, pointer)
            // Headers have one style only, and their examples are of no use to a client.
            case .allowEmptyValue, .style, .explode, .allowReserved, .example, .examples: break
            case nil: unrecognized(pair, HeaderKey.self)
            }
        }
        return header
    }
}
