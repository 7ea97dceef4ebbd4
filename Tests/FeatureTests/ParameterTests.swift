import Features
import Foundation
import LoopbackSupport
import Testing

/// `Specs/features/parameters.yaml`, against a real server.
@Suite struct ParameterTests {
    private static let colors = ["blue", "black", "a,b"]
    private static let color = Color(r: 100, b: 150)

    /// What a call sends.
    private func request(_ call: (FeaturesClient.Styles) async throws -> Void) async throws -> LoopbackServer.Received {
        try await LoopbackServer.run { _ in
            .reply(204)
        } _: { url, server in
            try await call(FeaturesClient(baseURL: url).styles)
            return await server.received[0]
        }
    }

    @Test func pathsHaveTheirStyles() async throws {
        let request = try await request {
            try await $0.getPath(
                simple: "a/b",
                array: Self.colors,
                simpleObject: Self.color,
                simpleExploded: Self.color,
                label: Self.colors,
                labelExploded: Self.color,
                matrix: "blue",
                matrixExploded: Self.colors,
                json: Color(r: 1)
            )
        }
        #expect(
            request.target == "/styles/a%2Fb/blue,black,a%2Cb/B,150,R,100/B=150,R=100/.blue,black,a%2Cb/.B=150.R=100"
                + "/;matrix=blue/;matrixExploded=blue;matrixExploded=black;matrixExploded=a%2Cb/%7B%22R%22%3A1%7D.txt"
        )
    }

    struct Query: Sendable, CustomTestStringConvertible {
        var expected: String
        var call: @Sendable (FeaturesClient.Styles) async throws -> Void

        init(_ expected: String, _ call: @escaping @Sendable (FeaturesClient.Styles) async throws -> Void) {
            self.expected = expected
            self.call = call
        }

        var testDescription: String { expected }
    }

    static let queries: [Query] = [
        Query("text=a%26b", { try await $0.getQuery(text: "a&b") }),
        Query("text=", { try await $0.getQuery(text: "") }),
        Query("array=blue&array=black&array=a%2Cb", { try await $0.getQuery(array: Self.colors) }),
        Query("joined=blue,black,a%2Cb", { try await $0.getQuery(joined: Self.colors) }),
        Query("spaces=blue%20black%20a%2Cb", { try await $0.getQuery(spaces: Self.colors) }),
        Query("pipes=1%7C2", { try await $0.getQuery(pipes: [1, 2]) }),
        Query("B=150&R=100", { try await $0.getQuery(exploded: Self.color) }),
        Query("object=B,150,R,100", { try await $0.getQuery(object: Self.color) }),
        Query(
            "deep%5Bcolors%5D%5B0%5D%5BR%5D=1&deep%5Bmain%5D%5BB%5D=150&deep%5Bmain%5D%5BR%5D=100&deep%5Bname%5D=a%26b"
                + "&deep%5Bsince%5D=1970-01-01T00%3A00%3A00Z&deep%5Btags%5D%5B%5D=c&deep%5Btags%5D%5B%5D=d",
            { try await $0.getQuery(deep: Self.palette) }
        ),
        Query("either=1", { try await $0.getQuery(either: 1) }),
        Query("either=a&either=b", { try await $0.getQuery(either: ["a", "b"]) }),
        Query("json=%7B%22name%22%3A%22a%22%7D", { try await $0.getQuery(json: Palette(name: "a")) }),
        Query("filters=", { try await $0.getQuery(filters: []) }),
        Query("filters=a", { try await $0.getQuery(filters: ["a"]) }),
        Query("filter=", { try await $0.getQuery(filter: [:]) }),
        Query("note=", { try await $0.getQuery(note: "") }),
        Query("reserved=/a?b:c=d,e%26f%23%2B", { try await $0.getQuery(reserved: "/a?b:c=d,e&f#+") }),
        Query(
            "days=1970-01-01T00%3A00%3A00Z,1970-01-01T00%3A00%3A01Z",
            { try await $0.getQuery(days: [Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 1)]) }
        ),
    ]

    @Test(arguments: queries)
    func queriesHaveTheirStyles(query: Query) async throws {
        #expect(try await request(query.call).target == "/styles?\(query.expected)")
    }

    @Test func nothingIsSentForWhatIsNotGiven() async throws {
        let request = try await request { try await $0.getQuery(array: [], deep: nil, xArray: [], colors: []) }
        #expect(request.target == "/styles")
        #expect(request.headers["x-array"] == nil)
        #expect(request.headers["cookie"] == nil)
    }

    @Test func whatCanHaveOneValueOnlyNeedsNoneOfTheCaller() async throws {
        let request = try await request { try await $0.getOnly(name: "a") }
        #expect(request.target == "/only?Action=Describe&acl=true&name=a")
        #expect(request.headers["x-version"] == "2022-06-28")
    }

    @Test func headersAndCookiesHaveTheirStyles() async throws {
        let request = try await request {
            try await $0.getQuery(
                xArray: Self.colors,
                xObject: Self.color,
                xExploded: Self.color,
                session: "a; b=c",
                colors: Self.colors,
                color: Self.color
            )
        }
        #expect(request.headers["x-array"] == "blue,black,a,b")
        #expect(request.headers["x-object"] == "B,150,R,100")
        #expect(request.headers["x-exploded"] == "B=150,R=100")
        #expect(request.headers["cookie"] == "session=a%3B%20b%3Dc; colors=blue,black,a%2Cb; B=150; R=100")
        #expect(request.target == "/styles")
    }

    private static let palette = Palette(
        name: "a&b",
        tags: ["c", "d"],
        colors: [Color(r: 1)],
        main: color,
        since: Date(timeIntervalSince1970: 0)
    )

    @Test func formsAreWrittenMemberByMember() async throws {
        let plain = try await request { try await $0.postForm(Self.palette) }
        #expect(plain.headers["content-type"] == "application/x-www-form-urlencoded")
        #expect(
            String(decoding: plain.body, as: UTF8.self) == "colors%5BR%5D=1&main%5BB%5D=150&main%5BR%5D=100"
                + "&name=a%26b&since=1970-01-01T00%3A00%3A00Z&tags=c&tags=d"
        )
        let deep = try await request { try await $0.putForm(Self.palette) }
        #expect(
            String(decoding: deep.body, as: UTF8.self) == "colors%5B0%5D%5BR%5D=1&main%5BB%5D=150&main%5BR%5D=100"
                + "&name=a%26b&since=1970-01-01T00%3A00%3A00Z&tags=c&tags=d"
        )
        let none = try await request { try await $0.putForm() }
        #expect(none.body.isEmpty)
        #expect(none.headers["content-type"] == nil)
    }
}
