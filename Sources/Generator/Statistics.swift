import Diagnostics
import Emitting
import IR

/// How much was read and written, for summaries and reports.
package struct Statistics: Hashable, Sendable, Encodable {
    package var operations = 0
    /// The schemas among the components.
    package var schemas = 0
    /// The Swift types made of schemas, inline ones included.
    package var types = 0
    package var files = 0
    package var lines = 0
    /// The size of all files in UTF-8.
    package var bytes = 0
    /// Documented examples that became tests.
    package var examplesUsed = 0
    /// Examples that are not JSON.
    package var examplesNotJSON = 0
    /// Examples that are JSON and do not fit their schemas.
    package var examplesNotFitting = 0

    init(_ output: Generator.Output) {
        if let api = output.analysis?.api {
            operations = api.groups.reduce(0) { $0 + $1.operations.count }
            schemas = api.types.count { $0.isComponent }
            types = api.types.count
            examplesUsed = api.examples.count
        }
        files = output.files.count
        for file in output.files {
            bytes += file.contents.utf8.count
            lines += Self.lineBreaks(in: file.contents)
        }
        examplesNotJSON = output.diagnostics.count { $0.id == "example-not-json" }
        examplesNotFitting = output.diagnostics.count { $0.id == "example-invalid" }
    }

    private static func lineBreaks(in text: String) -> Int {
        let lineFeed = UInt8(ascii: "\n")
        return text.utf8.withContiguousStorageIfAvailable { bytes in bytes.count { $0 == lineFeed } }
            ?? text.utf8.count { $0 == lineFeed }
    }
}
