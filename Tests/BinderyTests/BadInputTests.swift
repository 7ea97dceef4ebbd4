import FolderSupport
import Foundation
import Testing

/// Input that cannot be used is explained by file, line and column, with a hint; nothing is written.
@Suite("Bad input")
struct BadInputTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        /// The document's text.
        var text: String
        /// What the first error's line begins with.
        var error: String
        /// A part of the hint.
        var hint: String
    }

    private static func changed(_ old: String, _ new: String) -> String {
        PetStore.document.replacing(old, with: new)
    }

    static let cases: [Case] = [
        Case(
            testDescription: "not YAML",
            text: "openapi: [3.0.3\ninfo: }",
            error: "spec.yaml:2:",
            hint: ""
        ),
        Case(
            testDescription: "not OpenAPI",
            text: "name: something else\nversion: 1\n",
            error: "spec.yaml:1:1: error: ",
            hint: "openapi"
        ),
        Case(
            testDescription: "Swagger 2.0",
            text: "swagger: \"2.0\"\ninfo: {title: A, version: \"1\"}\npaths: {}\n",
            error: "spec.yaml:1:",
            hint: "convert"
        ),
        Case(
            testDescription: "OpenAPI 4",
            text: changed("3.0.3", "4.0.0"),
            error: "spec.yaml:1:10: error: ",
            hint: "3."
        ),
        Case(
            testDescription: "missing paths",
            text: "openapi: 3.0.3\ninfo: {title: A, version: \"1\"}\n",
            error: "spec.yaml:1:1: error: ",
            hint: "paths"
        ),
        Case(
            testDescription: "dangling reference",
            text: changed("schemas/Pet\"", "schemas/Dog\""),
            error: "spec.yaml:18:25: error: ",
            hint: ""
        ),
        Case(
            testDescription: "wrong type at a known key",
            text: changed("title: Pet store", "title: [Pet, store]"),
            error: "spec.yaml:3:10: error: ",
            hint: ""
        ),
        Case(
            testDescription: "unknown method",
            text: changed("    get:", "    fetch:"),
            error: "spec.yaml:7:5: error: ",
            hint: "get"
        ),
    ]

    @Test(arguments: cases)
    func badDocumentIsExplained(bad: Case) throws {
        let folder = try TemporaryFolder()
        try folder.write(bad.text, to: "spec.yaml")
        let result = try Command.run("generate", "spec.yaml", "--output", "out", in: folder)
        #expect(result.exitCode == 2)
        #expect(result.output.isEmpty)
        let lines = result.errors.split(separator: "\n")
        let error = try #require(lines.firstIndex { $0.contains(": error: ") })
        #expect(lines[error].hasPrefix(bad.error), "\(result.errors)")
        let hint = try #require(lines[error...].first { $0.hasPrefix("  hint: ") }, "\(result.errors)")
        #expect(bad.hint.isEmpty || hint.contains(bad.hint), "\(result.errors)")
        #expect(try folder.contents() == ["spec.yaml"])
    }

    @Test(arguments: cases)
    func validateAnswersNo(bad: Case) throws {
        let folder = try TemporaryFolder()
        try folder.write(bad.text, to: "spec.yaml")
        let result = try Command.run("validate", "spec.yaml", in: folder)
        #expect(result.exitCode == 1)
        #expect(result.output.split(separator: "\n").contains { $0.hasPrefix(bad.error) }, "\(result.output)")
    }

    @Test(arguments: cases)
    func oldOutputStays(bad: Case) throws {
        let folder = try TemporaryFolder()
        try folder.write(PetStore.document, to: "spec.yaml")
        try #require(try Command.run("generate", "spec.yaml", "--output", "out", in: folder).exitCode == 0)
        let before = try folder.contents()
        try folder.age("out/Package.swift")
        try folder.write(bad.text, to: "spec.yaml")
        #expect(try Command.run("generate", "spec.yaml", "--output", "out", in: folder).exitCode == 2)
        #expect(try folder.contents() == before)
        #expect(try folder.isUntouched("out/Package.swift"))
    }

    @Test(arguments: ["generate", "validate", "inspect"])
    func missingFileIsExplained(command: String) throws {
        let folder = try TemporaryFolder()
        let options = command == "generate" ? ["--output", "out"] : []
        let result = try Command.run([command, "none.yaml"] + options, in: folder)
        #expect(result.exitCode == 2)
        #expect(result.output.isEmpty)
        #expect(
            result.errors == """
                none.yaml:1:1: error: cannot read the document: No such file or directory [file-unreadable]
                  hint: check the path and the permissions of the file

                """
        )
    }

    @Test func folderAsDocumentIsExplained() throws {
        let folder = try TemporaryFolder()
        let result = try Command.run("validate", ".", in: folder)
        #expect(result.exitCode == 2)
        #expect(result.errors.hasPrefix(".:1:1: error: cannot read the document: Is a directory"))
    }

    @Test func outputThatCannotBeWrittenIsExplained() throws {
        let folder = try TemporaryFolder()
        try folder.write(PetStore.document, to: "spec.yaml")
        try folder.write("a file", to: "blocked")
        let result = try Command.run("generate", "spec.yaml", "--output", "blocked/out", in: folder)
        #expect(result.exitCode == 2)
        #expect(result.errors.hasPrefix("blocked/out:1:1: error: cannot create `blocked"), "\(result.errors)")
        #expect(result.errors.contains("Not a directory [output-not-writable]"))
        #expect(result.errors.contains("hint: a file stands where a folder is needed"))
        #expect(try folder.contents() == ["blocked", "spec.yaml"])
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func readOnlyFolderIsExplained() throws {
        let folder = try TemporaryFolder()
        try folder.write(PetStore.document, to: "spec.yaml")
        try folder.write("", to: "closed/x")
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path("closed"))
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("closed"))
        }
        let result = try Command.run("generate", "spec.yaml", "--output", "closed", in: folder)
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("Permission denied [output-not-writable]"))
        #expect(result.errors.contains("hint: make the folder writable"))
    }

    @Test func mistakeInAnotherFileShowsThatFile() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.changed("#/components/schemas/Pet", "pet.yaml"), to: "api/spec.yaml")
        try folder.write("type: object\nproperties:\n  owner: {$ref: owner.yaml}\n", to: "api/pet.yaml")
        let result = try Command.run("generate", "api/spec.yaml", "--output", "out", in: folder)
        #expect(result.exitCode == 2)
        #expect(
            result.errors.hasPrefix(
                """
                api/pet.yaml:3:17: error: cannot read 'owner.yaml': No such file or directory [file-unreadable]
                 3 |   owner: {$ref: owner.yaml}
                   |                 ^~~~~~~~~~
                  hint: the path is seen from the folder of the file that the reference stands in

                """
            ),
            "\(result.errors)"
        )
    }

    @Test func wrongConfigurationIsExplained() throws {
        let folder = try TemporaryFolder()
        try folder.write("spec: spec.yaml\nouput: out\n", to: "bindery.yaml")
        let result = try Command.run("generate", in: folder)
        #expect(result.exitCode == 2)
        #expect(
            result.errors == """
                bindery.yaml:2:1: error: `ouput` is not a key of the configuration [configuration-unknown-key]
                 2 | ouput: out
                   | ^~~~~
                  hint: did you mean `output`?

                """
        )
    }

    @Test func documentThatTheConfigurationNamesWronglyShowsBothPlaces() throws {
        let folder = try TemporaryFolder()
        try folder.write("spec: none.yaml\noutput: out\n", to: "bindery.yaml")
        let result = try Command.run("generate", in: folder)
        #expect(result.exitCode == 2)
        #expect(result.errors.hasPrefix("none.yaml:1:1: error: cannot read the document"))
        #expect(result.errors.contains("bindery.yaml:1:7: note: the path is written here"))
    }
}
