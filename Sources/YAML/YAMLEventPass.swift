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
            let parser = try EventParser(input, file: file)
            var count = 0
            while true {
                var event = yaml_event_t()
                guard parser.parse(into: &event) else { throw DiagnosticsError([parser.failure]) }
                count += 1
                let isLast = event.type == YAML_STREAM_END_EVENT
                yaml_event_delete(&event)
                if isLast { return count }
            }
        }
    }
}
