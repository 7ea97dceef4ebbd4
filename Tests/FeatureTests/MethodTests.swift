import Features
import FeaturesTesting
import Foundation
import HTTPTypes
import Testing

/// `Specs/features/methods.yaml`. The server of other tests knows no such methods.
@Suite struct MethodTests {
    private let client: FeaturesClient
    private let transport = TestTransport()

    init() throws {
        client = FeaturesClient(baseURL: try #require(URL(string: "https://example.com")), transport: transport)
    }

    @Test func aQueryHasABody() async throws {
        transport.answer("querySearches", with: .json(#"["a"]"#))
        #expect(try await client.searches.query(.init(text: "a")) == ["a"])
        let request = try #require(transport.requests.first)
        #expect(request.head.method.rawValue == "QUERY")
        #expect(request.head.headerFields[.contentType] == "application/json")
        #expect(request.body == Data(#"{"text":"a"}"#.utf8))
    }

    @Test func aWholeQueryHasTheMembersOfAnObject() async throws {
        transport.answer("listSearches", with: .json(#"["a"]"#))
        #expect(try await client.searches.list(filter: .init(text: "a b", tags: ["c", "d"])) == ["a"])
        #expect(try #require(transport.requests.first).head.path == "/searches?tags=c&tags=d&text=a%20b")
    }

    @Test func otherMethodsHaveTheirNames() async throws {
        transport.answer("copySearches", with: .status(204))
        try await client.searches.copy(to: "b")
        let request = try #require(transport.requests.first)
        #expect(request.head.method.rawValue == "COPY")
        #expect(request.head.path == "/searches?to=b")
    }
}
