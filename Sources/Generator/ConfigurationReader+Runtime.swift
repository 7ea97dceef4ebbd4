import Diagnostics
import YAML

extension ConfigurationReader {
    /// The keys below `runtime`.
    private enum RuntimeKey: String, CaseIterable {
        case package, module
    }

    /// `runtime:` is `embedded`, or `package`, or an object that says where the package stands.
    ///
    /// - Returns: `nil` where the runtime is part of the client's module.
    mutating func runtime(_ value: Node) -> SharedRuntime? {
        guard let mapping = value.mapping else {
            switch value.string {
            case "embedded": return nil
            case "package": return SharedRuntime(location: value.location)
            default:
                let hint = value.string.flatMap { NearestName.find($0, in: ["embedded", "package"]) }
                let found = value.string.map { "`\($0)`" } ?? value.kindDescription
                report(
                    "configuration-invalid",
                    "`runtime` must be `embedded`, `package` or an object, not \(found)",
                    at: value,
                    hint: hint.map { "did you mean `\($0)`?" } ?? "an object is like {package: ../BinderyRuntime}"
                )
                return nil
            }
        }
        var runtime = SharedRuntime(location: value.location)
        for pair in mapping.pairs {
            switch RuntimeKey(rawValue: pair.key) {
            case .package: runtime.folder = path(pair.value, key: .runtime)
            case .module: runtime.module = identifier(pair.value, key: .runtime) ?? runtime.module
            case nil:
                report(
                    "configuration-unknown-key",
                    "`\(pair.key)` is not a key of `runtime`",
                    at: pair.keyNode,
                    hint: NearestName.hint(for: pair.key, among: RuntimeKey.allCases.map(\.rawValue))
                )
            }
        }
        return runtime
    }

    /// A folder holds one package with the runtime, whichever clients share it.
    mutating func checkRuntimes(_ configurations: [Configuration]) {
        var seen: [String: SharedRuntime] = [:]
        for configuration in configurations {
            guard let runtime = configuration.sharedRuntime, let folder = configuration.runtimeFolder else { continue }
            guard let first = seen.updateValue(runtime, forKey: folder.displayPath), first.module != runtime.module
            else {
                continue
            }
            diagnostics.append(
                runtime.conflict(
                    "two clients share the runtime in `\(folder.displayPath)`, and call its module differently",
                    hint: "give both the same `module`, or each a folder of its own",
                    related: first.location.map { [.init("the other one is here", at: $0)] } ?? []
                )
            )
        }
    }
}
