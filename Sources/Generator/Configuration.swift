package import Diagnostics
import OpenAPI
import YAML

/// `bindery.yaml`: one client, or several under `clients:`.
package struct Configuration: Hashable, Sendable {
    package static let fileName = "bindery.yaml"

    package var clients: [ClientConfiguration]

    /// Reads a configuration. Paths in it are relative to the file.
    ///
    /// - Throws: everything that is wrong with it.
    package init(_ source: Source) throws(DiagnosticsError) {
        let root = try YAML.load(bytes: source.bytes, path: source.path)
        var reader = ConfigurationReader(folder: FileSystem.folder(of: source.path))
        clients = reader.clients(root)
        guard reader.diagnostics.isEmpty else { throw DiagnosticsError(reader.diagnostics) }
    }
}

/// Reads the nodes of a configuration.
private struct ConfigurationReader {
    /// The folder of the file, which its paths are relative to.
    let folder: String
    var diagnostics: [Diagnostic] = []

    private static let keys = ["spec", "output", "module", "client", "names", "types", "enums", "tests"]
    /// Keys that have a meaning which this version does not know yet.
    private static let futureKeys = [
        "access", "overlays", "runtime", "transport", "nullable", "formats", "include", "exclude", "streaming",
        "pagination", "documentation",
    ]

    init(folder: String) {
        self.folder = folder
    }

    mutating func clients(_ root: Node) -> [ClientConfiguration] {
        guard root.mapping?["clients"] != nil else { return [client(root)] }
        guard let list = root.mapping?.pairs else { return [] }
        var clients: [ClientConfiguration] = []
        for pair in list {
            if pair.key == "clients" {
                guard let nodes = pair.value.sequence, !nodes.isEmpty else {
                    expect("a list of configurations", at: pair.value, of: pair.key)
                    continue
                }
                clients += nodes.map { client($0) }
            } else if Self.keys.contains(pair.key) {
                report(
                    "configuration-value",
                    "`\(pair.key)` stands beside `clients`",
                    at: pair.keyNode,
                    hint: "write it in each of the clients"
                )
            } else {
                reportUnknown(pair, among: ["clients"])
            }
        }
        return clients
    }

    private mutating func client(_ node: Node) -> ClientConfiguration {
        var client = ClientConfiguration()
        if node.isNull { return client }
        guard let mapping = node.mapping else {
            report(
                "configuration-value",
                "a configuration is an object; this is \(node.kindDescription)",
                at: node,
                hint: "it holds lines like `spec: openapi.yaml`"
            )
            return client
        }
        for pair in mapping.pairs {
            read(pair, into: &client)
        }
        return client
    }

    private mutating func read(_ pair: Mapping.Pair, into client: inout ClientConfiguration) {
        switch pair.key {
        case "spec": client.spec = path(pair)
        case "output": client.output = path(pair)
        case "module": client.module = identifier(pair)
        case "client": client.client = identifier(pair)
        case "names": client.names = pointers(pair, to: "a Swift name")
        case "types": client.types = pointers(pair, to: "a Swift type")
        case "enums": client.hasClosedEnumerations = isClosed(pair)
        case "tests":
            guard let value = pair.value.bool else { return expect("true or false", at: pair.value, of: pair.key) }
            client.tests = value
        default: reportUnknown(pair, among: Self.keys + ["clients"])
        }
    }

    private mutating func text(_ pair: Mapping.Pair) -> String? {
        guard let text = pair.value.string, !text.isEmpty else {
            expect("a string", at: pair.value, of: pair.key)
            return nil
        }
        return text
    }

    private mutating func path(_ pair: Mapping.Pair) -> String? {
        text(pair).map { FileSystem.resolve($0, in: folder) }
    }

    private mutating func identifier(_ pair: Mapping.Pair) -> String? {
        guard let text = text(pair) else { return nil }
        guard ClientConfiguration.isTypeName(text) else {
            expect("a name that Swift can declare, such as `PetStore`,", at: pair.value, of: pair.key)
            return nil
        }
        return text
    }

    private mutating func isClosed(_ pair: Mapping.Pair) -> Bool {
        switch pair.value.string {
        case "open": return false
        case "closed": return true
        default:
            expect("`open` or `closed`", at: pair.value, of: pair.key)
            return false
        }
    }

    private mutating func pointers(_ pair: Mapping.Pair, to meaning: String) -> [String: String] {
        guard let mapping = pair.value.mapping else {
            expect("an object of JSON pointers", at: pair.value, of: pair.key)
            return [:]
        }
        var result: [String: String] = [:]
        for entry in mapping.pairs {
            if !entry.key.hasPrefix("#/") {
                report(
                    "configuration-value",
                    "`\(entry.key)` under `\(pair.key)` is no JSON pointer",
                    at: entry.keyNode,
                    hint: "pointers look like \"#/components/schemas/Name/properties/name\", in quotes"
                )
            } else if let name = entry.value.string, !name.isEmpty {
                result[entry.key] = name
            } else {
                expect(meaning, at: entry.value, of: entry.key)
            }
        }
        return result
    }

    private mutating func expect(_ expected: String, at node: Node, of key: String) {
        let found = node.scalar.map { $0.kind == .null ? "null" : "`\($0.text)`" } ?? node.kindDescription
        report("configuration-value", "`\(key)` wants \(expected) and is \(found)", at: node)
    }

    private mutating func reportUnknown(_ pair: Mapping.Pair, among keys: [String]) {
        if Self.futureKeys.contains(pair.key) {
            let hint = "remove it; this version reads \(Self.keys.joined(separator: ", ")) and clients"
            report("configuration-unsupported", "`\(pair.key)` is not supported yet", at: pair.keyNode, hint: hint)
            return
        }
        let nearest = NearestName.of(pair.key, among: keys)
        let hint = nearest.map { "did you mean `\($0)`?" } ?? "the keys are \(keys.joined(separator: ", "))"
        report("configuration-unknown-key", "unknown key `\(pair.key)`", at: pair.keyNode, hint: hint)
    }

    private mutating func report(_ id: String, _ message: String, at node: Node, hint: String? = nil) {
        diagnostics.append(Diagnostic(id, .error, message, at: node.location, hint: hint))
    }
}

extension ClientConfiguration {
    /// Whether Swift can declare a module or a type under the name.
    package static func isTypeName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isXIDStart || first == "_" else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    }
}
