import Diagnostics
import YAML

/// The files that a document stands in: the root file and those that references lead to, each read once, by the names that
/// `FileNames` gives them.
struct DocumentFiles {
    let root: Node
    private var names: FileNames
    private let loader: FileLoader?
    /// Whether files may be read. Parts of a document that are read at the same time may not, so that no file is read twice.
    var mayRead = true
    /// Whether a file was needed that had not been read.
    private(set) var lacksFile = false
    /// The roots of the files other than the root file.
    private(set) var roots: [String: Node] = [:]
    /// Why a file is not there; without a reason where what is wrong with it was reported in the file itself.
    private(set) var failures: [String: FileLoader.Failure] = [:]
    /// What the files themselves have wrong, as YAML or JSON.
    var diagnostics: [Diagnostic] = []
    /// The paths of all files in the order in which they were met, the root file first.
    private(set) var paths: [String]
    /// The files by the paths of their nodes.
    private var documents: [String: String] = [:]
    private var identifiers: [String: SchemaIdentifiers] = [:]
    /// The pointers of components and path items that consist of a reference into another file, by that reference's
    /// target; what stands there counts as standing in the root file.
    var mounts: [String: JSONPointer] = [:]
    /// What stands at those pointers.
    var mounted: [String: Node] = [:]
    /// What `canonical(_:)` found.
    var canonicalPointers: [String: JSONPointer] = [:]

    init(root: Node, loader: FileLoader?) {
        self.root = root
        self.loader = loader
        names = FileNames(root: root.file.path)
        paths = [root.file.path]
        documents[root.file.path] = ""
    }

    /// Whether other files can be read at all.
    var canLoad: Bool { loader != nil }

    /// The file that the node stands in.
    func document(of node: Node) -> String {
        node.file === root.file ? "" : documents[node.file.path] ?? ""
    }

    func root(of document: String) -> Node? {
        document.isEmpty ? root : roots[document]
    }

    /// The file that a location means in another file, and reads it.
    ///
    /// - Returns: `nil` where it is absolute, not well encoded, or remote without leave. A file that cannot be read is among
    ///   the failures.
    mutating func load(_ uri: URIReference, from document: String) -> String? {
        guard let loader, let file = names.file(uri.location, from: document) else { return nil }
        let name = file.name
        guard !name.isEmpty, roots[name] == nil, failures[name] == nil else { return name }
        guard loader.allowsRemote || !URIReference.isAddress(file.path) else { return nil }
        guard mayRead else {
            lacksFile = true
            return nil
        }
        read(file.path, as: name, loader)
        return name
    }

    private mutating func read(_ path: String, as name: String, _ loader: FileLoader) {
        paths.append(path)
        documents[path] = name
        let file: FileLoader.File
        do {
            file = try loader.file(path)
        } catch {
            failures[name] = error
            return
        }
        if file.base != path { names.setBase(file.base, of: name) }
        do {
            roots[name] = try YAML.load(bytes: file.bytes, path: path)
        } catch {
            failures[name] = FileLoader.Failure(reason: "")
            diagnostics += error.diagnostics
        }
    }

    /// The schema whose `$id` is the URI: in the file, else in the root file.
    mutating func resource(_ uri: String, in document: String) -> JSONPointer? {
        identifiers(of: document)?.resources[uri]
            ?? (document.isEmpty ? nil : identifiers(of: "")?.resources[uri])
    }

    mutating func anchored(_ name: String, in document: String, near place: JSONPointer?) -> JSONPointer? {
        identifiers(of: document)?.anchored(name, near: place)
    }

    private mutating func identifiers(of document: String) -> SchemaIdentifiers? {
        if let known = identifiers[document] { return known }
        guard let root = root(of: document) else { return nil }
        let found = SchemaIdentifiers(root, document: document)
        identifiers[document] = found
        return found
    }
}
