package import Diagnostics
package import Diffing
package import Emitting
package import IR
package import Naming
package import OpenAPI
package import Overlays
import Parallelism
import Resolving
package import YAML

/// The whole program: the bytes of an OpenAPI document in, the files of a Swift package out.
///
///     bytes → YAML → Node → Overlays → Node → OpenAPI → Document → Resolving → API → Naming → Names → Emitting → files
///
/// Nothing here touches the disk, but for the other files that the document refers to, through `Input.loader`. A stage that finds something wrong says so in the diagnostics and goes on as far as it
/// can, so that one run shows as much as possible; where there are errors, nothing is written.
package struct Generator: Sendable {
    package static let version = "0.1.0"

    package struct Input: Sendable {
        package var bytes: [UInt8]
        /// The document's path as the user gave it, for locations.
        package var path: String
        package var configuration: Configuration
        /// The overlays that are applied to the document before it is understood.
        package var overlays: [Overlay]
        /// Names that earlier runs recorded, by JSON pointer.
        package var lock: [String: String]
        /// Whether warnings count as errors.
        package var isStrict: Bool
        /// Reads the other files that the document refers to, by paths beside its own.
        package var loader: FileLoader

        package init(
            bytes: [UInt8],
            path: String,
            configuration: Configuration = Configuration(),
            overlays: [Overlay] = [],
            lock: [String: String] = [:],
            isStrict: Bool = false,
            loader: FileLoader = DocumentReader().loader
        ) {
            self.bytes = bytes
            self.path = path
            self.configuration = configuration
            self.overlays = overlays
            self.lock = lock
            self.isStrict = isStrict
            self.loader = loader
        }
    }

    /// What the document means in Swift, before any text is written.
    package struct Analysis: Sendable {
        package var api: API
        package var names: Names
        /// What has to be recorded in `bindery.lock`.
        package var lock: [String: String]
    }

    package struct Output: Sendable {
        /// `nil` where the document could not be understood.
        package var analysis: Analysis?
        /// Sorted by path; empty where there are errors.
        package var files: [GeneratedFile] = []
        /// The package with the runtime, where the client's has it from there.
        package var runtimeFiles: [GeneratedFile] = []
        /// What the files declare for users; `nil` where there are errors.
        package var interface: PublicInterface?
        package var diagnostics: [Diagnostic] = []
        /// How often each action of the overlays hit.
        package var overlayHits: [OverlayApplication.Hit] = []
        /// What was understood of the document; `nil` where that is nothing.
        package var document: Document?
        /// The document with its overlays; `nil` where it is no YAML or JSON.
        package var root: Node?
        /// The paths of the other files that the document refers to, of those that could not be read too.
        package var referencedFiles: [String] = []

        package var hasErrors: Bool { diagnostics.hasErrors }
        package var statistics: Statistics { Statistics(self) }
    }

    /// Generates the package. Where there are errors, there are no files.
    package static func generate(_ input: Input, templates: TemplateLibrary) -> Output {
        finish(write(analyze(input), input, templates: templates), input)
    }

    /// Reads, resolves and names: what `validate` and `inspect` need.
    package static func analyze(_ input: Input) -> Output {
        analyze(read(input), input)
    }

    /// The first stage: reads the document.
    static func read(_ input: Input) -> Output {
        var output = Output()
        do {
            let root = try YAML.load(bytes: input.bytes, path: input.path)
            var patched = OverlayApplication(root: root)
            for overlay in input.overlays { patched.apply(overlay) }
            let parsed = DocumentParser.parse(patched.root, loader: input.loader)
            output.diagnostics = patched.diagnostics + parsed.diagnostics
            output.overlayHits = patched.hits
            output.root = patched.root
            output.document = parsed.document
            output.referencedFiles = Array(parsed.files.dropFirst())
        } catch {
            output.diagnostics += error.diagnostics
        }
        return output
    }

    /// The second stage: finds what the document means, and Swift names for it.
    static func analyze(_ read: Output, _ input: Input) -> Output {
        var output = read
        if let document = output.document {
            let configuration = input.configuration
            let resolved = Resolver.resolve(document, options: configuration.resolving)
            // What values the document has, matters to no name.
            let (values, named) = concurrently(
                resolved.documentedValues,
                {
                    Namer.name(
                        resolved.api,
                        options: Namer.Options(
                            module: configuration.module,
                            client: configuration.client,
                            pinned: configuration.names,
                            locked: input.lock
                        )
                    )
                }
            )
            var api = resolved.api
            (api.examples, api.answers) = (values.examples, values.answers)
            output.diagnostics += resolved.diagnostics + values.diagnostics + named.diagnostics
            output.analysis = Analysis(api: api, names: named.names, lock: named.lock)
        }
        if input.isStrict { output.diagnostics = output.diagnostics.map(\.strict) }
        return output
    }

    /// The third stage: writes the source files, where nothing is wrong, and lists what they declare.
    static func write(_ analyzed: Output, _ input: Input, templates: TemplateLibrary) -> Output {
        var output = analyzed
        guard let analysis = output.analysis else { return output }
        output.diagnostics += input.configuration.runtimeConflicts(module: analysis.names.module)
        guard !output.hasErrors else { return output }
        do {
            let runtime = input.configuration.runtimePackage(in: FileSystem.workingFolder)
            output.files = try Emitter(templates: templates).emit(
                analysis.api,
                analysis.names,
                options: Emitter.Options(
                    // What is internal, no other target sees.
                    tests: input.configuration.tests && input.configuration.finish.access != .internal,
                    transport: input.configuration.transport,
                    runtime: runtime,
                    isInternal: input.configuration.finish.access == .internal
                )
            )
            output.runtimeFiles = try runtime?.files(templates) ?? []
            output.interface = PublicInterface(output.files)
        } catch {
            output.diagnostics += error.diagnostics
        }
        return output
    }

    /// The last stage: what is done with all files, and those that are made from others.
    private static func finish(_ written: Output, _ input: Input) -> Output {
        guard let analysis = written.analysis, let interface = written.interface else { return written }
        var output = written
        output.files = input.configuration.finish.apply(to: output.files)
        output.files.append(GeneratedFile(path: PublicInterface.fileName, contents: interface.text))
        if let lock = Lock(entries: analysis.lock).file { output.files.append(lock) }
        output.files.sort { $0.path < $1.path }
        return output
    }
}

extension Configuration {
    fileprivate var resolving: Resolver.Options {
        Resolver.Options(
            closedEnumerations: closedEnumerations,
            types: types,
            streams: streams,
            hasBracketsInForms: hasBracketsInForms,
            pagination: pagination,
            selection: selection,
            threeStates: threeStates,
            formats: formats
        )
    }
}

extension Diagnostic {
    /// The diagnostic under `--strict`, where warnings are errors.
    package var strict: Diagnostic {
        var diagnostic = self
        if severity == .warning { diagnostic.severity = .error }
        return diagnostic
    }
}

extension [Diagnostic] {
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
