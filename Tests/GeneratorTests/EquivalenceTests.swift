import Diagnostics
import Emitting
import Foundation
import Testing
import YAML

@testable import Generator

/// How a document is written changes nothing in its package.
@Suite struct EquivalenceTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let specs = package.appending(path: "Specs")
    /// Real documents that are not part of this repository.
    private static let shared = package.deletingLastPathComponent().appending(path: "shared/specs")

    static let documents: [String] = {
        let ideas =
            (try? FileManager.default.contentsOfDirectory(atPath: specs.appending(path: "features").path())) ?? []
        return ["openai/openapi.yaml", "openai-showcase/openapi.yaml"]
            + ideas.filter { $0.hasSuffix(".yaml") && !["bindery.yaml", "features.yaml"].contains($0) }.sorted().map {
                "features/\($0)"
            }
    }()

    private func value(_ file: URL) throws -> DocumentValue {
        DocumentValue(try YAML.load(bytes: [UInt8](Data(contentsOf: file)), path: file.path()))
    }

    /// The package of a text that stands in place of a file.
    private func files(_ text: String, as file: URL) throws -> [GeneratedFile] {
        let input = Generator.Input(bytes: Array(text.utf8), path: file.path())
        let output = Generator.generate(input, templates: try TemplateLibrary.load())
        #expect(output.diagnostics.filter { $0.severity == .error } == [])
        return output.files
    }

    private func expectSame(_ files: [GeneratedFile], _ others: [GeneratedFile]) {
        #expect(files.map(\.path) == others.map(\.path))
        for (file, other) in zip(files, others) where file != other {
            let diff = UnifiedDiff(old: file.contents, new: other.contents).text(path: file.path)
            Issue.record("\(diff.prefix(2000))")
            return
        }
        #expect(!files.isEmpty)
    }

    @Test(arguments: documents)
    func theSameInJSONAndWithAliases(path: String) throws {
        let file = Self.specs.appending(path: path)
        let original = try files(String(contentsOf: file, encoding: .utf8), as: file)
        let value = try value(file)
        expectSame(original, try files(value.json, as: file.deletingPathExtension().appendingPathExtension("json")))
        let aliased = AliasWriter.text(of: value)
        #expect(aliased.aliases > 0)
        expectSame(original, try files(aliased.text, as: file))
    }

    @Test func theSameInOneFileAndInMany() throws {
        let file = Self.specs.appending(path: "features/features.yaml")
        let bundled = try Bundler.bundle(file).json
        #expect(!bundled.contains(".yaml#"))
        expectSame(try files(String(contentsOf: file, encoding: .utf8), as: file), try files(bundled, as: file))
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: shared.path())),
        arguments: ["showcase/multi-file/open-ai/index.yaml", "multi/conjur/spec/openapi.yml"]
    )
    func theSameInOneFileAndInManyOfARealDocument(path: String) throws {
        let file = Self.shared.appending(path: path)
        let bundled = try Bundler.bundle(file).json
        expectSame(try files(String(contentsOf: file, encoding: .utf8), as: file), try files(bundled, as: file))
    }
}
