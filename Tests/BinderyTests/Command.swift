import FolderSupport
import Foundation

/// A run of the built executable.
struct Command {
    var exitCode: Int32
    var output: String
    var errors: String

    /// Runs `bindery` in the folder and waits for its end.
    static func run(_ arguments: String..., in folder: TemporaryFolder, input: String = "") throws -> Command {
        try run(arguments, in: folder, input: input)
    }

    static func run(_ arguments: [String], in folder: TemporaryFolder, input: String = "") throws -> Command {
        // Streams are files beside the folder: pipes can fill up, and files in the folder would be seen by the tests.
        let streams = try TemporaryFolder()
        for (name, text) in [("in", input), ("out", ""), ("err", "")] { try streams.write(text, to: name) }
        let process = Process()
        process.executableURL = try BuildFolder.file("bindery")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: streams.path("in")))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.path("out")))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.path("err")))
        try process.run()
        process.waitUntilExit()
        return Command(
            exitCode: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: streams.read("out") ?? "",
            errors: streams.read("err") ?? ""
        )
    }
}

/// A small document that is fine, and pieces to break it.
enum PetStore {
    static let document = """
        openapi: 3.0.3
        info:
          title: Pet store
          version: "1"
        paths:
          /pets:
            get:
              operationId: listPets
              tags: [Pets]
              responses:
                "200":
                  description: All pets
                  content:
                    application/json:
                      schema:
                        type: array
                        items:
                          $ref: "#/components/schemas/Pet"
        components:
          schemas:
            Pet:
              type: object
              required: [name]
              properties:
                name:
                  type: string

        """
}
