import Features
import Foundation
import LoopbackSupport
import Testing

/// `Specs/features/bodies.yaml`, against a real server.
@Suite struct BodyTests {
    private func request(
        _ call: (FeaturesClient.Posters) async throws -> Void
    ) async throws -> (type: String?, body: String) {
        try await LoopbackServer.run { _ in
            .reply(204)
        } _: { url, server in
            try await call(FeaturesClient(baseURL: url).posters)
            let received = await server.received[0]
            return (received.headers["content-type"], String(decoding: received.body, as: UTF8.self))
        }
    }

    @Test func eachMediaTypeIsACase() async throws {
        let json = try await request { try await $0.create(.json(PosterLink(url: "a"))) }
        #expect(json.type == "application/json")
        #expect(json.body == #"{"url":"a"}"#)
        let form = try await request { try await $0.create(.multipart(.init(image: .data(Data("png".utf8))))) }
        #expect(form.type?.hasPrefix("multipart/form-data; boundary=") == true)
        #expect(form.body.contains("\r\n\r\npng\r\n"))
        let image = try await request { try await $0.create(.png(.data(Data("png".utf8)))) }
        #expect(image.type == "image/png")
        #expect(image.body == "png")
        let text = try await request { try await $0.create(.text("hello")) }
        #expect(text.type == "text/plain")
        #expect(text.body == "hello")
    }

    @Test func equalBodiesAreOneType() async throws {
        let link: PosterLink? = PosterLink(url: "a")
        #expect(try await request { try await $0.put(link) }.type == "application/json")
        #expect(try await request { try await $0.put() }.type == nil)
    }
}
