import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// With a clock that moves when a test says so.
@Suite struct TimeLimitTests {
    private func client(
        _ clock: TestClock,
        _ change: (inout ClientOptions) -> Void,
        _ answer: @escaping RecordingTransport.HTTPAnswer
    ) -> (APIClient, RecordingTransport) {
        var options = ClientOptions()
        options.clock = clock
        change(&options)
        let transport = RecordingTransport(answer)
        return (
            APIClient(baseURL: URL(server: "https://example.com"), options: options, transport: transport), transport
        )
    }

    private let get = OperationRequest.get("/thing", operation: "readThing")

    /// Waits until the task is cancelled, as a transport does whose server never answers.
    private static func never() async throws -> (HTTPResponse, ByteStream) {
        for await _ in AsyncStream<Void>(unfolding: { try? await Task.sleep(for: .seconds(3_600)) })
        where Task.isCancelled {
            break
        }
        throw CancellationError()
    }

    @Test func aServerThatNeverAnswersIsGivenUp() async throws {
        let clock = TestClock { $0 <= .seconds(4) }
        let (client, transport) = client(clock) {
            $0.requestTimeout = .seconds(30)
            $0.retries.maximumAttempts = 2
        } _: { _ in
            clock.advance(by: .seconds(30))
            return try await Self.never()
        }
        let error = await #expect(throws: ClientError.self) { try await client.send(get) }
        guard case .timeout(.request(.seconds(30))) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        // A limit of one request is worth another attempt.
        #expect(transport.sent.count == 2)
        #expect(
            error?.description == "readThing (GET https://example.com/thing) failed after 2 attempts: "
                + "Nothing arrived for 30.0 seconds, the time limit of a request."
        )
    }

    @Test func theDeadlineEndsAllAttempts() async throws {
        let clock = TestClock { $0 <= .seconds(4) }
        let (client, transport) = client(clock) {
            $0.deadline = .seconds(40)
            $0.requestTimeout = .seconds(30)
            $0.retries.maximumAttempts = 9
        } _: { _ in
            clock.advance(by: clock.now.offset == .zero ? .seconds(30) : .seconds(10))
            return try await Self.never()
        }
        let error = await #expect(throws: ClientError.self) { try await client.send(get) }
        guard case .timeout(.deadline(.seconds(40))) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(transport.sent.count == 2)
    }

    @Test func eachPieceOfTheBodyHasToArriveInTime() async throws {
        let clock = TestClock { $0 <= .seconds(4) }
        let pieces = LockedState(0)
        let (client, _) = client(clock) {
            $0.requestTimeout = .seconds(30)
        } _: { _ in
            @Sendable func next() async throws -> Data? {
                let piece = pieces.withLock { piece in
                    piece += 1
                    return piece
                }
                // Slow, but not too slow, but for the last one.
                clock.advance(by: .seconds(piece < 5 ? 29 : 30))
                if piece == 5 { _ = try await Self.never() }
                return Data([UInt8(piece)])
            }
            return (HTTPResponse(status: .ok), ByteStream { next })
        }
        let error = await #expect(throws: ClientError.self) { try await client.data(for: get) }
        guard case .timeout(.request) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.status == 200)
        #expect(pieces.withLock { $0 } == 5)
    }

    @Test func theDeadlineCountsForTheBodyToo() async throws {
        let clock = TestClock { $0 <= .seconds(4) }
        let (client, _) = client(clock) {
            $0.deadline = .seconds(100)
        } _: { _ in
            @Sendable func next() async throws -> Data? {
                clock.advance(by: .seconds(29))
                if clock.now.offset >= .seconds(100) { _ = try await Self.never() }
                return Data([1])
            }
            return (HTTPResponse(status: .ok), ByteStream { next })
        }
        let error = await #expect(throws: ClientError.self) { try await client.data(for: get) }
        guard case .timeout(.deadline) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func theTransportsOwnLimitIsATimeout() async throws {
        let (client, transport) = client(TestClock()) {
            $0.retries.maximumAttempts = 2
        } _: { _ in
            throw URLError(.timedOut)
        }
        let error = await #expect(throws: ClientError.self) { try await client.send(get) }
        guard case .timeout(.transport) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(transport.sent.count == 2)
    }

    @Test func cancellationEndsAPause() async throws {
        let clock = TestClock { _ in false }
        let (arrivals, arrival) = AsyncStream<Void>.makeStream()
        let (client, transport) = client(clock) { _ in
        } _: { _ in
            arrival.yield()
            return (HTTPResponse(status: .serviceUnavailable), ByteStream(Data()))
        }
        let call = Task { try await client.send(get) }
        for await _ in arrivals { break }
        call.cancel()
        let error = await #expect(throws: ClientError.self) { try await call.value }
        #expect(transport.sent.count == 1)
        // It was cancelled while it waited, or just before.
        switch error?.kind {
        case .cancelled, .unexpectedStatus: break
        default: Issue.record("\(String(describing: error))")
        }
    }
}
