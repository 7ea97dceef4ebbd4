package import Diagnostics
package import Emitting
package import IR
package import Naming
import OpenAPI
import Resolving
import YAML

/// The whole program: the bytes of an OpenAPI document in, the files of a Swift package out.
///
///     bytes → YAML → Node → DocumentParser → Document → Resolver → API → Namer → Names → Emitter → files
///
/// Nothing here touches the disk. Every step hands on what it found wrong; a step whose findings hold an error is the
/// last one.
package struct Generator: Sendable {
    package var configuration: ClientConfiguration
    /// Whether warnings are errors.
    package var isStrict: Bool

    package init(configuration: ClientConfiguration, isStrict: Bool = false) {
        self.configuration = configuration
        self.isStrict = isStrict
    }

    /// An API with the names that it has in Swift.
    package struct Description: Sendable {
        package var api: API
        package var names: Names
        /// What later runs must know to keep the names.
        package var lock: NameLock
        /// The number of schemas among the document's components.
        package var schemaCount: Int
    }

    /// What the document says, in Swift's terms.
    ///
    /// - Returns: no description where the diagnostics hold an error.
    package func describe(
        _ source: Source,
        lock: NameLock = NameLock()
    ) -> (description: Description?, diagnostics: [Diagnostic]) {
        var findings = Findings(isStrict: isStrict)
        guard let root = findings.value({ () throws(DiagnosticsError) in
            try YAML.load(bytes: source.bytes, path: source.path)
        }) else { return (nil, findings.diagnostics) }

        let parsed = DocumentParser.parse(root)
        findings.add(parsed.diagnostics)
        guard let document = parsed.document, !findings.hasErrors else { return (nil, findings.diagnostics) }

        let resolved = Resolver.resolve(document, options: configuration.resolverOptions)
        findings.add(resolved.diagnostics)

        let named = Namer.name(resolved.api, options: configuration.namerOptions(lock: lock))
        findings.add(named.diagnostics)
        let description = Description(
            api: resolved.api,
            names: named.names,
            lock: NameLock(entries: named.lock),
            schemaCount: document.components.schemas.count
        )
        return (findings.hasErrors ? nil : description, findings.diagnostics)
    }

    /// The files of the Swift package that calls the API.
    ///
    /// - Returns: no output where the diagnostics hold an error.
    package func generate(
        _ source: Source,
        lock: NameLock = NameLock(),
        templates: TemplateLibrary
    ) -> (output: Output?, diagnostics: [Diagnostic]) {
        let described = describe(source, lock: lock)
        guard let description = described.description else { return (nil, described.diagnostics) }

        var findings = Findings(isStrict: isStrict)
        findings.add(described.diagnostics)
        let files = findings.value { () throws(DiagnosticsError) in
            try Emitter(templates: templates).emit(
                description.api,
                description.names,
                options: Emitter.Options(tests: configuration.tests)
            )
        }
        guard var files else { return (nil, findings.diagnostics) }
        if let lock = description.lock.file { files.append(lock) }
        files.sort { $0.path < $1.path }
        return (Output(description: description, files: files), findings.diagnostics)
    }

    package struct Output: Sendable {
        package var description: Description
        /// Sorted by path.
        package var files: [GeneratedFile]
    }
}

/// An input file: its bytes, and its path for messages.
package struct Source: Sendable {
    package var bytes: [UInt8]
    package var path: String

    package init(bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }
}
