import Diagnostics
import Emitting
import Testing

@testable import Generator

/// A small change of a document is a small change of its package: which files may change, and by how many lines.
@Suite struct SmallDiffTests {
    private static let document = """
        openapi: 3.1.0
        info: {title: Zoo, version: "1"}
        tags:
          - name: Animals
          - name: Keepers
        paths:
          /animals:
            get:
              tags: [Animals]
              operationId: listAnimals
              responses:
                "200": {description: All., content: {application/json: {schema: {$ref: "#/components/schemas/Page"}}}}
          /keepers/{id}:
            get:
              tags: [Keepers]
              operationId: getKeeper
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses:
                "200": {description: One., content: {application/json: {schema: {$ref: "#/components/schemas/Keeper"}}}}
        components:
          schemas:
            Page:
              type: object
              required: [items]
              properties:
                items: {type: array, items: {$ref: "#/components/schemas/Animal"}}
                more: {type: boolean}
            Animal:
              type: object
              description: An animal.
              required: [name]
              properties:
                name: {type: string}
                mood: {type: string, enum: [happy, sleepy]}
            Keeper:
              type: object
              properties:
                name: {type: string}

        """

    struct Edit: CustomTestStringConvertible, Sendable {
        var name: String
        var old: String
        var new: String
        /// The most lines that may come and go, by the end of the path.
        var budget: [String: Int]

        var testDescription: String { name }
    }

    static let edits: [Edit] = [
        Edit(
            name: "an operation is added",
            old: "  /keepers/{id}:\n",
            new:
                "  /animals/count:\n    get: {tags: [Animals], operationId: countAnimals, responses: {\"204\": {description: x}}}\n"
                + "  /keepers/{id}:\n",
            budget: ["Operations/Animals.swift": 5, "README.md": 2, "API.txt": 1]
        ),
        Edit(
            name: "an optional property is added",
            old: "        name: {type: string}\n        mood",
            new: "        name: {type: string}\n        age: {type: integer}\n        mood",
            budget: ["Animal.swift": 8, "API.txt": 3]
        ),
        Edit(
            name: "an enum value is added",
            old: "[happy, sleepy]",
            new: "[happy, sleepy, angry]",
            budget: ["Animal.swift": 6, "API.txt": 1]
        ),
        Edit(
            name: "a description changes",
            old: "An animal.",
            new: "An animal of the zoo.",
            budget: ["Animal.swift": 2]
        ),
        Edit(
            name: "a schema is renamed that others use once",
            old: "Keeper\"",
            new: "Ranger\"",
            budget: ["Keeper.swift": 30, "Ranger.swift": 30, "Operations/Keepers.swift": 2, "API.txt": 8]
        ),
        Edit(
            name: "tags change their order",
            old: "  - name: Animals\n  - name: Keepers\n",
            new: "  - name: Keepers\n  - name: Animals\n",
            budget: ["ZooClient.swift": 4, "README.md": 2]
        ),
        Edit(
            name: "values change their order",
            old: "[happy, sleepy]",
            new: "[sleepy, happy]",
            budget: ["Animal.swift": 6]
        ),
    ]

    private func generate(_ text: String, lock: [String: String] = [:]) throws -> Generator.Output {
        var input = Generator.Input(bytes: Array(text.utf8), path: "zoo.yaml")
        input.lock = lock
        let output = Generator.generate(input, templates: try TemplateLibrary.load())
        #expect(output.diagnostics.filter { $0.severity == .error } == [])
        return output
    }

    @Test(arguments: edits)
    func aSmallEditIsASmallDiff(_ edit: Edit) throws {
        let before = try generate(Self.document)
        var text = Self.document.replacing(edit.old, with: edit.new)
        if edit.new == "Ranger\"" { text = text.replacing("    Keeper:\n", with: "    Ranger:\n") }
        #expect(text != Self.document)
        let after = try generate(text, lock: before.analysis?.lock ?? [:])
        let old = Dictionary(uniqueKeysWithValues: before.files.map { ($0.path, $0.contents) })
        let new = Dictionary(uniqueKeysWithValues: after.files.map { ($0.path, $0.contents) })
        for path in Set(old.keys).union(new.keys).sorted() where old[path] != new[path] {
            let diff = UnifiedDiff(old: old[path], new: new[path]).text(path: path)
            let count = diff.split(separator: "\n").count { line in
                (line.hasPrefix("+") || line.hasPrefix("-")) && !line.hasPrefix("+++ ") && !line.hasPrefix("--- ")
            }
            let budget = edit.budget.first { path.hasSuffix("/\($0.key)") || path == $0.key }?.value ?? 0
            #expect(count <= budget, "\(path):\n\(diff)")
        }
        for name in edit.budget.keys {
            let isChanged = Set(old.keys).union(new.keys).contains { path in
                (path.hasSuffix("/\(name)") || path == name) && old[path] != new[path]
            }
            #expect(isChanged, "\(name) is no longer part of the change")
        }
    }
}
