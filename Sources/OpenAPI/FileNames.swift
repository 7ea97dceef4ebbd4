/// What the files of a document are called, and which file a reference means.
///
/// A file is known by its path as seen from the folder of the root file, `schemas/Pet.yaml`; the root file by the empty
/// text, however a reference spells it; what is elsewhere in the network by its address. Paths may leave the folder by
/// `..`, as documents share files beside them.
package struct FileNames {
    package struct File {
        /// The file's name, in which `#` is written `%23`.
        package var name: String
        /// The path or the address to read it by.
        package var path: String
    }

    private let rootPath: String
    /// The folder of the root file as the user gave it, or its address.
    private let folder: String
    /// The addresses of what was found behind redirects, by name.
    private var bases: [String: String] = [:]

    package init(root path: String) {
        let isAddress = URIReference.isAddress(path)
        let root = isAddress ? URIReference.normalized(path) : URIReference.removingDotSegments(path)
        let end = isAddress ? root.firstIndex(of: "?") ?? root.endIndex : root.endIndex
        rootPath = root
        folder = root[..<end].lastIndex(of: "/").map { String(root[...$0]) } ?? ""
    }

    /// Remembers what the references of a file are seen from.
    package mutating func setBase(_ base: String, of name: String) {
        bases[name] = base
    }

    /// The file that a location means in another file.
    ///
    /// - Returns: `nil` for absolute paths, which mean something on one machine only, for addresses without a scheme, and
    ///   where the location is not well encoded.
    package func file(_ reference: String, from document: String) -> File? {
        let uri = URIReference(reference)
        let base = bases[document] ?? path(of: document)
        guard uri.isRemote || URIReference.isAddress(base) else { return localFile(uri, from: document) }
        guard uri.scheme != "file" else { return nil }
        let address = URIReference.resolve(uri.location, against: base)
        guard URIReference.isAddress(address) else { return nil }
        guard address != rootPath else { return File(name: "", path: rootPath) }
        let isBelow = URIReference.isAddress(folder) && address.hasPrefix(folder) && address != folder
        return File(name: isBelow ? String(address.dropFirst(folder.count)) : address, path: address)
    }

    private func path(of document: String) -> String {
        if document.isEmpty { return rootPath }
        return URIReference.isAddress(document) ? document : folder + document.replacing("%23", with: "#")
    }

    private func localFile(_ uri: URIReference, from document: String) -> File? {
        guard !uri.isAbsolutePath, let bytes = JSONPointer.percentDecoded(uri.location[...].utf8) else { return nil }
        let path = String(decoding: bytes, as: UTF8.self)
        let base = document.replacing("%23", with: "#")
        let parent = base.lastIndex(of: "/").map { base[...$0] } ?? ""
        let relative = URIReference.removingDotSegments(parent + path)
        let full = URIReference.removingDotSegments(folder + relative)
        guard full != rootPath else { return File(name: "", path: rootPath) }
        // A path may leave the folder and come back.
        let inFolder = !folder.isEmpty && full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : relative
        return File(name: inFolder.replacing("#", with: "%23"), path: full)
    }
}
