import CEmbedded

/// The files that are part of the executable: templates and the runtime's sources.
package struct EmbeddedFile: Sendable {
    /// `Templates/structure.mustache`, `ClientRuntime/JSONValue.swift`.
    package var path: String
    package var text: String

    /// All embedded files, in the order of their paths.
    package static func all() -> [EmbeddedFile] {
        (0..<bindery_embedded_count()).compactMap { index in
            let file = bindery_embedded_file(index)
            guard let path = file.path, let bytes = file.bytes else { return nil }
            let buffer = UnsafeBufferPointer(start: bytes, count: file.size)
            return EmbeddedFile(path: String(cString: path), text: String(decoding: buffer, as: UTF8.self))
        }
    }

    /// The embedded files of one folder, by their names in it.
    package static func inFolder(_ folder: String) -> [EmbeddedFile] {
        all().filter { $0.path.hasPrefix(folder + "/") }.map { file in
            EmbeddedFile(path: String(file.path.dropFirst(folder.count + 1)), text: file.text)
        }
    }
}
