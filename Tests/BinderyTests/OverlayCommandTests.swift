import FolderSupport
import Testing

/// `--overlay` and `overlays:`.
@Suite struct OverlayCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(PetStore.document, to: "spec.yaml")
        try folder.write("overlay: 1.0.0\nactions: [{target: $.info, update: {title: Zoo}}]", to: "title.yaml")
        try folder.write("overlay: 1.0.0\nactions: [{target: $.info, update: {title: Farm}}]", to: "farm.yaml")
    }

    @Test func everyCommandSeesTheChangedDocument() throws {
        let generated = try Command.run(
            ["generate", "spec.yaml", "--output", "out", "--overlay", "title.yaml"],
            in: folder
        )
        #expect(generated.exitCode == 0)
        #expect(folder.read("out/Sources/Zoo/ZooClient.swift") != nil)
        let inspected = try Command.run(["inspect", "spec.yaml", "--overlay", "title.yaml"], in: folder)
        #expect(inspected.output.contains("Zoo"))
    }

    @Test func overlaysOfTheCommandLineComeLast() throws {
        try folder.write("spec: spec.yaml\noutput: out\noverlays: [title.yaml]", to: "bindery.yaml")
        #expect(try Command.run(["generate"], in: folder).exitCode == 0)
        #expect(folder.read("out/Sources/Zoo/ZooClient.swift") != nil)
        #expect(try Command.run(["generate", "--overlay", "farm.yaml"], in: folder).exitCode == 0)
        #expect(folder.read("out/Sources/Farm/FarmClient.swift") != nil)
    }

    @Test func theReportCountsHits() throws {
        let text = "overlay: 1.0.0\nactions: [{target: $.info.version, update: '2'}, {target: $.none, remove: true}]"
        try folder.write(text, to: "overlay.yaml")
        let options = ["--output", "out", "--overlay", "overlay.yaml", "--report", "report.json"]
        let result = try Command.run(["generate", "spec.yaml"] + options, in: folder)
        #expect(result.exitCode == 0)
        #expect(result.errors.contains("overlay.yaml:2:59: warning: the target of this action matches nothing"))
        let report = try #require(folder.read("report.json"))
        #expect(report.contains("\"hits\" : 1") && report.contains("\"hits\" : 0"))
        #expect(try Command.run(["generate", "spec.yaml", "--strict"] + options, in: folder).exitCode == 2)
    }

    @Test(arguments: [
        ("missing.yaml", "cannot read the overlay"), ("spec.yaml", "is no key of an overlay"),
    ])
    func whatIsNoOverlayIsRefused(file: String, message: String) throws {
        let result = try Command.run(["generate", "spec.yaml", "--output", "out", "--overlay", file], in: folder)
        #expect(result.exitCode == 2)
        #expect(result.errors.contains(message))
        #expect(folder.read("out/Package.swift") == nil)
    }

    @Test func whatAnOverlayAddsIsReportedThere() throws {
        try folder.write(
            "overlay: 1.0.0\nactions:\n- target: $.components.schemas\n  update: {Bad: {$ref: '#/components/schemas/No'}}",
            to: "overlay.yaml"
        )
        let result = try Command.run(
            ["generate", "spec.yaml", "--output", "out", "--overlay", "overlay.yaml"],
            in: folder
        )
        #expect(result.errors.contains("overlay.yaml:4:"), "\(result.errors)")
    }

    @Test func applyPrintsTheChangedDocument() throws {
        let result = try Command.run("overlay", "apply", "spec.yaml", "title.yaml", "farm.yaml", in: folder)
        #expect(result.exitCode == 0)
        #expect(result.output == PetStore.document.replacing("title: Pet store", with: "title: Farm"))
        #expect(result.errors == "2 actions, 2 places changed\n")
        let piped = try Command.run(
            ["overlay", "apply", "-", "title.yaml"],
            in: folder,
            input: "{\"info\": {\"title\": 1}}"
        )
        #expect(piped.output == "{\"info\": {\"title\": \"Zoo\"}}")
    }

    @Test func applySaysWhenCommentsAreLost() throws {
        try folder.write("info: &i {title: a} # gone\nx-same: {<<: *i}\n", to: "anchor.yaml")
        let result = try Command.run("overlay", "apply", "anchor.yaml", "title.yaml", in: folder)
        #expect(result.output == "info:\n  title: Zoo\nx-same:\n  title: a\n")
        #expect(result.errors.contains("the document was written anew, without its comments"))
    }

    @Test func applyPrintsNothingWhereAnOverlayIsWrong() throws {
        try folder.write("overlay: 1.0.0\nactions: [{target: $.none, remove: true}]", to: "none.yaml")
        let warned = try Command.run("overlay", "apply", "spec.yaml", "none.yaml", in: folder)
        #expect(warned.exitCode == 0)
        #expect(warned.output == PetStore.document)
        #expect(warned.errors.contains("none.yaml:2:20: warning: the target of this action matches nothing"))
        let strict = try Command.run("overlay", "apply", "spec.yaml", "none.yaml", "--strict", in: folder)
        #expect(strict.exitCode == 2)
        #expect(strict.output.isEmpty)
        #expect(try Command.run("overlay", "apply", "spec.yaml", "gone.yaml", in: folder).exitCode == 2)
        #expect(try Command.run("overlay", "apply", "spec.yaml", in: folder).exitCode == 64)
    }

    @Test func createWritesWhatApplyUndoes() throws {
        try folder.write(PetStore.document.replacing("Pet store", with: "Zoo"), to: "zoo.yaml")
        let created = try Command.run("overlay", "create", "spec.yaml", "zoo.yaml", in: folder)
        #expect(created.exitCode == 0)
        let actions = "actions:\n  - target: $.info\n    update:\n      title: Zoo\n"
        #expect(created.output.hasSuffix("title: Changes from spec.yaml to zoo.yaml\n  version: 1.0.0\n" + actions))
        try folder.write(created.output, to: "created.yaml")
        let applied = try Command.run("overlay", "apply", "spec.yaml", "created.yaml", in: folder)
        #expect(applied.output == folder.read("zoo.yaml"))
        try folder.write("[1]", to: "list.yaml")
        let refused = try Command.run("overlay", "create", "spec.yaml", "list.yaml", in: folder)
        #expect(refused.exitCode == 2)
        #expect(
            refused.errors.contains("list.yaml:1:1: error: an overlay changes objects, and this document is an array")
        )
    }
}
