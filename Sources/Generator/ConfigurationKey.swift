/// The keys of `bindery.yaml`.
enum ConfigurationKey: String, CaseIterable {
    case spec, output, module, client, clients, names, types, enums, tests, transport, streaming, pagination, formArrays
    case overlays, access, runtime, nullable, formats, include, exclude, documentation, severities

    /// Whether the key means something already. The others are refused, since ignoring them would generate something
    /// else than what was asked for.
    var isSupported: Bool {
        switch self {
        case .spec, .output, .module, .client, .clients, .names, .types, .enums, .tests, .transport, .streaming,
            .overlays, .formArrays, .pagination, .include, .exclude, .nullable, .severities:
            true
        case .access, .runtime, .formats, .documentation: false
        }
    }
}
