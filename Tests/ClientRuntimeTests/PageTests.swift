import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Lists that a real server hands out page by page.
@Suite struct PageTests {
    private struct Page: Hashable, Codable, Sendable {
        var data: [Int]?
        var next: String?
        var more: Bool?
        var total: Int?
    }

    private func json(_ page: Page) throws -> LoopbackServer.Reply {
        .json(String(decoding: try JSONEncoder().encode(page), as: UTF8.self))
    }

    /// The elements of all pages of a server that answers to each query, and the queries that it got.
    private func elements(
        by style: PageStyle,
        _ replies: [String: Page],
        total: @escaping @Sendable (Page) -> Int? = { $0.total }
    ) async throws -> (elements: [Int], queries: [String]) {
        try await LoopbackServer.run { request in
            try json(replies[String(request.target.dropFirst("/list?".count))] ?? Page())
        } _: { url, server in
            let client = APIClient(baseURL: url, transport: URLSessionTransport())
            let pages: PageSequence<Int> = client.pages(
                .get("/list", operation: "list"),
                by: style,
                elements: { (page: Page) in page.data },
                next: { $0.next },
                hasMore: { $0.more },
                total: total
            )
            var elements: [Int] = []
            for try await element in pages { elements.append(element) }
            return (elements, await server.received.map { String($0.target.dropFirst("/list".count)) })
        }
    }

    // MARK: - Styles

    @Test func cursorsLeadFromPageToPage() async throws {
        let (elements, queries) = try await elements(
            by: .cursor("after", from: "x y"),
            [
                "after=x%20y": Page(data: [1, 2], next: "a&b", more: true), "after=a%26b": Page(data: [3], next: "c"),
                "after=c": Page(data: [4]),
            ]
        )
        #expect(elements == [1, 2, 3, 4])
        #expect(queries == ["?after=x%20y", "?after=a%26b", "?after=c"])
    }

    @Test func withoutACursorTheListBeginsAtItsBeginning() async throws {
        let (elements, queries) = try await elements(by: .cursor("after", from: nil), ["": Page(data: [1], next: "a")])
        #expect(elements == [1])
        #expect(queries == ["", "?after=a"])
    }

    @Test func aPageThatSaysSoIsTheLast() async throws {
        let (elements, queries) = try await elements(
            by: .cursor("after", from: 0),
            ["after=0": Page(data: [1], next: "1", more: false)]
        )
        #expect(elements == [1])
        #expect(queries.count == 1)
    }

    @Test(arguments: ["", nil])
    func noCursorAndAnEmptyOneAreTheEnd(next: String?) async throws {
        let (elements, queries) = try await elements(
            by: .cursor("after", from: 0),
            ["after=0": Page(data: [1], next: next, more: true)]
        )
        #expect(elements == [1])
        #expect(queries.count == 1)
    }

    @Test func emptyPagesInBetweenArePassed() async throws {
        let (elements, queries) = try await elements(
            by: .cursor("after", from: 0),
            ["after=0": Page(next: "1"), "after=1": Page(data: [], next: "2"), "after=2": Page(data: [9])]
        )
        #expect(elements == [9])
        #expect(queries.count == 3)
    }

    @Test func aCursorThatComesAgainIsTheEnd() async throws {
        let (elements, queries) = try await elements(
            by: .cursor("after", from: 0),
            [
                "after=0": Page(data: [1], next: "1"), "after=1": Page(data: [2], next: "2"),
                "after=2": Page(data: [3], next: "1"),
            ]
        )
        #expect(elements == [1, 2, 3])
        #expect(queries.count == 3)
    }

    @Test func pagesAreCountedUpToAnEmptyOne() async throws {
        let (elements, queries) = try await elements(
            by: .page("page", from: 1),
            ["page=1": Page(data: [1, 2]), "page=2": Page(data: [3]), "page=3": Page(data: [])]
        )
        #expect(elements == [1, 2, 3])
        #expect(queries == ["?page=1", "?page=2", "?page=3"])
    }

    @Test(arguments: [(0, ["?page=0", "?page=1"]), (1, ["?page=1", "?page=2"]), (2, ["?page=2"])])
    func theNumberOfPagesSparesTheEmptyOne(first: Int, expected: [String]) async throws {
        let pages = ["page=0", "page=1", "page=2"].map { ($0, Page(data: [1], total: 2)) }
        let (_, queries) = try await elements(
            by: .page("page", from: first),
            Dictionary(uniqueKeysWithValues: pages)
        )
        #expect(queries == expected)
    }

    @Test func elementsAreCountedUpToTheTotal() async throws {
        let (elements, queries) = try await elements(
            by: .offset("skip", from: 0),
            ["skip=0": Page(data: [1, 2], total: 3), "skip=2": Page(data: [3], total: 3)]
        )
        #expect(elements == [1, 2, 3])
        #expect(queries == ["?skip=0", "?skip=2"])
    }

    // MARK: - Links

