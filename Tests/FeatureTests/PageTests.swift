import Features
import Foundation
import LoopbackSupport
import Testing

/// `Specs/features/pages.yaml`, against a real server.
@Suite struct PageTests {
    /// The elements of all pages, and the targets of the requests.
    private func elements<Element>(
        _ replies: [String: String],
        headers: [String: String] = [:],
        _ call: (FeaturesClient.Books) -> PageSequence<Element>
    ) async throws -> (elements: [Element], targets: [String]) {
        try await LoopbackServer.run { request in
            let body = replies[request.target] ?? "[]"
            let link = headers[request.target].map { ["Link": $0] } ?? [:]
            return .reply(200, Data(body.utf8), contentType: "application/json", headers: link)
        } _: { url, server in
            var elements: [Element] = []
            for try await element in call(FeaturesClient(baseURL: url).books) { elements.append(element) }
            return (elements, await server.received.map(\.target))
        }
    }

    @Test func lastIDsAreFollowed() async throws {
        let (books, targets) = try await elements([
            "/books?limit=2": #"{"data": [{"id": "a"}, {"id": "b"}], "last_id": "b", "has_more": true}"#,
            "/books?limit=2&after=b": #"{"data": [{"id": "c"}], "last_id": "c", "has_more": false}"#,
        ]) { $0.all(limit: 2) }
        #expect(books.map(\.id) == ["a", "b", "c"])
        #expect(targets == ["/books?limit=2", "/books?limit=2&after=b"])
    }

    @Test func tokensInsideOfAnObjectAreFollowed() async throws {
        let (authors, targets) = try await elements([
            "/authors?page_token=x": #"{"items": ["a"], "meta": {"next_page_token": "y"}}"#,
            "/authors?page_token=y": #"{"meta": {"next_page_token": null}}"#,
        ]) { $0.allAuthors(pageToken: "x") }
        #expect(authors == ["a"])
        #expect(targets.count == 2)
    }

    @Test func theLastElementLeadsOn() async throws {
        let (reviews, targets) = try await elements([
            "/reviews": #"{"data": [{"id": 1}, {"id": 7}], "has_more": true}"#,
            "/reviews?starting_after=7": #"{"data": [], "has_more": false}"#,
        ]) { $0.allReviews() }
        #expect(reviews.map(\.id) == [1, 7])
        #expect(targets == ["/reviews", "/reviews?starting_after=7"])
    }

    @Test func numbersLeadOn() async throws {
        let (shops, pages) = try await elements([
            "/shops?page=1": #"{"names": ["a"], "total_pages": 2}"#,
            "/shops?page=2": #"{"names": ["b"], "total_pages": 2}"#,
        ]) { $0.searchShopsAll(page: 1) }
        #expect(shops == ["a", "b"])
        #expect(pages.count == 2)
        let (readers, offsets) = try await elements(["/readers?offset=0": #"["a", "b"]"#]) { $0.allReaders() }
        #expect(readers == ["a", "b"])
        #expect(offsets == ["/readers?offset=0", "/readers?offset=2"])
    }

    @Test func linksLeadOn() async throws {
        let (loans, targets) = try await elements(
            ["/loans?state=open": #"["a"]"#, "/loans?state=open&p=2": #"["b"]"#],
            headers: ["/loans?state=open": "</loans?state=open&p=2>; rel=\"next\""]
        ) { $0.allLoans(state: "open") }
        #expect(loans == ["a", "b"])
        #expect(targets.count == 2)
    }

    @Test func theConfigurationLeadsOn() async throws {
        let (slots, targets) = try await elements([
            "/shelves/1/slots": #"{"slots": [{"key": "a"}, {"key": "b"}]}"#, "/shelves/1/slots?behind=b": "{}",
        ]) { $0.everySlot(id: "1") }
        #expect(slots.map(\.key) == ["a", "b"])
        #expect(targets.count == 2)
    }
}
