import OpenAPI
import Testing

struct JSONPointerTests {
    @Test func tokensAreEscaped() {
        let pointer = JSONPointer.root.appending("paths").appending("/a~b/{id}").appending(0)
        #expect(pointer.description == "#/paths/~1a~0b~1{id}/0")
        #expect(JSONPointer.root.description == "#")
    }

    @Test(arguments: [
        ("#", []), ("#/", [""]), ("#/a//b", ["a", "", "b"]), ("#/~01", ["~1"]), ("#/%7Bid%7D/%C3%A9", ["{id}", "é"]),
        ("#/paths/~1x%2Fy", ["paths", "/x", "y"]),
    ])
    func fragmentsAreDecoded(text: String, tokens: [String]) {
        #expect(JSONPointer.parse(text)?.tokens == tokens)
    }

    @Test(arguments: ["", "/a", "a.yaml#/b", "#anchor", "#/~", "#/~2", "#/%", "#/%4", "#/%zz"])
    func otherTextsAreNoPointers(text: String) {
        #expect(JSONPointer.parse(text) == nil)
    }
}
