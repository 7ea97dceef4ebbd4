package import Diagnostics
import Emitting
import Resolving
import YAML

extension Configuration {
    /// Reads `bindery.yaml`: one client, or several under `clients:`.
    ///
    /// - Parameter path: The file's path; the paths in the file are relative to its folder.
    /// - Throws: everything that is wrong with the file, each with its place.
    package static func parse(bytes: [UInt8], path: String) throws(DiagnosticsError) -> [Configuration] {
        let root = try YAML.load(bytes: bytes, path: path)
        var reader = ConfigurationReader(folder: FilePath.folder(of: path))
        let configurations = reader.readFile(root)
        guard reader.diagnostics.isEmpty else { throw DiagnosticsError(reader.diagnostics) }
        return configurations
    }
}

/// Reads the nodes of `bindery.yaml` and collects what is wrong with them.
struct ConfigurationReader {
    /// What paths in the file are relative to.
    let folder: String
    var diagnostics: [Diagnostic] = []

    init(folder: String) {
        self.folder = folder
    }

    mutating func readFile(_ root: Node) -> [Configuration] {
        guard !root.isNull else { return [Configuration()] }
        guard let clients = root.mapping?["clients"] else { return [readClient(root, isInList: false)] }
        for pair in root.mapping?.pairs ?? [] where pair.key != "clients" && checkKey(pair) != nil {
            report(
                "configuration-conflict",
                "`\(pair.key)` stands beside `clients`",
                at: pair.keyNode,
                hint: "move it into the entries of `clients` that it is about"
            )
        }
        guard let entries = clients.sequence, !entries.isEmpty else {
            report("configuration-invalid", "`clients` must be a list with at least one entry", at: clients)
            return []
        }
        let configurations = entries.map { readClient($0, isInList: true) }
        checkOutputs(configurations)
        checkRuntimes(configurations)
        return configurations
    }

    private mutating func readClient(_ node: Node, isInList: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.location = node.location
        guard let mapping = node.mapping else {
            report(
                "configuration-invalid",
                "the configuration must be an object, not \(node.kindDescription)",
                at: node,
                hint: "write keys with values, such as `spec: openapi.yaml`"
            )
            return configuration
        }
        for pair in mapping.pairs {
            guard let key = checkKey(pair) else { continue }
            read(pair.value, for: key, into: &configuration)
        }
        return configuration
    }

    /// The key, where it is known.
    private mutating func checkKey(_ pair: Mapping.Pair) -> ConfigurationKey? {
        guard let key = ConfigurationKey(rawValue: pair.key) else {
            let known = ConfigurationKey.allCases.map(\.rawValue)
            report(
                "configuration-unknown-key",
                "`\(pair.key)` is not a key of the configuration",
                at: pair.keyNode,
                hint: NearestName.hint(for: pair.key, among: known)
            )
            return nil
        }
        return key
    }

    private mutating func read(_ value: Node, for key: ConfigurationKey, into configuration: inout Configuration) {
        switch key {
        case .spec:
            configuration.specification = path(value, key: key)
            configuration.specificationLocation = value.location
        case .output:
            configuration.output = path(value, key: key)
            configuration.outputLocation = value.location
        case .module: configuration.module = identifier(value, key: key)
        case .client: configuration.client = identifier(value, key: key)
        case .names: configuration.names = pointers(value, key: key, to: "a Swift name", Configuration.isIdentifier)
        case .types: configuration.types = pointers(value, key: key, to: "a Swift type") { !$0.isEmpty }
        case .streaming: configuration.streams = streams(value)
        case .pagination: configuration.pagination = pagination(value)
        case .enums: configuration.closedEnumerations = choice(value, key: key, of: ["open", "closed"]) == "closed"
        case .formArrays:
            configuration.hasBracketsInForms = choice(value, key: key, of: ["plain", "brackets"]) == "brackets"
        case .transport:
            let name = choice(value, key: key, of: Emitter.Transport.allCases.map(\.rawValue))
            configuration.transport = name.flatMap(Emitter.Transport.init) ?? .urlSession
        case .include: configuration.selection.include = selection(value, key: key)
        case .exclude: configuration.selection.exclude = selection(value, key: key)
        case .severities: configuration.severities = severities(value)
        case .nullable: configuration.threeStates = threeStates(value)
        case .formats: configuration.formats = formats(value)
        case .access:
            let name = choice(value, key: key, of: SourceFinish.Access.allCases.map(\.rawValue))
            configuration.finish.access = name.flatMap(SourceFinish.Access.init) ?? .public
        case .documentation: configuration.finish.documentation = documentation(value)
        case .runtime: configuration.sharedRuntime = runtime(value)
        case .overlays: configuration.overlays = paths(value, key: key)
        case .tests:
            if let tests = value.bool {
                configuration.tests = tests
            } else {
                invalid(value, key: key, "`true` or `false`")
            }
        case .clients:
            report(
                "configuration-invalid",
                "`\(key.rawValue)` cannot stand here",
                at: value,
                hint: "`clients` is a list at the top of the file"
            )
        }
    }

