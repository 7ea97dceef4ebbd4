import Features
import Foundation
import HTTPTypes
import Testing

/// `Specs/features/retries.yaml`
@Suite struct RetryTests {
    /// Fails at first, and tells the idempotency key in a header.
    private struct Flaky: ClientTransport {
        func send(
            _ request: HTTPRequest,
            body: RequestBody?,
            operation: String
        ) async throws -> (HTTPResponse, ByteStream) {
            let key = request.headerFields[.init("Idempotency-Key")!] ?? "none"
            return (HTTPResponse(status: .serviceUnavailable, headerFields: [.location: key]), ByteStream(Data()))
        }
    }

    private let client = FeaturesClient(transport: Flaky()).with { $0.retries.maximumDelay = .zero }

    @Test func theClientMakesIdempotencyKeysSoThatPostsAreTriedAgain() async throws {
        let error = await #expect(throws: ClientError.self) { try await client.payments.create(amount: 5) }
        #expect(error?.attempts == 3)
        #expect(error?.headers[.location].flatMap { UUID(uuidString: $0) } != nil)
    }

    @Test func callersMayGiveTheirOwnKey() async throws {
        let error = await #expect(throws: ClientError.self) {
            try await client.with { $0.retries = .never }.payments.create(amount: 5, idempotencyKey: "mine")
        }
        #expect(error?.attempts == 1)
        #expect(error?.headers[.location] == "mine")
    }
}
