import Features
import Foundation
import HTTPTypes
import Testing

/// `Specs/features/credentials.yaml`
@Suite struct CredentialTests {
    /// Answers with what it got of credentials.
    private struct Mirror: ClientTransport {
        func send(
            _ request: HTTPRequest,
            body: RequestBody?,
            operation: String
        ) async throws -> (HTTPResponse, ByteStream) {
            let names: [HTTPField.Name] = [.authorization, .init("X-Vault-Key")!, .cookie]
            let parts = names.compactMap { request.headerFields[$0] } + [request.path ?? ""]
            let location = parts.joined(separator: " ")
            return (HTTPResponse(status: .noContent, headerFields: [.location: location]), ByteStream(Data()))
        }
    }

    private func sent(
        _ client: FeaturesClient,
        _ call: (FeaturesClient.Vault) async throws -> Void
    ) async throws -> String? {
        try await client.withResponse { try await call($0.vault) }.response.headerFields[.location]
    }

    @Test func operationsTakeWhatTheyNeed() async throws {
        let client = FeaturesClient(
            bearer: "token",
            basic: .init(user: "a", password: "b"),
            key: "key",
            account: .provider { "7" },
            session: "s",
            machine: "robot",
            transport: Mirror()
        )
        #expect(try await sent(client) { try await $0.open(item: "1") } == "Bearer token /vault/1")
        #expect(try await sent(client) { try await $0.lock(item: "1") } == "sid=s /vault/1")
        #expect(try await sent(client) { try await $0.show(item: "1") } == "/vault/1")
        #expect(try await sent(client) { try await $0.empty(item: "1") } == "Bearer robot /vault/1")
        #expect(try await sent(client) { try await $0.sign(item: "1") } == "Basic YTpi /vault/1")
    }

    @Test func alternativesAndCombinationsAreHonoured() async throws {
        let client = FeaturesClient(key: "key", account: "7", openID: "me", transport: Mirror())
        #expect(try await sent(client) { try await $0.open(item: "1") } == "key /vault/1?a=7")
        #expect(try await sent(client) { try await $0.lock(item: "1") } == "/vault/1")
        #expect(try await sent(client) { try await $0.sign(item: "1") } == "Bearer me /vault/1")
        let error = await #expect(throws: ClientError.self) { try await client.vault.empty(item: "1") }
        #expect(error?.description.hasSuffix("It needs credentials: give the client `machine`.") == true)
    }
}
