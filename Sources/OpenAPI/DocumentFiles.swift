import Diagnostics
import YAML

/// The files that a document stands in: the root file and those that references lead to, each read once.
///
/// A file is known by its path as seen from the folder of the root file, `schemas/Pet.yaml`; the root file by the empty
/// text, however a reference spells it. Paths may leave that folder by `..`, as documents share files beside them;
/// absolute paths are refused, since they mean something on one machine only, and so is everything remote.
struct DocumentFiles {
    let root: Node
    private let rootPath: String
    /// The folder of the root file as the user gave it.
    private let folder: String
    private let loader: FileLoader?
    /// Whether files may be read. Parts of a document that are read at the same time may not, so that no file is read twice.
    var mayRead = true
    /// Whether a file was needed that had not been read.
    private(set) var lacksFile = false
    /// The roots of the files other than the root file.
    private(set) var roots: [String: Node] = [:]
    /// Why a file is not there; empty where what is wrong with it was reported in the file itself.
    private(set) var failures: [String: String] = [:]
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
        let path = URIReference.removingDotSegments(root.file.path)
        rootPath = path
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
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
    /// - Returns: `nil` where it is remote or absolute, or not well encoded. A file that cannot be read is among the
    ///   failures.
    mutating func load(_ uri: URIReference, from document: String) -> String? {
        guard let loader, !uri.isRemote, !uri.isAbsolutePath,
            let bytes = JSONPointer.percentDecoded(uri.location[...].utf8)
        else { return nil }
        let path = String(decoding: bytes, as: UTF8.self)
        let base = document.replacing("%23", with: "#")
        let parent = base.lastIndex(of: "/").map { base[...$0] } ?? ""
        let relative = URIReference.removingDotSegments(parent + path)
        let full = URIReference.removingDotSegments(folder + relative)
        guard full != rootPath else { return "" }
        // A path may leave the folder and come back.
        let inFolder = !folder.isEmpty && full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : relative
        let name = inFolder.replacing("#", with: "%23")
        guard roots[name] == nil, failures[name] == nil else { return name }
        guard mayRead else {
            lacksFile = true
            return nil
        }
        read(full, as: name, loader)
        return name
    }

    private mutating func read(_ path: String, as name: String, _ loader: FileLoader) {
        paths.append(path)
        documents[path] = name
        let bytes: [UInt8]
        do {
            bytes = try loader.bytes(path)
        } catch {
            failures[name] = error.reason
            return
        }
        do {
            roots[name] = try YAML.load(bytes: bytes, path: path)
        } catch {
            failures[name] = ""
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
