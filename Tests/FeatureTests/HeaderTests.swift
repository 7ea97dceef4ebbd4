import Features
import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

/// `Specs/features/headers.yaml`, against a real server.
@Suite struct HeaderTests {
    private func headers(_ fields: [String: String]) async throws -> ResponseHeaders {
        try await LoopbackServer.run { _ in
            .reply(200, Data("[]".utf8), contentType: "application/json", headers: fields)
        } _: { url, _ in
            let client = FeaturesClient(baseURL: url)
            return try await client.withResponse { try await $0.parcels.list() }.response.headers
        }
    }

    @Test func singleValuesAreTyped() async throws {
        let headers = try await headers([
            "x-total-count": "12", "X-RateLimit-Remaining": " 3 ", "X-Complete": "true", "X-Load": "0.5",
            "X-Cache": "hit", "X-Day": "2024-02-29", "X-Sender": "name,Ada",
        ])
        #expect(headers.xTotalCount == 12)
        #expect(headers.xRateLimitRemaining == 3)
        #expect(headers.xComplete == true)
        #expect(headers.xLoad == 0.5)
        #expect(headers.xCache == .hit)
        #expect(headers.xDay == CalendarDate(year: 2_024, month: 2, day: 29))
        #expect(headers.xSender == "name,Ada")
    }

    @Test func datesAreThoseOfTheFormatOrOfHTTP() async throws {
        let headers = try await headers([
            "X-RateLimit-Reset": "1994-11-06T08:49:37Z", "Last-Modified": "Sun, 06 Nov 1994 08:49:37 GMT",
        ])
        #expect(headers.xRateLimitReset == Date(timeIntervalSince1970: 784_111_777))
        #expect(headers.lastModified == headers.xRateLimitReset)
    }

    @Test func listsAreTyped() async throws {
        let headers = try await headers(["X-Tags": "a, b,c", "X-Sizes": "1,2", "X-Seen": "hit,new"])
        #expect(headers.xTags == ["a", "b", "c"])
        #expect(headers.xSizes == [1, 2])
        #expect(headers.xSeen == [.hit, "new"])
    }

    @Test func headersMayBeJSON() async throws {
        let fields = ["X-Route": #"{"name":"Ada"}"#, "X-Stops": "[1, 2]", "X-Notes": #"{"a": [true]}"#]
        let headers = try await headers(fields)
        #expect(headers.xRoute == Sender(name: "Ada"))
        #expect(headers.xStops == [1, 2])
        #expect(headers.xNotes == ["a": [true]])
        let others = try await self.headers(["X-Route": "Ada", "X-Stops": "1,2"])
        #expect(others.xRoute == nil)
        #expect(others.xStops == nil)
    }

    @Test func integersMayBeGreaterThanAnyWithASign() async throws {
        #expect(try await headers(["X-Serial": "18446744073709551615"]).xSerial == .max)
    }

    @Test func whatIsMissingOrSomethingElseIsNil() async throws {
        let headers = try await headers(["X-Total-Count": "many", "X-Sizes": "1,b", "X-Day": "today"])
        #expect(headers.xTotalCount == nil)
        #expect(headers.xSizes == nil)
        #expect(headers.xDay == nil)
        #expect(headers.xCache == nil)
        #expect(headers.xTags == nil)
    }

    @Test func headersOfFailuresAreTypedToo() async throws {
        try await LoopbackServer.run { _ in
            .reply(429, headers: ["X-Retry-Hint": "later", "X-Revision": "7a"])
        } _: { url, _ in
            let client = FeaturesClient(baseURL: url).with { $0.retries = .never }
            let error = await #expect(throws: ClientError.self) { try await client.parcels.clear() }
            #expect(error?.response?.headers.xRetryHint == "later")
            // A number for one operation and a text for the other.
            #expect(error?.response?.headers.xRevision == "7a")
        }
    }
}
