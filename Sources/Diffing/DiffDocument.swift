package import OpenAPI
package import YAML

/// A version of a document, whose references can be followed.
package final class DiffDocument {
    let root: Place
    let subtypes: Subtypes
    private let loader: FileLoader?
    private var names: FileNames
    private var files: [String: Node?] = [:]
    private var targets: [String: Place?] = [:]

    /// - Parameters:
    ///   - root: The document, with its overlays applied.
    ///   - loader: Reads the other files that it refers to.
    package init(root: Node, loader: FileLoader?) {
        self.root = Place(node: root, pointer: .root(of: ""))
        subtypes = Subtypes(self.root)
        self.loader = loader
        names = FileNames(root: root.file.path)
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
        guard let file = parts[0].isEmpty ? document : load(parts[0], from: document), let root = root(of: file),
            let pointer = JSONPointer.parse("#" + (parts.count > 1 ? parts[1] : ""), in: file)
        else { return nil }
        return root.descendant(at: pointer).map { Place(node: $0, pointer: pointer) }
    }

    private func root(of file: String) -> Node? {
        file.isEmpty ? root.node : files[file] ?? nil
    }

    /// The name of the file that a location means.
    private func load(_ location: String, from document: String) -> String? {
        guard let file = names.file(location, from: document) else { return nil }
        guard !file.name.isEmpty, files[file.name] == nil else { return file.name }
        let found = try? loader?.file(file.path)
        files[file.name] = .some(found.flatMap { try? YAML.load(bytes: $0.bytes, path: file.path) })
        if let base = found?.base, base != file.path { names.setBase(base, of: file.name) }
        return file.name
    }
}
