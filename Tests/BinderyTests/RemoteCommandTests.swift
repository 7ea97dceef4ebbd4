import FlyingFox
import FolderSupport
import Foundation
import LoopbackSupport
import Testing

/// `--allow-remote`, with a server of this machine.
@Suite struct RemoteCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static let specification = PetStore.document.replacing(
        "#/components/schemas/Pet",
        with: "../models/Cat.yaml"
    )

    private static let pages: LoopbackServer.Handler = { request in
        switch request.target {
        case "/api/openapi.yaml": .text(specification, contentType: "application/yaml")
        case "/models/Cat.yaml":
            .text("type: object\nproperties: {name: {type: string}}", contentType: "application/yaml")
        case "/typo": .text(specification.replacing("Cat", with: "Cow"), contentType: "application/yaml")
        case "/fixes.yaml":
            .text(
                "overlay: 1.0.0\nactions: [{target: $.info, update: {title: Zoo}}]",
                contentType: "application/yaml"
            )
        default: .reply(404)
        }
    }

    private func run(_ arguments: String...) async throws -> Command {
        try await Thread.blocking { [folder] in try Command.run(arguments, in: folder) }
    }

    @Test func documentOverlayAndReferencesAreFetchedOnce() async throws {
        try await LoopbackServer.run(Self.pages) { url, server in
            let spec = "\(url.absoluteString)/api/openapi.yaml"
            let overlay = "\(url.absoluteString)/fixes.yaml"
            let first = try await run("generate", spec, "--overlay", overlay, "--allow-remote", "--output", "out")
            #expect(first.exitCode == 0, "\(first.errors)")
            #expect(folder.read("out/Sources/Zoo/Models/Cat.swift")?.contains("name") == true)
            let paths = await server.received.map(\.target)
            #expect(paths == ["/api/openapi.yaml", "/fixes.yaml", "/models/Cat.yaml"])
            let check = try await run(
                "generate",
                spec,
                "--overlay",
                overlay,
                "--allow-remote",
                "--output",
                "out",
                "--check"
            )
            #expect(check.exitCode == 0, "\(check.errors)")
        }
    }

    @Test func theConfigurationMayNameAddresses() async throws {
        try await LoopbackServer.run(Self.pages) { url, _ in
            try folder.write(
                "spec: \(url.absoluteString)/api/openapi.yaml\noutput: out\noverlays: [\(url.absoluteString)/none]\n",
                to: "api/bindery.yaml"
            )
            let without = try await run("generate", "--config", "api/bindery.yaml")
            #expect(without.exitCode == 2)
            #expect(without.errors.contains("error: the document is not fetched from the network [remote-reference]"))
            #expect(without.errors.contains("hint: give `--allow-remote`, or download the file and name the copy"))
            #expect(without.errors.contains("api/bindery.yaml:1:7: note: the address is written here"))
            let missing = try await run("generate", "--config", "api/bindery.yaml", "--allow-remote")
            #expect(missing.exitCode == 2)
            #expect(missing.errors.contains("cannot read the overlay: the server answers with status 404"))
            #expect(missing.errors.contains("api/bindery.yaml:3:12: note: the address is written here"))
        }
    }

    @Test func findingsNameTheAddressAndShowTheLine() async throws {
        try await LoopbackServer.run(Self.pages) { url, _ in
            let result = try await run("validate", "\(url.absoluteString)/typo", "--allow-remote")
            #expect(result.exitCode == 1)
            #expect(
                result.output.contains(
                    "\(url.absoluteString)/typo:18:25: error: cannot read 'models/Cow.yaml': the server"
                )
            )
            #expect(result.output.contains("18 |                   $ref: \"../models/Cow.yaml\""), "\(result.output)")
        }
    }

    @Test func bothVersionsOfADiffMayBeInTheNetwork() async throws {
        try await LoopbackServer.run(Self.pages) { url, server in
            let spec = "\(url.absoluteString)/api/openapi.yaml"
            try folder.write(
                Self.specification.replacing("../models", with: "\(url.absoluteString)/models").replacing(
                    "/pets:",
                    with: "/cats:"
                ),
                to: "new.yaml"
            )
            let result = try await run("diff", spec, "new.yaml", "--allow-remote", "--fail-on", "wire")
            #expect(result.exitCode == 1, "\(result.errors)")
            #expect(result.output.contains("[api-path-removed-without-deprecation]"), "\(result.output)")
            let paths = await server.received.map(\.target)
            #expect(paths == ["/api/openapi.yaml", "/models/Cat.yaml"])
            let refused = try await run("diff", spec, "new.yaml")
            #expect(refused.exitCode == 2 && refused.errors.contains("[remote-reference]"))
        }
    }

    @Test func overlaysAreAppliedToWhatIsInTheNetwork() async throws {
        try await LoopbackServer.run(Self.pages) { url, _ in
            let (spec, overlay) = ("\(url.absoluteString)/api/openapi.yaml", "\(url.absoluteString)/fixes.yaml")
            let applied = try await run("overlay", "apply", spec, overlay, "--allow-remote")
            #expect(applied.output == Self.specification.replacing("Pet store", with: "Zoo"), "\(applied.errors)")
            try folder.write(applied.output, to: "zoo.yaml")
            let created = try await run("overlay", "create", spec, "zoo.yaml", "--allow-remote")
            #expect(created.output.contains("title: Zoo"))
        }
    }

    @Test func filesOfTheDiskAreWatchedAlone() async throws {
        try await LoopbackServer.run(Self.pages) { url, _ in
            try folder.write(
                PetStore.document.replacing("#/components/schemas/Pet", with: "\(url.absoluteString)/models/Cat.yaml"),
                to: "spec.yaml"
            )
            let watch = try Watch(["spec.yaml", "--output", "out", "--allow-remote"], in: folder)
            let first = try await Thread.blocking { try watch.run() }
            #expect(first.hasSuffix("watching 1 file\n"), "\(first)")
        }
    }
}
