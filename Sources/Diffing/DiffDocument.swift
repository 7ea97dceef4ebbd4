package import OpenAPI
package import YAML

/// A version of a document, whose references can be followed.
package final class DiffDocument {
    let root: Place
    private let loader: FileLoader?
    private var files: [String: Node?] = [:]
    private var targets: [String: Place?] = [:]

    /// - Parameters:
    ///   - root: The document, with its overlays applied.
    ///   - loader: Reads the other files that it refers to.
    package init(root: Node, loader: FileLoader?) {
        self.root = Place(node: root, pointer: .root(of: ""))
        self.loader = loader
    }

    /// What a place means: the target of its reference, through chains. A reference that leads nowhere is itself.
    func resolved(_ place: Place) -> Place {
        var place = place
        for _ in 0..<32 {
            guard let reference = place.reference, let target = target(of: reference, from: place) else { break }
            place = target
        }
        return place
    }

    /// The target of a reference, one step on.
    func target(of reference: String, from place: Place) -> Place? {
        let document = place.pointer.document
        let key = "\(document)|\(reference)"
        if let known = targets[key] { return known }
        let found = find(reference, from: document)
        targets[key] = .some(found)
        return found
    }

    private func find(_ reference: String, from document: String) -> Place? {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let folder = document.lastIndex(of: "/").map { String(document[...$0]) } ?? ""
        let file = parts[0].isEmpty ? document : URIReference.removingDotSegments(folder + parts[0])
        guard let root = parts[0].isEmpty && document.isEmpty ? self.root.node : load(file),
            let pointer = JSONPointer.parse("#" + (parts.count > 1 ? parts[1] : ""), in: file)
        else { return nil }
        return root.descendant(at: pointer).map { Place(node: $0, pointer: pointer) }
    }

    private func load(_ file: String) -> Node? {
        if file.isEmpty { return root.node }
        if let known = files[file] { return known }
        let folder = root.node.file.path.lastIndex(of: "/").map { String(root.node.file.path[...$0]) } ?? ""
        let path = folder + file
        let node = (try? loader?.bytes(path)).flatMap { try? YAML.load(bytes: $0, path: path) }
        files[file] = .some(node)
        return node
    }
}
