import Diagnostics
import Generator
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
            let bytes = try InputFile.read(file.path, what: "the overlay", namedAt: file.location)
            console.remember(bytes, of: file.path)
            result.append(try Overlay.parse(bytes: bytes, path: file.path))
        }
        return result
    }
}
