import Diagnostics

/// A file to be written whose text is still to be made. Which files there are is decided in order, their texts are made on
/// all cores.
struct GeneratedSource: Sendable {
    var path: String
    var text: @Sendable () throws(DiagnosticsError) -> String

    func file() throws(DiagnosticsError) -> GeneratedFile {
        let text = try text()
        return GeneratedFile(path: path, contents: path.hasSuffix(".swift") ? LineWrapper.wrap(text) : text)
    }
}
