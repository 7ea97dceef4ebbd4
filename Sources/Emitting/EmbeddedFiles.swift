import CEmbedded

/// The files that are part of the executable: templates and the runtime's sources.
package struct EmbeddedFile: Sendable {
    /// `Templates/structure.mustache`, `ClientRuntime/JSONValue.swift`.
    package var path: String
    package var text: String

    /// The embedded files of one folder by their names in it, in the order of these.
    package static func inFolder(_ folder: String) -> [EmbeddedFile] {
        let prefix = folder + "/"
        return (0..<bindery_embedded_count()).compactMap { index in
            let file = bindery_embedded_file(index)
            guard let path = file.path.map({ String(cString: $0) }), path.hasPrefix(prefix), let bytes = file.bytes
            else {
                return nil
            }
            let buffer = UnsafeBufferPointer(start: bytes, count: file.size)
            return EmbeddedFile(
                path: String(path.dropFirst(prefix.count)),
                text: String(decoding: buffer, as: UTF8.self)
            )
        }
    }
}
