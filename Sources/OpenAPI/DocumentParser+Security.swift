import Diagnostics
import YAML

extension DocumentParser {
    mutating func security(_ pair: Mapping.Pair) -> [SecurityRequirement]? {
        guard let nodes = array(pair) else { return nil }
        return nodes.compactMap { node in
            guard let pairs = object(node, at: pair.key) else { return nil }
            let schemes = pairs.map { SecurityRequirement.Scheme(name: $0.key, scopes: texts($0)) }
            return SecurityRequirement(schemes: schemes, location: node.location)
        }
    }

    mutating func securityScheme(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> Referenced<SecurityScheme>? {
        referenced(pair.value, at: pair.key, as: .securityScheme) { parser, pairs in
            parser.securityScheme(pair.value, pairs)
        }
    }

    private mutating func securityScheme(_ node: Node, _ pairs: [Mapping.Pair]) -> SecurityScheme? {
        var scheme = SecurityScheme(type: "", location: node.location)
        for pair in pairs {
            switch SecuritySchemeKey(rawValue: pair.key) {
            case .type: scheme.type = text(pair) ?? ""
            case .description: scheme.description = text(pair)
            case .name: scheme.name = text(pair)
            case .placement: scheme.placement = text(pair)
            case .scheme: scheme.scheme = text(pair)
            case .bearerFormat: scheme.bearerFormat = text(pair)
            case .flows: scheme.flows = (object(pair) ?? []).compactMap { flow($0) }
            case .openIdConnectUrl: scheme.openIDConnectURL = text(pair)
            case .oauth2MetadataUrl, .deprecated: break
            case nil: unrecognized(pair, SecuritySchemeKey.self)
            }
        }
        guard !scheme.type.isEmpty else {
            let hint = "write 'type: http' and 'scheme: bearer', for example"
            missing("type", in: "a security scheme", at: node, hint: hint)
            return nil
        }
        return scheme
    }

    private mutating func flow(_ pair: Mapping.Pair) -> SecurityScheme.Flow? {
        guard !pair.key.hasPrefix("x-"), let pairs = object(pair) else { return nil }
        var flow = SecurityScheme.Flow(name: pair.key, location: pair.keyNode.location)
        for pair in pairs {
            switch FlowKey(rawValue: pair.key) {
            case .authorizationUrl: flow.authorizationURL = text(pair)
            case .tokenUrl: flow.tokenURL = text(pair)
            case .refreshUrl: flow.refreshURL = text(pair)
            case .scopes:
                flow.scopes = (object(pair) ?? []).map { .init(name: $0.key, description: text($0)) }
            case .deviceAuthorizationUrl: break
            case nil: unrecognized(pair, FlowKey.self)
            }
        }
        return flow
    }
}
