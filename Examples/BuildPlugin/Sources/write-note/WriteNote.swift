import Foundation
import Notes

/// Writes a note to a server that is played by the client's own test transport.
@main
enum WriteNote {
    static func main() async throws {
        let transport = TestTransport()
        transport.answer("createNote", with: .json(#"{"id": 7, "text": "Buy milk"}"#, status: 201))
        let client = NotesClient(transport: transport)
        let note = try await client.notes.create(.init(text: "Buy milk"))
        print("note \(note.id ?? 0): \(note.title)")
    }
}
