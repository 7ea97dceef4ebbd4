import FolderSupport
import Foundation
import Testing

/// What the program prints for programs has the shape that `Schemas/` promises.
@Suite("Schemas of JSON output")
struct SchemaTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(PetStore.document, to: "spec.yaml")
        try folder.write(PetStore.document.replacing("operationId", with: "operationID"), to: "odd.yaml")
        try folder.write("openapi: 3.0.3\ninfo: 1\n", to: "broken.yaml")
        try folder.write("ouput: x\n", to: "wrong.yaml")
    }

    @Test(arguments: ["spec.yaml", "odd.yaml"])
    func inspectionFits(document: String) throws {
        let result = try Command.run("inspect", document, "--format", "json", in: folder)
        #expect(try JSONSchema("inspect.schema.json").problems(of: result.output) == [])
    }

    @Test(arguments: ["spec.yaml", "odd.yaml", "broken.yaml"])
    func diagnosticsFit(document: String) throws {
        let result = try Command.run("validate", document, "--format", "json", in: folder)
        #expect(try JSONSchema("diagnostics.schema.json").problems(of: result.output) == [])
    }

    @Test(arguments: ["spec.yaml", "odd.yaml", "broken.yaml", "none.yaml"])
    func reportFits(document: String) throws {
        _ = try Command.run("generate", document, "--output", "out", "--report", "report.json", in: folder)
        let report = try #require(folder.read("report.json"))
        #expect(try JSONSchema("report.schema.json").problems(of: report) == [])
    }

    @Test func reportOfWrongConfigurationFits() throws {
        _ = try Command.run("generate", "--config", "wrong.yaml", "--report", "report.json", in: folder)
        let report = try #require(folder.read("report.json"))
        #expect(report.contains("configuration-unknown-key"))
        #expect(try JSONSchema("report.schema.json").problems(of: report) == [])
    }

    @Test func otherJSONDoesNotFit() throws {
        let problems = try JSONSchema("diagnostics.schema.json").problems(of: "[{\"id\": \"A b\", \"x\": 1}]")
        #expect(problems.contains("/0: has the unknown key x"))
        #expect(problems.contains("/0: lacks severity"))
        #expect(problems.contains { $0.hasPrefix("/0/id: does not match") })
    }
}
