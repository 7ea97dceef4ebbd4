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
}
