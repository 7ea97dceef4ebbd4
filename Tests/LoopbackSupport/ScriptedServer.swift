package import Foundation

/// A server on a free port of this machine that sends what a script says, byte for byte, whether or not that is HTTP.
///
/// Every connection runs a script in a thread of its own. At a script's end the server sends FIN, and waits for the
/// client to close its side.
package final class ScriptedServer: Sendable {
    package enum Step: Sendable {
        /// Reads a request to its end: the number of bytes that it tells, or the last chunk.
        case readRequest
        /// Reads the head of a request. What is read of its body is kept too.
        case readHead
        /// Reads the body behind the head that was read last.
        case readBody
        /// Reads it and keeps nothing but the number of its bytes.
        case discardBody
        case send(Data)
        /// Sends every byte for itself.
        case dribble(Data)
        /// Sends bytes so many times.
        case sendRepeatedly(Data, count: Int)
        /// Sends bytes again and again, until the client closes the connection.
        case sendForever(Data)
        /// Waits for a call of `proceed()`.
        case pause
        /// Reads until the client closes the connection.
        case waitForClose
        /// Ends the connection by RST instead of FIN, and the script with it.
        case reset

        package static func send(_ text: String) -> Self { .send(Data(text.utf8)) }
        package static func sendForever(_ text: String) -> Self { .sendForever(Data(text.utf8)) }
        package static func dribble(_ text: String) -> Self { .dribble(Data(text.utf8)) }

        /// A complete answer in JSON.
        package static func json(_ text: String) -> Self {
            .send(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
            )
        }
    }

    /// Where the server listens, without a path.
    package let url: URL
    private let scripts: [[Step]]
    private let listener: RawSocket
    private let log = ConnectionLog()
    private let permits = DispatchSemaphore(value: 0)

    private init(_ scripts: [[Step]]) throws {
        self.scripts = scripts
        listener = try RawSocket.listening()
        guard let url = URL(string: "http://127.0.0.1:\(listener.port)") else { throw POSIXError(.EADDRNOTAVAIL) }
        self.url = url
    }

    /// Runs a server while the body runs.
    ///
    /// - Parameter scripts: One for each connection, in the order in which they come; the last serves all others too.
    package static func run<Value>(
        _ scripts: [Step]...,
        body: (ScriptedServer) async throws -> Value
    ) async throws -> Value {
        let server = try ScriptedServer(scripts)
        server.start()
        defer { server.stop() }
        return try await body(server)
    }

    /// How many connections there have been.
    package var connections: Int { log.received.count }

    /// What has arrived on each connection.
    package var received: [Data] { log.received }

    /// How many bytes of bodies were read and not kept.
    package var discarded: Int { log.discarded }

    /// Lets one `pause` end: the one that waits, or the next one.
    package func proceed() {
        permits.signal()
    }

    /// Waits until so many requests have been read.
    package func waitUntilRead(_ requests: Int) async {
        await log.wait { $0.requests >= requests }
    }

    /// Waits until scripts have come to so many pauses.
    package func waitUntilPaused(_ pauses: Int) async {
        await log.wait { $0.pauses >= pauses }
    }

    /// Waits until the client has closed all its connections, or the server has reset them.
    package func waitUntilAllAreClosed() async {
        await log.wait { $0.open.isEmpty }
    }

    private func start() {
        Thread.detachNewThread { [self] in
            while let connection = listener.accepted() {
                let index = log.open(connection)
                Thread.detachNewThread { [self] in
                    run(scripts[min(index, scripts.count - 1)], on: connection, index: index)
                    log.close(index)
                }
            }
        }
    }

    private func stop() {
        listener.end()
        log.endAll()
        // As many as all threads could wait for.
        for _ in 0..<connections * (scripts.map(\.count).max() ?? 0) { permits.signal() }
    }

    private func run(_ script: [Step], on connection: RawSocket, index: Int) {
        var reader = RequestReader(connection: connection) { [log] in log.add($0, to: index) }
        for step in script {
            let goesOn =
                switch step {
                case .readRequest: reader.readRequest() && log.countRequest()
                case .readHead: reader.readHead() && log.countRequest()
                case .readBody: reader.readBody()
                case .discardBody: reader.discardBody().map(log.countDiscarded) ?? false
                case .send(let data): connection.write(data)
                case .dribble(let data): data.allSatisfy { connection.write(Data([$0])) }
                case .sendRepeatedly(let data, let count): (0..<count).allSatisfy { _ in connection.write(data) }
                case .sendForever(let data): sendForever(data, on: connection)
                case .pause: pause()
                case .waitForClose: reader.readToEnd()
                case .reset: reset(connection)
                }
            if !goesOn { return }
        }
        connection.finishWriting()
        _ = reader.readToEnd()
    }

    private func pause() -> Bool {
        log.countPause()
        permits.wait()
        return true
    }

    private func sendForever(_ data: Data, on connection: RawSocket) -> Bool {
        while connection.write(data) {}
        return false
    }

    private func reset(_ connection: RawSocket) -> Bool {
        connection.resetAtEnd()
        return false
    }
}
