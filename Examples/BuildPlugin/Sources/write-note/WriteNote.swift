import Foundation
import Notes

/// Writes a note to a server that is played by the client's own test transport.
@main
enum WriteNote {
    static func main() async throws {
        let id = UUID()
        let answer = #"{"id": "\#(id.uuidString.lowercased())", "text": "Buy milk\n2 l", "priority": 7}"#
        let transport = TestTransport()
        transport.answer("createNote", with: .json(answer, status: 201))
        let client = NotesClient(transport: transport)
        let note = try await client.notes.create(
            .init(text: "Buy milk\n2 l", priority: 7, author: .init(name: "Ada"))
        )
        print(note.id == id ? "note \(note.priority ?? Int32(0)): \(note.title)" : "another note came back: \(note)")
    }
}
