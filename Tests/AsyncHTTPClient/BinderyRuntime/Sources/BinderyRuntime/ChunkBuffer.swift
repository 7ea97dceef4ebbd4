import Foundation

/// Bytes that have arrived and wait for a slow reader: a mebibyte in memory, the rest in a temporary file.
struct ChunkBuffer {
    private let limit: Int
    private var memory = Data()
    private var file: FileHandle?
    private var readOffset: UInt64 = 0
    private var writeOffset: UInt64 = 0

    init(limit: Int = 1_048_576) {
        self.limit = limit
    }

    /// Throws where the temporary file cannot be written.
    mutating func append(_ data: Data) throws {
        if file == nil, memory.count + data.count <= limit {
            memory.append(data)
            return
        }
        let handle = try file ?? Self.makeFile()
        file = handle
        try handle.seek(toOffset: writeOffset)
        try handle.write(contentsOf: data)
        writeOffset += UInt64(data.count)
    }

    /// The oldest bytes: all that are in memory, or else a part of the file. Nil where there are none.
    mutating func popFirst() throws -> Data? {
        if !memory.isEmpty {
            defer { memory = Data() }
            return memory
        }
        guard let file else { return nil }
        try file.seek(toOffset: readOffset)
        let count = Int(min(UInt64(limit), writeOffset - readOffset))
        guard let data = try file.read(upToCount: count), data.count == count else {
            throw CocoaError(.fileReadCorruptFile)
        }
        readOffset += UInt64(count)
        if readOffset == writeOffset {
            try file.close()
            (self.file, readOffset, writeOffset) = (nil, 0, 0)
        }
        return data
    }

    /// A file without a name: it is gone when the handle is, even if the process crashes.
    private static func makeFile() throws -> FileHandle {
        let file = try SpoolFile()
        return try withExtendedLifetime(file) { try FileHandle(forUpdating: file.url) }
    }
}
