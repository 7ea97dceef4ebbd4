import Diagnostics
import Foundation
import OpenAPI
import Testing
import YAML

/// The documents of `Specs/features`.
@Suite struct IdeaTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Specs/features")

    private static func root(_ file: String) throws -> Node {
        let data = try Data(contentsOf: folder.appending(path: file))
        return try YAML.load(bytes: [UInt8](data), path: file)
    }

    static let ideas: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return files.filter { $0.hasSuffix(".yaml") && !["bindery.yaml", "features.yaml"].contains($0) }.sorted()
    }()

    @Test(arguments: ideas)
    func everySchemaAndPathIsInTheRootDocument(file: String) throws {
        let root = try Self.root("features.yaml")
        let idea = try Self.root(file)
        for section in [["paths"], ["webhooks"], ["components", "schemas"]] {
            func members(_ root: Node) -> [Mapping.Pair] {
                section.reduce(root) { $0?.mapping?[$1] }?.mapping?.pairs ?? []
            }
            let references = members(root).compactMap { $0.value.mapping?["$ref"]?.string }
            for member in members(idea) where member.value.mapping?["$ref"]?.string?.contains(".yaml#") != true {
                let pointer = (section + [member.key]).reduce(JSONPointer.root) { $0.appending($1) }.description
                #expect(references.contains("\(file)\(pointer)"), "features.yaml lacks \(file)\(pointer)")
            }
        }
    }

    @Test(arguments: ideas)
    func everyIdeaIsADocumentOfItsOwn(file: String) throws {
        let loader = FileLoader { (path) throws(FileLoader.Failure) in
            guard let data = FileManager.default.contents(atPath: Self.folder.appending(path: path).path()) else {
                throw .init(reason: "unreadable")
            }
            return [UInt8](data)
        }
        let result = DocumentParser.parse(try Self.root(file), loader: loader)
        let document = try #require(result.document)
        #expect(result.diagnostics.filter { $0.severity == .error }.isEmpty)
        #expect(ReferenceResolver(document).danglingReferences().isEmpty)
    }
}
