import Foundation
import HTTPTypes
import Testing

@testable import ClientRuntime

/// What reading a stream costs its reader's actor.
@Suite struct EventStreamThreadTests {
    /// Each change would let others have the actor: this counts how often they have it.
    @MainActor private static func turnsOfOthers(whileReading stream: EventStream<String>) async throws -> Int {
        let turns = LockedState(0)
        let other = Task {
            while !Task.isCancelled {
                turns.withLock { $0 += 1 }
                await Task.yield()
            }
        }
        defer { other.cancel() }
        for try await _ in stream {}
        return turns.withLock { $0 }
    }

    @Test func eventsThatAreThereCostNoChangeOfThreads() async throws {
        let count = 10_000
        let text = String(repeating: "data: a\n\n", count: count)
        let transport = TestTransport(.text(text, contentType: "text/event-stream"))
        let client = APIClient(baseURL: URL(server: "https://example.com"), transport: transport)
        let turns = try await Self.turnsOfOthers(whileReading: client.textStream(.get("/", operation: "x")))
        #expect(turns < count / 10)
    }
}
