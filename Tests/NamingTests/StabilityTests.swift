import Diagnostics
import Foundation
import IR
import Naming
import ResolutionSupport
import Testing
import YAML

/// Names do not depend on what else is in the document, or in which order.
@Suite struct StabilityTests {
    /// The documents in `Specs`, and real ones where they are at hand.
    private static let documents: [String] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let given = ["openai/openapi.yaml", "openai-showcase/openapi.yaml"].map { root.appending(path: "Specs/\($0)") }
        let real = ["box.json", "workos.yaml"].map {
            root.deletingLastPathComponent().appending(path: "shared/specs/real/\($0)")
        }
        return (given + real).map { $0.path() }.filter { FileManager.default.fileExists(atPath: $0) }
    }()

    /// Every name by what it names.
    private static func names(_ root: Node, lock: [String: String]) throws -> (
        names: [String: String], lock: [String: String]
    ) {
        let api = try resolve(root: root).api
        let named = Namer.name(api, options: .init(module: "Test", locked: lock))
        var names: [String: String] = [:]
        for definition in api.types {
            names[definition.id.pointer] = named.names.types[definition.id]?.qualified
            for (index, name) in (named.names.members[definition.id] ?? []).enumerated() {
                names["\(definition.id.pointer) \(index)"] = name
            }
        }
        for operation in api.groups.flatMap(\.operations) {
            names[operation.id.pointer] = named.names.operations[operation.id]?.method
        }
        for group in api.groups { names["group \(group.id)"] = named.names.groups[group.id]?.property }
        return (names, named.lock)
    }

    private static func load(_ path: String) throws -> Node {
        try YAML.load(bytes: [UInt8](try #require(FileManager.default.contents(atPath: path))), path: path)
    }

    /// What differs among the names that both have.
    private static func changes(_ old: [String: String], _ new: [String: String]) -> [String] {
        old.keys.sorted().compactMap { key in
            guard let before = old[key], let after = new[key], before != after else { return nil }
            return "\(key): \(before) → \(after)"
        }
    }

    @Test(arguments: documents)
    func orderChangesNothing(path: String) throws {
        let root = try Self.load(path)
        let before = try Self.names(root, lock: [:])
        for lock in [[:], before.lock] {
            let after = try Self.names(root.reordering { $0.reversed() }, lock: lock)
            #expect(Self.changes(before.names, after.names) == [])
            #expect(after.lock == before.lock)
        }
    }

    @Test(arguments: documents)
    func whatIsRemovedChangesNothing(path: String) throws {
        let root = try Self.load(path)
        let before = try Self.names(root, lock: [:])
        for rest in 0..<2 {
            let fewer = root.changingPaths { $0.enumerated().filter { $0.offset % 2 == rest }.map(\.element) }
            let after = try Self.names(fewer, lock: before.lock)
            #expect(Self.changes(before.names, after.names) == [])
            // And back again.
            let again = try Self.names(root, lock: after.lock.merging(before.lock) { $1 })
            #expect(Self.changes(before.names, again.names) == [])
        }
    }

    @Test(arguments: documents)
    func whatIsAddedChangesNothing(path: String) throws {
        let root = try Self.load(path)
        let before = try Self.names(root, lock: [:])
        let text = """
            /v1/unheard-of/{id}:
              get:
                operationId: getUnheardOf
                tags: [Unheard of]
                parameters: [{name: id, in: path, required: true, schema: {type: string, enum: [a, A]}}]
                responses:
                  "200":
                    description: New.
                    content: {application/json: {schema: {properties: {type: {properties: {a: {type: string}}}}}}}
            """
        let new = try #require(try YAML.load(bytes: Array(text.utf8), path: "new.yaml").mapping).pairs
        for lock in [[:], before.lock] {
            let after = try Self.names(root.changingPaths { new + $0 }, lock: lock)
            #expect(Self.changes(before.names, after.names) == [])
        }
    }
}

extension Node {
    private func with(_ content: Content) -> Node {
        Node(content, file: file, line: line, column: column)
    }

    private func changing(_ key: String, _ change: (Node) -> Node) -> Node {
        guard let mapping else { return self }
        let pairs = mapping.pairs.map { pair in
            pair.key == key ? Mapping.Pair(key: key, keyNode: pair.keyNode, value: change(pair.value)) : pair
        }
        return with(.mapping(Mapping(pairs)))
    }

    private func changingPairs(_ change: ([Mapping.Pair]) -> [Mapping.Pair]) -> Node {
        mapping.map { with(.mapping(Mapping(change($0.pairs)))) } ?? self
    }

    func changingPaths(_ change: ([Mapping.Pair]) -> [Mapping.Pair]) -> Node {
        changing("paths") { $0.changingPairs(change) }
    }

    /// The document with its paths, their methods, and its components in another order.
    func reordering(_ change: ([Mapping.Pair]) -> [Mapping.Pair]) -> Node {
        changing("paths") { paths in
            paths.changingPairs { pairs in
                change(
                    pairs.map {
                        Mapping.Pair(key: $0.key, keyNode: $0.keyNode, value: $0.value.changingPairs(change))
                    }
                )
            }
        }.changing("components") { components in
            components.changingPairs { sections in
                sections.map {
                    Mapping.Pair(key: $0.key, keyNode: $0.keyNode, value: $0.value.changingPairs(change))
                }
            }
        }
    }
}