    mutating func path(_ value: Node, key: ConfigurationKey) -> String? {
        guard let text = value.string, !text.isEmpty else {
            invalid(value, key: key, "a path")
            return nil
        }
        return FilePath.joined(folder, text)
    }

    /// A list of paths, or one.
    private mutating func paths(_ value: Node, key: ConfigurationKey) -> [Configuration.NamedFile] {
        guard !value.isNull else { return [] }
        return (value.sequence ?? [value]).compactMap { entry in
            path(entry, key: key).map { Configuration.NamedFile(path: $0, location: entry.location) }
        }
    }

    mutating func identifier(_ value: Node, key: ConfigurationKey) -> String? {
        guard let text = value.string, Configuration.isIdentifier(text) else {
            invalid(value, key: key, "a Swift name of letters and digits")
            return nil
        }
        return text
    }

    mutating func choice(_ value: Node, key: ConfigurationKey, of choices: [String]) -> String? {
        guard let text = value.string, choices.contains(text) else {
            let nearest = value.string.flatMap { NearestName.find($0, in: choices) }
            let hint = nearest.map { "did you mean `\($0)`?" }
            invalid(value, key: key, choices.map { "`\($0)`" }.joined(separator: " or "), hint: hint)
            return nil
        }
        return text
    }

    private mutating func pointers(
        _ value: Node,
        key: ConfigurationKey,
        to wanted: String,
        _ isValid: (String) -> Bool
    ) -> [String: String] {
        guard !value.isNull else { return [:] }
        guard let mapping = value.mapping else {
            invalid(value, key: key, "an object of JSON pointers, each with \(wanted)")
            return [:]
        }
        var result: [String: String] = [:]
        for pair in mapping.pairs {
            if !pair.key.hasPrefix("#/") {
                report(
                    "configuration-invalid",
                    "`\(pair.key)` under `\(key.rawValue)` is not a JSON pointer",
                    at: pair.keyNode,
                    hint: "pointers look like \"#/components/schemas/Engine\", in quotation marks"
                )
            } else if let text = pair.value.string, isValid(text) {
                result[pair.key] = text
            } else {
                report("configuration-invalid", "`\(pair.key)` must have \(wanted)", at: pair.value)
            }
        }
        return result
    }

    /// Two clients in one folder would remove each other's files.
    private mutating func checkOutputs(_ configurations: [Configuration]) {
        var seen: [String: Configuration] = [:]
        for configuration in configurations {
            guard let output = configuration.output else { continue }
            if let first = seen.updateValue(configuration, forKey: FilePath.normalized(output)) {
                diagnostics.append(
                    Diagnostic(
                        "configuration-conflict",
                        .error,
                        "two clients have the same `output`",
                        at: configuration.outputLocation,
                        hint: "give each client a folder of its own",
                        related: first.outputLocation.map { [.init("the other one is here", at: $0)] } ?? []
                    )
                )
            }
        }
    }

    mutating func invalid(_ value: Node, key: ConfigurationKey, _ wanted: String, hint: String? = nil) {
        let found = value.string.map { "`\($0)`" } ?? value.kindDescription
        report("configuration-invalid", "`\(key.rawValue)` must be \(wanted), not \(found)", at: value, hint: hint)
    }

    mutating func report(_ id: String, _ message: String, at node: Node, hint: String? = nil) {
        diagnostics.append(Diagnostic(id, .error, message, at: node.location, hint: hint))
    }
}
