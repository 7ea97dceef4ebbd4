/// The keys of `bindery.yaml`.
enum ConfigurationKey: String, CaseIterable {
    case spec, output, module, client, clients, names, types, enums, tests, transport, streaming, pagination, formArrays
    case overlays, access, runtime, nullable, formats, include, exclude, documentation, severities
}
