#if canImport(Features)
import Features
import Foundation
import HTTPTypes
import LoopbackSupport

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The seconds that something takes with a generated client, and by hand.
struct ClientCost {
    var generated: Double
    var byHand: Double

    func cells(_ name: String, _ text: (Double) -> String) -> [String] {
        [name, text(generated), text(byHand), String(format: "%.2f", generated / byHand)]
    }

    /// The same call with both, in turns, to a server on this machine.
    static func call(times: Int) async throws -> ClientCost {
        let json = #"[{"name":"desk","watts":4.5},{"name":"hall","watts":7}]"#
        // Each answer in one write: a server that sends head and body apart waits for the system to confirm the head,
        // which takes forty milliseconds.
        let script = Array(repeating: [ScriptedServer.Step.readRequest, .json(json)], count: times).flatMap(\.self)
        return try await ScriptedServer.run(script) { server in
            let client = FeaturesClient(baseURL: server.url)
            let session = URLSession(configuration: .ephemeral)
            let request = URLRequest(url: server.url.appendingPathComponent("lamps"))
            var generated: [Double] = []
            var byHand: [Double] = []
            for _ in 0..<times {
                generated.append(try await seconds { _ = try await client.lamps.list() })
                byHand.append(
                    try await seconds {
                        let (data, _) = try await session.data(for: request)
                        _ = try JSONDecoder().decode([Lamp].self, from: data)
                    }
                )
            }
            return ClientCost(generated: generated.median, byHand: byHand.median)
        }
    }

    /// The time of an event.
    static func stream(of count: Int) async throws -> ClientCost {
        let bytes = Data((0..<count).map { "data: the event with the number \($0)\n\n" }.joined().utf8)
        let chunks = stride(from: 0, to: bytes.count, by: 16_384).map { bytes[$0..<min($0 + 16_384, bytes.count)] }
        let transport = TestTransport(.chunks(chunks, headers: [.contentType: "text/event-stream"]))
        guard let url = URL(string: "http://localhost") else { throw URLError(.badURL) }
        let lamps = FeaturesClient(baseURL: url, transport: transport).lamps
        var read = 0
        let generated = try await seconds {
            for try await _ in lamps.getLampsManualStream() { read += 1 }
        }
        var split = 0
        let byHand = try await seconds { split = texts(in: bytes).count }
        guard read == count, split == count else { throw CocoaError(.fileReadCorruptFile) }
        return ClientCost(generated: generated / Double(count), byHand: byHand / Double(count))
    }

    /// What stands between blank lines.
    private static func texts(in bytes: Data) -> [String] {
        bytes.withUnsafeBytes { buffer in
            var texts: [String] = []
            var start = 0
            for index in buffer.indices.dropFirst() where buffer[index] == 10 && buffer[index - 1] == 10 {
                texts.append(String(decoding: buffer[start..<index - 1], as: UTF8.self))
                start = index + 1
            }
            return texts
        }
    }

    private static func seconds(_ work: () async throws -> Void) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await work()
        return (clock.now - start).seconds
    }
}
#endif
