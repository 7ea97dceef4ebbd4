import Diagnostics
import IR
import ResolutionSupport
import Testing

/// Unions whose branches only the number of matching members tells apart.
@Suite struct GuessedUnionTests {
    private func candidates(_ union: Union) throws -> [Union.Candidate] {
        guard case .closest(let candidates)? = union.rules.first?.selection else { throw Unexpected("\(union.rules)") }
        return candidates
    }

    @Test func aListOfMembersThatAnotherOfTheBranchHasIsLeftOut() throws {
        let result = try resolve(
            schemas: """
                Place: {oneOf: [{$ref: '#/components/schemas/Address'}, {title: Point, type: object, properties: {x: {type: number}}}]}
                Address:
                  oneOf:
                  - {title: Street, type: object, properties: {city: {type: string}}}
                  - {title: Box, type: object, properties: {city: {type: string}, box: {type: string}}}
                  - {title: Nowhere, type: object, additionalProperties: false}
                """
        )
        #expect(
            try candidates(result.union("#/components/schemas/Place")) == [
                .init(keys: [], selection: .branch(0)), .init(keys: ["city", "box"], selection: .branch(0)),
                .init(keys: ["x"], selection: .branch(1)),
            ]
        )
    }

    @Test func aDiscriminatorThatMayBeMissingIsToBeRequired() throws {
        let result = try resolve(
            schemas: """
                Source: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind}}
                A: {type: object, properties: {kind: {type: string}, a: {type: string}, c: {type: string}}}
                B: {type: object, properties: {kind: {type: string}, b: {type: string}, c: {type: string}}}
                """
        )
        #expect(result.ids == ["union-guessed"])
        #expect(result.diagnostics.first?.severity == .note)
        #expect(
            result.diagnostics.first?.message
                == "some branches of this union accept the same values where they lack the discriminator's `kind`; "
                + "the one that declares most members of a value is taken"
        )
        #expect(
            result.diagnostics.first?.hint
                == "require `kind` in each of them, or a required property that only one of them has"
        )
    }

    @Test func branchesWithOneTextAreGuessedWithTheDiscriminatorToo() throws {
        let result = try resolve(
            schemas: """
                Source: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind}}
                A: {type: object, required: [kind], properties: {kind: {enum: [a, c]}, b: {type: string}, c: {type: string}}}
                B: {type: object, required: [kind], properties: {kind: {enum: [b, c]}, b: {type: string}, d: {type: string}}}
                """
        )
        #expect(result.ids == ["union-guessed"])
        #expect(result.diagnostics.first?.severity == .warning)
    }

    /// Each branch holds all the others, so that there is nothing to find by looking into them; it took forever.
    @Test func manyBranchesThatHoldEachOtherAreToldByTheirMembers() throws {
        let names = (1...12).map { "Thing\($0)" }
        let schemas = names.map { name in
            let others = names.filter { $0 != name }.map { "{$ref: '#/components/schemas/\($0)'}" }
            return """
                \(name): {type: object, properties: {is\(name): {type: string}, by: {anyOf: [\(others.joined(separator: ", "))]}}}
                """
        }
        let union = try resolve(schemas: schemas.joined(separator: "\n"))
            .union("#/components/schemas/Thing1/properties/by")
        #expect(try candidates(union).map(\.keys) == names.dropFirst().map { ["is\($0)", "by"] })
    }

    /// The ways through them double with each level.
    @Test func aLongChainOfUnionsInsideOfEachOtherIsResolved() throws {
        let count = 12
        let schemas = (1...count).map { index in
            let next = [index + 1, index + 2].map { "{$ref: '#/components/schemas/Link\(min($0, count))'}" }
            let union = index < count - 1 ? "{oneOf: [\(next.joined(separator: ", "))]}, " : ""
            return "Link\(index): {allOf: [\(union){type: object, properties: {p\(index): {type: string}}}]}"
        }
        let result = try resolve(schemas: schemas.joined(separator: "\n"))
        #expect(try result.union("#/components/schemas/Link1").branches.count == 2)
        #expect(try result.structure("#/components/schemas/Link\(count)").properties.map(\.name) == ["p\(count)"])
    }

    /// Each level declares the members of the ones before anew, and a union of itself and its parent.
    @Test func aLongChainOfSchemasThatNarrowMembersToUnionsIsResolved() throws {
        let last = 14
        let schemas = (0...last).map { index in
            let branches = [max(0, index - 1), index].map { "{$ref: '#/components/schemas/Level\($0)'}" }
            let own =
                "{type: object, properties: {leaf: {$ref: '#/components/schemas/Level\(last)'}, "
                + "near: {$ref: '#/components/schemas/Level\(last - 1)'}, any: {oneOf: [\(branches.joined(separator: ", "))]}}}"
            return index == 0
                ? "Level0: \(own)"
                : "Level\(index): {allOf: [{$ref: '#/components/schemas/Level\(index - 1)'}, \(own)]}"
        }
        let result = try resolve(schemas: schemas.joined(separator: "\n"))
        let names = try result.structure("#/components/schemas/Level\(last)").properties.map(\.name)
        #expect(names == ["leaf", "near", "any"])
    }

    /// A leaf is met in as many ways as there are paths to it, which are multiplied by the width at each level.
    @Test func levelsOfUnionsWithDiscriminatorsMeetEachLeafOnce() throws {
        let (levels, width) = (1...5, 1...4)
        var schemas = width.map { "Node0\($0): {type: object, properties: {a\($0): {type: string}}}" }
        for level in levels {
            let branches = width.map { "{$ref: '#/components/schemas/Node\(level - 1)\($0)'}" }.joined(separator: ", ")
            schemas += width.map {
                "Node\(level)\($0): {oneOf: [\(branches)], discriminator: {propertyName: t\(level)}}"
            }
        }
        let union = try resolve(schemas: schemas.joined(separator: "\n")).union("#/components/schemas/Node51")
        #expect(union.branches.map(\.tag) == width.map { "Node4\($0)" })
    }
}
