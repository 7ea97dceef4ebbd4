import IR
import ResolutionSupport
import Testing

/// Unions of components that share members.
@Suite struct ExtensionTests {
    private func shared(count: Int, extra: String = "", branch: (Int) -> String) throws -> Resolution {
        let components = (0..<count).map {
            "C\($0): {type: object, required: [t], properties: {t: {const: c\($0)}, x\($0): {type: string}\(extra)}}"
        }
        let union = "U: {properties: {id: {type: string}}, oneOf: [\((0..<count).map(branch).joined(separator: ", "))]}"
        return try resolve(schemas: (components + [union]).joined(separator: "\n"))
    }

    @Test func manyComponentsAreNotCopied() throws {
        let result = try shared(count: 9) { "{$ref: '#/components/schemas/C\($0)'}" }
        let properties = try result.structure("#/components/schemas/U").properties
        #expect(properties.map(\.isFlattened) == [true, false])
        #expect(properties[0].type == .named(TypeID("#/components/schemas/U/oneOf")))
        let union = try result.union("#/components/schemas/U/oneOf")
        #expect(union.branches.map(\.tag) == (0..<9).map { "c\($0)" })
        #expect(union.branches[3].type == .named(TypeID("#/components/schemas/C3")))
    }

    @Test func fewComponentsAreCopied() throws {
        let result = try shared(count: 8) { "{$ref: '#/components/schemas/C\($0)'}" }
        #expect(try result.union("#/components/schemas/U").branches.count == 8)
    }

    @Test func componentsThatDeclareASharedMemberAreCopied() throws {
        let result = try shared(count: 9, extra: ", id: {type: string}") { "{$ref: '#/components/schemas/C\($0)'}" }
        #expect(try result.union("#/components/schemas/U").branches.count == 9)
    }

    @Test func componentsThatKeepOtherMembersAreCopied() throws {
        let result = try shared(count: 9, extra: "}, additionalProperties: {type: string") {
            "{$ref: '#/components/schemas/C\($0)'}"
        }
        #expect(try result.union("#/components/schemas/U").branches.count == 9)
    }
}
