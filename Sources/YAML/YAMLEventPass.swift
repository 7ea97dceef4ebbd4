import CYAML
package import Diagnostics

/// libyaml's bare event pass, the yardstick of reading speed.
package enum YAMLEventPass {
    /// Returns the number of events in the stream.
    ///
    /// - Throws: The diagnostic of a syntax error.
    package static func run(bytes: [UInt8]) throws(DiagnosticsError) -> Int {
        let file = SourceFile(path: "-", bytes: bytes)
        return try bytes.withUnsafeBufferPointer { (input) throws(DiagnosticsError) in
            var events = try EventStream(input, file: file)
            var count = 0
            repeat {
                try events.advance()
                count += 1
            } while events.event.pointee.type != YAML_STREAM_END_EVENT
            return count
        }
    }
}
