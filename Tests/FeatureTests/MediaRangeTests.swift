import Features
import Foundation
import LoopbackSupport
import Testing

/// `Specs/features/media-ranges.yaml`, against a real server.
@Suite struct MediaRangeTests {
    private func result<Value>(
        of text: String,
        _ contentType: String,
        _ call: (FeaturesClient.Couriers) async throws -> Value
    ) async throws -> (value: Value, request: LoopbackServer.Received) {
        try await LoopbackServer.run { _ in
            .reply(200, Data(text.utf8), contentType: contentType)
        } _: { url, server in
            let value = try await call(FeaturesClient(baseURL: url).couriers)
            return (value, await server.received[0])
        }
    }

    @Test func aRangeWithAnObjectIsJSON() async throws {
        let (couriers, request) = try await result(of: #"[{"name":"a"}]"#, "application/json") {
            try await $0.getCouriers(version: 1, await: true)
        }
        #expect(couriers == [Courier(name: "a")])
        #expect(request.headers["accept"] == "application/json")
    }

    @Test func aRangeWithAStringIsText() async throws {
        let (name, request) = try await result(of: "a", "text/plain") {
            try await $0.postCouriers(version: 1, Courier(name: "a"))
        }
        #expect(name == "a")
        #expect(request.headers["content-type"] == "application/json")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"name":"a"}"#)
    }

    @Test func whatIsAskedForKeepsItsParameters() async throws {
        let (courier, request) = try await result(of: #"{"name":"a"}"#, "application/ld+json; charset=utf-8") {
            try await $0.putCouriersNameJSON(version: 1, name: "a")
        }
        #expect(courier == .json(Courier(name: "a")))
        let profile = #"profile="https://www.w3.org/ns/activitystreams""#
        #expect(request.headers["accept"] == "application/ld+json; \(profile), text/html")
    }

    @Test func aRangeBesideBytesIsJSON() async throws {
        let courier = try await result(of: #"{"name":"a"}"#, "application/vnd.courier+json") {
            try await $0.getCouriersNameJSON(version: 1, name: "a")
        }
        #expect(courier.value == .json(Courier(name: "a")))
        let picture = try await result(of: "png", "image/png") {
            try await $0.getCouriersNameJSON(version: 1, name: "a")
        }
        #expect(picture.value == .png(Data("png".utf8)))
    }
}
