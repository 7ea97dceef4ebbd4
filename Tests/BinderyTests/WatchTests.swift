import FolderSupport
import Foundation
import Testing

/// `generate --watch` with the real disk: each step waits for a line that the program prints.
@Suite struct WatchTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            PetStore.document.replacing("#/components/schemas/Pet", with: "dog.yaml"),
            to: "spec.yaml"
        )
        try folder.write("{type: object, properties: {name: {type: string}}}", to: "dog.yaml")
        try folder.write("overlay: 1.0.0\nactions: []", to: "fixes.yaml")
        try folder.write("spec: spec.yaml\noutput: out\nmodule: Pets\noverlays: fixes.yaml", to: "bindery.yaml")
    }

    @Test func everyInputIsWatched() throws {
        let watch = try Watch([], in: folder)
        #expect(try watch.run().hasSuffix("watching 4 files\n"))
        let model = "out/Sources/Pets/Models/Dog.swift"
        #expect(folder.read(model)?.contains("name") == true)

        try folder.write("{type: object, properties: {color: {type: string}}}", to: "dog.yaml")
        let referenced = try watch.run()
        #expect(referenced.hasPrefix("changed: dog.yaml\n"), "\(referenced)")
        #expect(referenced.contains("  changed: \(model)\n"))
        #expect(referenced.contains("out: 1 operation, 2 types;"))
        #expect(folder.read(model)?.contains("color") == true)

        try folder.write(
            "overlay: 1.0.0\nactions: [{target: \"$.paths['/pets'].get\", update: {operationId: findPets}}]",
            to: "fixes.yaml"
        )
        #expect(try watch.run().hasPrefix("changed: fixes.yaml\n"))
        #expect(folder.read("out/API.txt")?.contains("find") == true)

        try folder.write("spec: spec.yaml\noutput: out\nmodule: Zoo\noverlays: fixes.yaml", to: "bindery.yaml")
        let moved = try watch.run()
        #expect(moved.hasPrefix("changed: bindery.yaml\n"))
        #expect(moved.contains("  removed: \(model)\n") || moved.contains("more files"))
        #expect(folder.read(model) == nil)
    }

    @Test func whatIsBrokenForAWhileKeepsTheOldOutput() throws {
        let watch = try Watch([], in: folder)
        _ = try watch.run()
        let package = folder.read("out/Package.swift")
        for broken in ["openapi: [", "openapi: 3.0.3"] {
            try folder.write(broken, to: "spec.yaml")
            let run = try watch.run()
            #expect(run.contains("spec.yaml:") && run.contains(": error: "), "\(run)")
            #expect(run.hasSuffix("watching 3 files; the output is as it was\n"))
            #expect(folder.read("out/Package.swift") == package)
        }
        try folder.write("spec: spec.yaml\noutptu: out", to: "bindery.yaml")
        #expect(try watch.run().contains("did you mean `output`?"))
        try folder.write("spec: spec.yaml\noutput: out\nmodule: Dogs", to: "bindery.yaml")
        _ = try watch.run()
        try folder.write(PetStore.document, to: "spec.yaml")
        #expect(try watch.run().contains("  added: out/Sources/Dogs/"))
    }

    @Test func templatesAreWatched() throws {
        #expect(try Command.run("templates", "export", "templates2", in: folder).exitCode == 0)
        let watch = try Watch(["--templates", "templates2"], in: folder)
        _ = try watch.run()
        let text = try #require(folder.read("templates2/structure.mustache"))
        try folder.write(text + "\n// changed\n", to: "templates2/structure.mustache")
        let run = try watch.run()
        #expect(run.hasPrefix("changed: templates2/structure.mustache\n"), "\(run)")
        #expect(folder.read("out/Sources/Pets/Models/Pet.swift")?.contains("// changed") == true)
    }

    @Test(arguments: [["spec.yaml", "--output", "o", "--check"], ["-", "--output", "o"], ["spec.yaml"]])
    func whatCannotBeWatchedIsWrongUsage(arguments: [String]) throws {
        #expect(try Command.run(["generate", "--watch"] + arguments, in: folder).exitCode == 64)
    }
}
