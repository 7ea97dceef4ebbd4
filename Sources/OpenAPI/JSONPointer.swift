/// A place in a document (RFC 6901), kept as a chain so that siblings share their parents.
///
/// A document may stand in many files. The pointers of the root file are those of the document; what stands in another
/// file is pointed at from that file, whose path is seen from the folder of the root file: `schemas/Pet.yaml#/properties`.
package final class JSONPointer: Sendable {
    package let parent: JSONPointer?
    /// The last token, unescaped; of a root the file.
    private let text: String

    private init(parent: JSONPointer?, text: String) {
        self.parent = parent
        self.text = text
    }

    package static let root = JSONPointer(parent: nil, text: "")

    /// The root of another file.
    ///
    /// - Parameter document: The file's path from the folder of the root file; empty for the root file.
    package static func root(of document: String) -> JSONPointer {
        document.isEmpty ? root : JSONPointer(parent: nil, text: document)
    }

    package func appending(_ token: String) -> JSONPointer {
        JSONPointer(parent: self, text: token)
    }

    package func appending(_ index: Int) -> JSONPointer {
        JSONPointer(parent: self, text: String(index))
    }

    /// The last token, unescaped; empty for a root.
    package var token: String { parent == nil ? "" : text }

    /// The file that the place is in, from the folder of the root file: `schemas/Pet.yaml`; empty for the root file. A
    /// `#` in it is written `%23`.
    package var document: String {
        var pointer = self
        while let parent = pointer.parent { pointer = parent }
        return pointer.text
    }

    /// What the place is called: its last token, or the name of its file without the extension, `Pet`.
    package var name: String {
        guard parent == nil else { return text }
        let file = text.prefix { $0 != "?" }.split(separator: "/").last ?? ""
        return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
    }
}
