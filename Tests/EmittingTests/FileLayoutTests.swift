import Testing

@testable import Emitting

@Suite struct FileLayoutTests {
    @Test func namesDifferInAllFoldersAndWhateverTheirCase() {
        var layout = FileLayout(reserved: ["JSONValue"])
        #expect(layout.path(in: "Models", name: "Files") == "Models/Files.swift")
        #expect(layout.path(in: "Operations", name: "files") == "Operations/files2.swift")
        #expect(layout.path(in: "Models", name: "JSONValue") == "Models/JSONValue2.swift")
    }

    @Test func namesCannotLeaveTheirFolder() {
        var layout = FileLayout(reserved: [])
        #expect(layout.path(in: "Models", name: "../../etc/passwd") == "Models/______etc_passwd.swift")
        #expect(layout.path(in: "Models", name: "") == "Models/_.swift")
    }
}
