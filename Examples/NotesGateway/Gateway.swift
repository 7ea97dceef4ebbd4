import FlyingFox
import FlyingSocks
import Foundation
import Notes

/// A server that calls another one: people put attachments to it, and it passes them on to the notes API, with
/// AsyncHTTPClient, while they come. None is held in memory, and a slow API slows down who uploads.
@main struct Gateway {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "--mock" {
            try await MockNotes.run { url in try await serve(notes: url) }
        } else if let url = arguments.first.flatMap(URL.init(string:)), url.scheme != nil {
            try await serve(notes: url)
        } else {
            print("usage: notes-gateway --mock | URL   (the address of the notes API)")
            exit(64)
        }
    }

    private static func serve(notes url: URL) async throws {
        // One client for the whole server: its connections are used again.
        let client = NotesClient(baseURL: url)
        let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 8080))
        await server.appendRoute("POST /attachments") { request in
            await pass(on: request, to: client)
        }
        try await server.run()
    }

    /// Makes a note, and attaches what was sent.
    private static func pass(on request: HTTPRequest, to client: NotesClient) async -> HTTPResponse {
        do {
            let note = try await client.notes.create(Note(text: "Has come through the gateway."))
            guard let id = note.id else { return HTTPResponse(statusCode: .badGateway) }
            try await client.notes.putAttachment(id: id, .stream(request.bodySequence))
            return HTTPResponse(statusCode: .created, body: Data("/notes/\(id)/attachment\n".utf8))
        } catch {
            // An error's description shows no credentials.
            print(error)
            return HTTPResponse(statusCode: .badGateway)
        }
    }
}
