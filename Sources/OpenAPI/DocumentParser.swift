package import Diagnostics
package import YAML

/// Reads a tree of nodes as an OpenAPI document, 3.0 or 3.1 (both dialects of schemas are read in either).
///
/// Everything that is wrong is reported at once: reading goes on behind an error with what can be understood.
package struct DocumentParser {
    let root: Node
    /// The root file and those that references lead to.
    var files: DocumentFiles
    var diagnostics: [Diagnostic] = []
    var references: [ReferenceUse] = []
    /// The references in mappings of discriminators, which may be wrong without harm.
    var mappingReferences: [ReferenceUse] = []
    /// The schemas that are being read, the outermost first.
    var scopes: [SchemaScope] = []
    /// The notes on keys of `x-oaiMeta` that are not used, one for each key.
    var unusedMetaKeys: [String: Diagnostic] = [:]
    /// Where each operationId stands first.
    var operationIDs: [String: SourceLocation] = [:]

    init(root: Node, loader: FileLoader?) {
        self.root = root
        files = DocumentFiles(root: root, loader: loader)
    }

    /// Reads the document.
    ///
    /// - Parameter loader: Reads the other files that the document refers to, each once. Without it they are not followed.
    /// - Returns: All findings in the order of the document, and the document as far as it could be understood. It is
    ///   `nil` where there is no OpenAPI 3 document to speak of; beside errors it serves for further checks, such as
    ///   those of references, but not for generating. `files` are the paths of all files of the document, of those that could
    ///   not be read too.
    package static func parse(
        _ root: Node,
        loader: FileLoader? = nil
    ) -> (document: Document?, diagnostics: [Diagnostic], files: [String]) {
        var parser = DocumentParser(root: root, loader: loader)
        let document = parser.document()
        return (document, parser.sortedDiagnostics(), parser.files.paths)
    }

    mutating func report(
        _ id: String,
        _ severity: Diagnostic.Severity,
        _ message: String,
        at node: Node,
        hint: String?
    ) {
        diagnostics.append(Diagnostic(id, severity, message, at: node.location, hint: hint))
    }

    /// The findings in document order, the root file first. A node that stands at several places by an alias is reported
    /// once.
    private func sortedDiagnostics() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        let unique = (diagnostics + files.diagnostics + unusedMetaKeys.values).filter { seen.insert($0).inserted }
        let order = Dictionary(
            files.paths.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        func file(_ location: SourceLocation?) -> Int { location.flatMap { order[$0.file] } ?? 0 }
        let sorted = unique.enumerated().sorted { first, second in
            let (left, right) = (first.element.location, second.element.location)
            let leftKey = (file(left), left?.line ?? 0, left?.column ?? 0, first.offset)
            return leftKey < (file(right), right?.line ?? 0, right?.column ?? 0, second.offset)
        }
        return sorted.map(\.element)
    }

    /// A parser for a part of the document, which knows what this one knows and has found nothing yet.
    func fork() -> DocumentParser {
        var fork = self
        fork.diagnostics = []
        fork.references = []
        fork.mappingReferences = []
        fork.files.mayRead = false
        return fork
    }

    /// Whether a part was read without a need for what the parts before it may find out.
    var isIndependent: Bool { !files.lacksFile }

    /// Takes over what was found in a part.
    mutating func join(_ part: DocumentParser) {
        diagnostics += part.diagnostics
        references += part.references
        mappingReferences += part.mappingReferences
        unusedMetaKeys.merge(part.unusedMetaKeys) { first, _ in first }
    }

    private mutating func document() -> Document? {
        guard let pairs = root.mapping?.pairs else {
            report(
                "not-openapi",
                .error,
                "expected an OpenAPI document, found \(root.kindDescription)",
                at: root,
                hint: "the document has to be an object that begins with 'openapi: 3.1.0'"
            )
            return nil
        }
        guard let version = version(pairs) else { return nil }
        files.mountEntries()
        var document = Document(version: version, info: .unnamed(at: root), location: root.location, root: root)
        for pair in pairs {
            read(pair, into: &document)
        }
        checkPresence(pairs, version)
        let further = readDeepTargets()
        document.deepTargets = further.targets
        document.components.schemas += further.declarations
        document.references = references
        document.files = files.roots
        document.unreadFiles = files.failures
        document.readsFiles = files.canLoad
        return document
    }

    private mutating func read(_ pair: Mapping.Pair, into document: inout Document) {
        switch DocumentKey(rawValue: pair.key) {
        case .openapi, .jsonSchemaDialect, .selfURI: break
        case .info: document.info = info(pair)
        case .servers: document.servers = servers(pair)
        case .paths: document.paths = paths(pair)
        case .webhooks, .extensionWebhooks: document.webhooks += webhooks(pair)
        case .components: document.components = components(pair)
        case .security: document.security = security(pair)
        case .tags: document.tags = tags(pair)
        case .externalDocs: document.externalDocumentation = externalDocumentation(pair)
        case .oaiMeta: document.oaiMeta = documentMeta(pair)
        case nil: unrecognized(pair, DocumentKey.self, keeping: &document.extensions)
        }
    }

    private mutating func checkPresence(_ pairs: [Mapping.Pair], _ version: String) {
        let keys = Set(pairs.lazy.map(\.key))
        if !keys.contains("info") {
            missing(
                "info",
                in: "the document",
                at: root,
                severity: .warning,
                hint: "give the API a title and a version"
            )
        }
        guard !keys.contains("paths") else { return }
        if version.hasPrefix("3.0") {
            // Libraries of components have none, and their types are of use.
            let sections = root.mapping?["components"].flatMap { files.following($0).mapping?.pairs } ?? []
            let hasComponents = sections.contains { !($0.value.mapping?.pairs.isEmpty ?? true) }
            report(
                "missing-paths",
                hasComponents ? .warning : .error,
                "the document has no 'paths'",
                at: root,
                hint: "declare the operations under 'paths'; write 'paths: {}' if there are none"
            )
        } else if !keys.contains("components"), !keys.contains("webhooks") {
            report(
                "missing-paths",
                .error,
                "the document has neither 'paths' nor 'components' nor 'webhooks'",
                at: root,
                hint: "declare the operations under 'paths'"
            )
        }
    }
}
