import Foundation

/// Reads requests from a socket.
struct RequestReader {
    let connection: RawSocket
    let received: (Data) -> Void
    private var buffer = Data()
    /// The header fields of the request that is read, in lower case.
    private var fields: [String] = []

    init(connection: RawSocket, received: @escaping (Data) -> Void) {
        self.connection = connection
        self.received = received
    }

    /// Whether a request was read before the client closed the connection.
    mutating func readRequest() -> Bool {
        readHead() && readBody()
    }

    mutating func readHead() -> Bool {
        guard let head = take(through: Data("\r\n\r\n".utf8)) else { return false }
        fields = String(decoding: head, as: UTF8.self).lowercased().components(separatedBy: "\r\n")
        return true
    }

    mutating func readBody() -> Bool {
        if isChunked { return take(through: Self.lastChunk) != nil }
        while buffer.count < length {
            guard fill() else { return false }
        }
        buffer = Data(buffer.dropFirst(length))
        return true
    }

    /// Reads a body without keeping it.
    ///
    /// - Returns: The number of its bytes, the marks of its chunks included; nil where the client closed the connection.
    mutating func discardBody() -> Int? {
        var count = buffer.count
        var end = buffer.suffix(Self.lastChunk.count)
        while isChunked ? end != Self.lastChunk : count < length {
            guard let data = connection.read() else { return nil }
            count += data.count
            end = (end + data.suffix(Self.lastChunk.count)).suffix(Self.lastChunk.count)
        }
        buffer = Data()
        return count
    }

    private static let lastChunk = Data("0\r\n\r\n".utf8)

    private var isChunked: Bool {
        fields.contains { $0.hasPrefix("transfer-encoding:") && $0.hasSuffix("chunked") }
    }

    private var length: Int {
        fields.first { $0.hasPrefix("content-length:") }?.split(separator: " ").last.flatMap { Int($0) } ?? 0
    }

    mutating func readToEnd() -> Bool {
        while fill() { buffer = Data() }
        return true
    }

    private mutating func take(through end: Data) -> Data? {
        while true {
            if let range = buffer.range(of: end) {
                defer { buffer = Data(buffer[range.upperBound...]) }
                return buffer[..<range.upperBound]
            }
            guard fill() else { return nil }
        }
    }

    private mutating func fill() -> Bool {
        guard let data = connection.read() else { return false }
        received(data)
        buffer += data
        return true
    }
}
