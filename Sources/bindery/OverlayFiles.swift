import Diagnostics
import Generator
import OpenAPI
import Overlays

/// The overlays that the user names.
enum OverlayFiles {
    /// The overlays of the configuration, then those of the command line.
    static func read(
        for configuration: Configuration,
        more paths: [String],
        _ console: inout Console
    ) throws(DiagnosticsError) -> [Overlay] {
        var result: [Overlay] = []
        for file in configuration.overlays + paths.map({ Configuration.NamedFile(path: $0) }) {
            let read = try console.reader.file(file.path, what: "the overlay", namedAt: file.location)
            console.remember(read.bytes, of: read.base)
            result.append(try Overlay.parse(bytes: read.bytes, path: read.base))
        }
        return result
    }
}