    private func linked(_ replies: [String: (body: String, headers: [String: String])]) async throws -> (
        elements: [Int], targets: [String]
    ) {
        try await LoopbackServer.run { request in
            let reply = replies[request.target] ?? ("[]", [:])
            let host = request.headers["host"] ?? ""
            let headers = reply.headers.mapValues { $0.replacingOccurrences(of: "HOST", with: "http://\(host)") }
            return .reply(200, Data(reply.body.utf8), contentType: "application/json", headers: headers)
        } _: { url, server in
            let client = APIClient(baseURL: url.appending(path: "v1"), transport: URLSessionTransport())
            let pages: PageSequence<Int> = client.pages(
                .get("/list", operation: "list").query("q", "a"),
                by: .links,
                elements: { (page: [Int]) in page }
            )
            var elements: [Int] = []
            for try await element in pages { elements.append(element) }
            return (elements, await server.received.map(\.target))
        }
    }

    @Test func linksAreFollowedOnTheSameServer() async throws {
        let (elements, targets) = try await linked([
            "/v1/list?q=a": ("[1]", ["Link": "<HOST/other?page=2>; rel=\"next\", <HOST/x>; rel=\"last\""]),
            "/other?page=2": ("[2]", ["Link": "<?page=3>; rel=next"]),
            "/other?page=3": ("[3]", ["Link": "<other?page=1>; rel=prev"]),
        ])
        #expect(elements == [1, 2, 3])
        #expect(targets == ["/v1/list?q=a", "/other?page=2", "/other?page=3"])
    }

    /// Credentials would go with it.
    @Test func linksToOtherServersAreRefused() async throws {
        let error = await #expect(throws: ClientError.self) {
            try await linked(["/v1/list?q=a": ("[1]", ["Link": "<http://example.com/list>; rel=next"])])
        }
        #expect(error?.description.contains("The answer leads to another server: http://example.com/list") == true)
    }

    @Test(arguments: [
        (["<a>; rel=next"], "a"), (["<a>; rel=\"next\""], "a"), (["<a>; rel=\"last next\""], "a"),
        (["<a>;REL=NEXT"], "a"),
        (["<a>; rel=last, <b,c>; title=\"x, <y>; rel=next\"; rel=\"next\""], "b,c"),
        (["<a>; rel=prev", "<b>; rel=next"], "b"),
        (["<a>; title=\"\\\"; rel=next\"; rel=prev"], nil), (["<a>"], nil), (["<a; rel=next"], nil), (["next"], nil),
        ([""], nil),
        ([], nil),
    ])
    func linkHeadersAreRead(values: [String], expected: String?) throws {
        let name = try #require(HTTPField.Name("Link"))
        let fields = HTTPFields(values.map { HTTPField(name: name, value: $0) })
        #expect(LinkHeader.next(in: fields) == expected)
    }

    // MARK: - Reading

    @Test func pagesAreFetchedWhenTheyAreRead() async throws {
        try await LoopbackServer.run { request in
            try json(Page(data: [1, 2], next: request.target))
        } _: { url, server in
            let client = APIClient(baseURL: url, transport: URLSessionTransport())
            let pages: PageSequence<Int> = client.pages(
                .get("/list", operation: "list"),
                by: .cursor("after", from: nil),
                elements: { (page: Page) in page.data },
                next: { $0.next }
            )
            var iterator = pages.makeAsyncIterator()
            #expect(await server.received.isEmpty)
            for count in [1, 1, 2, 2, 3] {
                _ = try await iterator.next()
                #expect(await server.received.count == count)
            }
        }
    }

    @Test func anErrorEndsTheList() async throws {
        try await LoopbackServer.run { request in
            request.target == "/list" ? try json(Page(data: [1], next: "a")) : .reply(403)
        } _: { url, server in
            let client = APIClient(baseURL: url, transport: URLSessionTransport())
            let pages: PageSequence<Int> = client.pages(
                .get("/list", operation: "list"),
                by: .cursor("after", from: nil),
                elements: { (page: Page) in page.data },
                next: { $0.next }
            )
            var iterator = pages.makeAsyncIterator()
            let first = try await iterator.next()
            #expect(first == 1)
            let error = await #expect(throws: ClientError.self) { try await iterator.next() }
            #expect(error?.status == 403)
            let afterwards = try await iterator.next()
            #expect(afterwards == nil)
            #expect(await server.received.count == 2)
        }
    }

    @Test func cancellationEndsTheWaitForAPage() async throws {
        let feed = ReplyFeed(["{"], then: .silence)
        try await LoopbackServer.run { request in
            request.target == "/list"
                ? try json(Page(data: [1], next: "a")) : feed.reply(contentType: "application/json")
        } _: { url, _ in
            let client = APIClient(baseURL: url, transport: URLSessionTransport())
            let pages: PageSequence<Int> = client.pages(
                .get("/list", operation: "list"),
                by: .cursor("after", from: nil),
                elements: { (page: Page) in page.data },
                next: { $0.next }
            )
            let (started, starter) = AsyncStream<Void>.makeStream()
            let task = Task {
                for try await _ in pages { starter.finish() }
            }
            for await _ in started {}
            task.cancel()
            let error = await #expect(throws: ClientError.self) { try await task.value }
            guard case .cancelled? = error?.kind else { return #expect(Bool(false), "\(error!)") }
        }
    }
}
