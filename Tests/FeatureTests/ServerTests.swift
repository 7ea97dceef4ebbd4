import Features
import Foundation
import HTTPTypes
import Testing

/// `Specs/features/servers.yaml`
@Suite struct ServerTests {
    /// Answers without a network, and tells where the request would have gone in a header.
    private struct Mirror: ClientTransport {
        func send(
            _ request: HTTPRequest,
            body: RequestBody?,
            operation: String
        ) async throws -> (HTTPResponse, ByteStream) {
            let url = "\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")"
            return (HTTPResponse(status: .noContent, headerFields: [.location: url]), ByteStream(Data()))
        }
    }

    private func url(
        _ client: FeaturesClient,
        _ call: (FeaturesClient.Uploads) async throws -> Void
    ) async throws -> String? {
        try await client.withResponse { try await call($0.uploads) }.response.headerFields[.location]
    }

    @Test func operationsGoToTheirOwnServers() async throws {
        let client = FeaturesClient(transport: Mirror())
        #expect(try await url(client) { try await $0.put(id: "1") } == "https://eu.uploads.example.com/v2/uploads/1")
        #expect(
            try await url(client) { try await $0.getHealth(id: "1") } == "https://features.example.com/status/uploads/1"
        )
    }

    @Test func anotherBaseURLStandsForAllServers() async throws {
        let base = try #require(URL(string: "http://localhost:8080/mock"))
        let client = FeaturesClient(baseURL: base, transport: Mirror())
        #expect(try await url(client) { try await $0.put(id: "1") } == "http://localhost:8080/mock/uploads/1")
        #expect(try await url(client) { try await $0.getHealth(id: "1") } == "http://localhost:8080/status/uploads/1")
    }

    @Test func serversAreNamedAndTheirVariablesTyped() {
        typealias Servers = FeaturesClient.Servers
        #expect(Servers.production.absoluteString == "https://features.example.com")
        #expect(Servers.staging.absoluteString == "https://staging.example.com")
        #expect(Servers.tenantsOwn().absoluteString == "https://demo.features.example.com:443/v1")
        #expect(
            Servers.tenantsOwn(tenant: "acme", port: .port8443, version: .version2_0).absoluteString
                == "https://acme.features.example.com:8443/2.0"
        )
        #expect(Servers.perRegion(region: .us).absoluteString == "https://us.staging.example.com")
        #expect(Servers.Region.allCases == [.eu, .us])
    }

    @Test func singleCallsMayGoToOtherServers() async throws {
        let client = FeaturesClient(transport: Mirror())
            .with { $0.baseURL = FeaturesClient.Servers.uploads(region: .us) }
        #expect(try await url(client) { try await $0.put(id: "1") } == "https://us.uploads.example.com/v2/uploads/1")
    }
}
