import Diagnostics
import Parallelism
import YAML

extension DocumentParser {
    mutating func components(_ pair: Mapping.Pair) -> Components {
        var components = Components()
        guard let pairs = object(pair) else { return components }
        let pointer = JSONPointer.root.appending("components")
        for pair in pairs {
            let section = pointer.appending(pair.key)
            switch ComponentsKey(rawValue: pair.key) {
            case .schemas: components.schemas = schemas(pair, section)
            case .responses: components.responses = named(pair, section) { $0.referencedResponse($1, $2) }
            case .parameters: components.parameters = named(pair, section) { $0.referencedParameter($1, $2) }
            case .examples: components.examples = named(pair, section) { parser, pair, _ in parser.example(pair) }
            case .requestBodies: components.requestBodies = named(pair, section) { $0.referencedRequestBody($1, $2) }
            case .headers: components.headers = named(pair, section) { $0.referencedHeader($1, $2) }
            case .securitySchemes: components.securitySchemes = named(pair, section) { $0.securityScheme($1, $2) }
            case .pathItems: components.pathItems = named(pair, section) { $0.referencedPathItem($1, $2) }
            case .links:
                unsupported(pair, in: "'components'", severity: .note, hint: "links describe, and change no call")
            // What refers to them reads them in its place.
            case .callbacks, .mediaTypes: break
            case nil: unrecognized(pair, ComponentsKey.self)
            }
        }
        return components
    }

    /// The schemas, which are most of a document, on all cores. Where one of them leads into another file, all are read
    /// again one after the other, as what is known of files is shared.
    private mutating func schemas(_ pair: Mapping.Pair, _ section: JSONPointer) -> [Component<Schema>] {
        guard let pairs = object(pair) else { return [] }
        let size = 64
        let pieces = stride(from: 0, to: pairs.count, by: size).map { pairs[$0..<min($0 + size, pairs.count)] }
        let fork = fork()
        let read = pieces.concurrentMap(inPiecesOf: 1) { pairs in
            var parser = fork
            let schemas = pairs.compactMap { parser.schema(of: $0, section) }
            return (schemas: schemas, parser: parser)
        }
        guard read.allSatisfy(\.parser.isIndependent) else {
            return pairs.compactMap { schema(of: $0, section) }
        }
        for (_, parser) in read { join(parser) }
        return read.flatMap(\.schemas)
    }

    private mutating func schema(of pair: Mapping.Pair, _ section: JSONPointer) -> Component<Schema>? {
        let pointer = section.appending(pair.key)
        guard let schema = schema(files.entry(pair, pointer), pointer) else { return nil }
        return Component(name: pair.key, nameLocation: pair.keyNode.location, value: schema)
    }

    /// The entries of a section; those that cannot be read are reported and left out.
    private mutating func named<Value: Sendable>(
        _ pair: Mapping.Pair,
        _ section: JSONPointer,
        read: (inout DocumentParser, Mapping.Pair, JSONPointer) -> Value?
    ) -> [Component<Value>] {
        guard let pairs = object(pair) else { return [] }
        return pairs.compactMap { pair in
            guard let value = read(&self, pair, section.appending(pair.key)) else { return nil }
            return Component(name: pair.key, nameLocation: pair.keyNode.location, value: value)
        }
    }
}
