import Foundation
import LoopbackSupport
import Notes
import Testing

/// A package that was generated with `transport: async-http-client`.
@Suite struct NotesTests {
    @Test func requestsGoThroughAsyncHTTPClient() async throws {
        try await LoopbackServer.run { request in
            switch request.method {
            case "POST": .reply(201, Data(#"{"id":1,"text":"a"}"#.utf8), contentType: "application/json")
            case "PUT": .reply(204)
            default: .reply(200, Data("bytes".utf8), contentType: "application/octet-stream")
            }
        } _: { url, server in
            let client = NotesClient(baseURL: url)
            #expect(try await client.notes.create(Note(text: "a")).id == 1)
            let (chunks, chunk) = AsyncStream<Data>.makeStream()
            chunk.yield(Data("by".utf8))
            chunk.yield(Data("tes".utf8))
            chunk.finish()
            try await client.notes.putAttachment(id: 1, .stream(chunks))
            #expect(try await client.notes.getAttachment(id: 1) == Data("bytes".utf8))
            let upload = await server.received[1]
            #expect(upload.body == Data("bytes".utf8))
            #expect(upload.headers["transfer-encoding"] == "chunked")
        }
    }
}
