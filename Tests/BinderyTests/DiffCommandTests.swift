import FolderSupport
import Foundation
import Testing

@Suite struct DiffCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.document("name: {type: string}, tag: {type: string}"), to: "old.yaml")
        try folder.write(Self.document("name: {type: string}"), to: "removed.yaml")
        try folder.write(
            Self.document("name: {type: string}, tag: {type: string}, age: {type: integer}"),
            to: "added.yaml"
        )
    }

    private static func document(_ properties: String) -> String {
        """
        openapi: 3.0.3
        info: {title: Zoo, version: "1"}
        paths:
          /animals:
            get:
              operationId: listAnimals
              responses:
                "200": {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}
        components:
          schemas:
            Animal: {type: object, required: [name], properties: {\(properties)}}

        """
    }

    private func diff(_ arguments: String...) throws -> Command {
        try Command.run(["diff"] + arguments, in: folder)
    }

    @Test func bothVerdictsAreTold() throws {
        let result = try diff("old.yaml", "removed.yaml")
        #expect(result.exitCode == 0 && result.errors.isEmpty)
        #expect(
            result.output.contains("the property `tag` of `Animal` was removed [response-optional-property-removed]")
        )
        #expect(result.output.contains("old.yaml:11:"))
        #expect(result.output.contains("Swift: Animal.init, Animal.tag"))
        #expect(result.output.hasSuffix("1 change: 0 breaking on the wire, 1 breaking for Swift callers, 1 risky.\n"))
    }

    @Test func noChangesAreTold() throws {
        #expect(try diff("old.yaml", "old.yaml").output == "No changes.\n")
    }

    @Test(arguments: [
        ("removed.yaml", "wire", Int32(0)), ("removed.yaml", "swift", 1), ("removed.yaml", "any", 1),
        ("removed.yaml", "none", 0), ("added.yaml", "any", 0),
    ])
    func failOnDecidesTheExitCode(new: String, verdict: String, exitCode: Int32) throws {
        #expect(try diff("old.yaml", new, "--fail-on", verdict).exitCode == exitCode)
    }

    @Test func theJSONFitsItsSchema() throws {
        for new in ["removed.yaml", "added.yaml", "old.yaml"] {
            let result = try diff("old.yaml", new, "--format", "json")
            #expect(try JSONSchema("diff.schema.json").problems(of: result.output) == [])
        }
    }

    @Test func acceptedChangesArePassedOver() throws {
        let json = try diff("old.yaml", "removed.yaml", "--format", "json").output
        let fingerprint = try #require(json.firstMatch(of: /"fingerprint" : "([0-9a-f]{16})"/)?.1)
        try folder.write("# accepted\n\(fingerprint) 2999-12-31  # nobody used it\n", to: "accepted.txt")
        #expect(
            try diff("old.yaml", "removed.yaml", "--ignore", "accepted.txt", "--fail-on", "any").output
                == "No changes.\n"
        )
        try folder.write("\(fingerprint) 2001-12-31\n", to: "accepted.txt")
        #expect(try diff("old.yaml", "removed.yaml", "--ignore", "accepted.txt", "--fail-on", "any").exitCode == 1)
        try folder.write("all\n", to: "accepted.txt")
        let wrong = try diff("old.yaml", "removed.yaml", "--ignore", "accepted.txt")
        #expect(wrong.exitCode == 2 && wrong.errors.contains("accepted.txt:1:1: error:"))
    }

    @Test(arguments: [
        ("markdown", "### Breaking in Swift alone (1)"), ("html", "<details open><summary class=\"swift\">"),
        ("github", "::error file=old.yaml,line=11"),
        ("junit", "<testsuite name=\"bindery diff\" tests=\"1\" failures=\"1\">"),
    ])
    func otherFormats(format: String, text: String) throws {
        #expect(try diff("old.yaml", "removed.yaml", "--format", format).output.contains(text))
    }

    @Test func nothingOfADocumentBecomesMarkup() throws {
        let old = try #require(folder.read("old.yaml"))
        try folder.write(old.replacing("tag:", with: "\"<script>\":"), to: "markup.yaml")
        for format in ["html", "markdown", "junit"] {
            let result = try diff("old.yaml", "markup.yaml", "--format", format)
            #expect(!result.output.replacing(/`[^`]*`/, with: "").contains("<script>"), "\(format)")
        }
    }

    @Test(arguments: [("none.yaml", "cannot read the document"), ("nowhere:old.yaml", "of the revision `nowhere`")])
    func whatIsNotThereIsTold(name: String, message: String) throws {
        let result = try diff(name, "old.yaml")
        #expect(result.exitCode == 2)
        #expect(result.errors.contains(message))
    }

    @Test func revisionsOfGitAreRead() throws {
        let git = { (arguments: [String]) in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments =
                ["git", "-C", folder.path, "-c", "user.name=A", "-c", "user.email=a@example.com"] + arguments
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0)
        }
        try git(["init", "-q"])
        try git(["add", "."])
        try git(["commit", "-q", "-m", "one"])
        let removed = try #require(folder.read("removed.yaml"))
        try folder.write(removed, to: "old.yaml")
        let result = try diff("HEAD:old.yaml", "old.yaml")
        #expect(result.output.contains("the property `tag` of `Animal` was removed"), "\(result.errors)")
    }

    @Test func severitiesOfTheConfigurationDecide() throws {
        try folder.write("severities: {response-optional-property-removed: breaking}\n", to: "strict.yaml")
        let options = ["old.yaml", "removed.yaml", "--config", "strict.yaml"]
        let run = { try Command.run(["diff"] + options + $0, in: folder) }
        #expect(try run(["--fail-on", "wire"]).exitCode == 1)
        #expect(
            try run([]).output.hasSuffix("1 change: 1 breaking on the wire, 1 breaking for Swift callers, 0 risky.\n")
        )
        #expect(try run(["--format", "markdown"]).output.contains("### Breaking (1)"))
        #expect(try run(["--format", "json"]).output.contains(#""wire" : "breaking""#))
        #expect(try run(["--format", "github"]).output.hasPrefix("::error"))
        #expect(try run(["--format", "junit"]).output.contains(#"failures="1""#))
        #expect(try run(["--format", "html"]).output.contains("Breaking (1)"))
    }

    /// Nothing is generated from a document with a dangling reference, which can be read all the same.
    @Test func withoutAClientThereIsTheWireVerdict() throws {
        let removed = try #require(folder.read("removed.yaml"))
        try folder.write(
            removed + "    Zoo: {properties: {owner: {$ref: '#/components/schemas/Ownr'}}}\n",
            to: "bad.yaml"
        )
        let worse = try diff("old.yaml", "bad.yaml", "--fail-on", "swift")
        #expect(worse.exitCode == 1)
        #expect(
            worse.output.contains("the property `tag` of `Animal` was removed [response-optional-property-removed]")
        )
        #expect(
            worse.output.contains(
                "there is no Swift client of the new document to compare: there is nothing at '#/components/schemas/Ownr' "
                    + "[swift-client-missing]"
            )
        )
        #expect(worse.errors.contains("bad.yaml:12:38: error: there is nothing at"), "\(worse.errors)")
        let better = try diff("bad.yaml", "old.yaml", "--format", "json", "--fail-on", "any")
        #expect(better.exitCode == 0)
        #expect(better.output.contains("of the old document to compare"))
        #expect(try JSONSchema("diff.schema.json").problems(of: better.output) == [])
        try folder.write("openapi: [", to: "unreadable.yaml")
        #expect(try diff("old.yaml", "unreadable.yaml").exitCode == 2)
    }

    @Test(arguments: ["public", "package", "internal"])
    func callersWithinTheModuleAreCallersToo(access: String) throws {
        try folder.write("access: \(access)\n", to: "access.yaml")
        let result = try diff("old.yaml", "removed.yaml", "--config", "access.yaml", "--fail-on", "swift")
        #expect(result.exitCode == 1)
        #expect(result.output.contains("Swift: Animal.init, Animal.tag"))
    }

    /// The properties for headers belong to no place of the document alone, and each is told with its header.
    @Test(arguments: [
        (
            "X-Old: {schema: {type: string}}, X-Count: {schema: {type: integer}}", "X-Old: {schema: {type: string}}",
            "optional-response-header-removed", "ResponseHeaders.xCount"
        ),
        (
            "X-Count: {schema: {type: integer}}", "X-Count: {schema: {type: string}}", "response-header-type-changed",
            "ResponseHeaders.xCount"
        ),
        (
            "X-Old: {schema: {type: string}}", "", "optional-response-header-removed",
            "HTTPResponse.headers, ResponseHeaders"
        ),
    ])
    func headersAreToldOnce(old: String, new: String, rule: String, names: String) throws {
        let document = try #require(folder.read("old.yaml"))
        for (name, headers) in [("with.yaml", old), ("without.yaml", new)] {
            let text = document.replacing("description: OK", with: "description: OK, headers: {\(headers)}")
            try folder.write(text, to: name)
        }
        let output = try diff("with.yaml", "without.yaml").output
        #expect(output.contains("[\(rule)]") && !output.contains("[swift-declaration"), "\(output)")
        #expect(output.contains("Swift: \(names)"), "\(output)")
    }

    @Test func breakingChangesWantAMajorVersion() throws {
        for name in ["old.yaml", "removed.yaml"] {
            try folder.write(#require(folder.read(name)).replacing("version: \"1\"", with: "version: 1.0.0"), to: name)
        }
        try folder.write("severities: {response-optional-property-removed: breaking}\n", to: "strict.yaml")
        #expect(try !diff("old.yaml", "removed.yaml").output.contains("api-version-not-bumped"))
        let strict = try diff("old.yaml", "removed.yaml", "--config", "strict.yaml").output
        #expect(
            strict.contains("the version is still `1.0.0`, though there are breaking changes [api-version-not-bumped]")
        )
    }

    @Test func allClientsOfADocumentAreTold() throws {
        try folder.write(
            """
            clients:
              - {spec: added.yaml, output: Other}
              - {spec: removed.yaml, output: First, client: FirstClient}
              - {spec: ./removed.yaml, output: Second, names: {"#/components/schemas/Animal": Beast}}
            """,
            to: "clients.yaml"
        )
        let output = try diff("old.yaml", "removed.yaml", "--config", "clients.yaml").output
        #expect(output.contains("Swift: Animal.init, Animal.tag, Beast.init, Beast.tag\n"))
        #expect(output.hasSuffix("1 change: 0 breaking on the wire, 1 breaking for Swift callers, 1 risky.\n"))
    }
}
