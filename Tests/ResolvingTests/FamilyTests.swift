import IR
import ResolutionSupport
import Testing

/// Parents with a discriminator that others extend by `allOf`.
@Suite struct FamilyTests {
    private func union(_ parent: String, _ others: String) throws -> Union {
        try resolve(schemas: "Parent: {type: object, \(parent)}\n\(others)").union("#/components/schemas/Parent")
    }

    private let extending = "allOf: [{$ref: '#/components/schemas/Parent'}]"

    @Test func schemasAreNamedByTheMappingTheirValuesOrTheirNames() throws {
        let union = try union(
            "required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {x: A}}",
            """
            A: {\(extending)}
            B: {\(extending), properties: {kind: {type: string, enum: [b]}}}
            C: {\(extending)}
            """
        )
        #expect(union.branches.map(\.tag) == ["x", "b", "C"])
        #expect(union.branches.allSatisfy { $0.type.typeID?.pointer.hasSuffix("base") == false })
    }

    @Test func aFamilyInsideOfAFamilyIsOneBranch() throws {
        let union = try union(
            "required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}",
            """
            Inner: {discriminator: {propertyName: sort}, \(extending), properties: {sort: {type: string}}}
            A: {allOf: [{$ref: '#/components/schemas/Inner'}]}
            B: {\(extending)}
            """
        )
        #expect(
            union.branches.map(\.type) == [
                .named(TypeID("#/components/schemas/Inner")), .named(TypeID("#/components/schemas/B")),
                .named(TypeID("#/components/schemas/Parent/base")),
            ]
        )
        guard case .tag("kind", let cases, .branch(2)?, nil) = union.rules[0].selection else {
            throw Unexpected("no tag")
        }
        #expect(cases.map(\.values) == [["Inner", "A"], ["B"], ["Parent"]])
    }

    @Test func aDiscriminatorThatNothingExtendsChangesNothing() throws {
        let result = try resolve(
            schemas: "Parent: {properties: {kind: {type: string}}, discriminator: {propertyName: kind}}"
        )
        #expect(try result.structure("#/components/schemas/Parent").properties.map(\.name) == ["kind"])
    }

    @Test func schemasThatExtendAreFlatAndKnowTheirTag() throws {
        let result = try resolve(
            schemas: """
                Parent: {required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
                A: {\(extending), properties: {a: {type: integer}}}
                """
        )
        let structure = try result.structure("#/components/schemas/A")
        #expect(structure.properties.map(\.name) == ["kind", "a"])
        #expect(structure.properties[0].onlyValue == .string("A"))
    }

    @Test func theDiscriminatorMayStandInAllOf() throws {
        let result = try resolve(
            schemas: """
                Entity: {type: object, required: [kind], properties: {kind: {type: string}}}
                Parent:
                  allOf:
                  - {$ref: '#/components/schemas/Entity'}
                  - {properties: {name: {type: string}}, discriminator: {propertyName: kind, mapping: {a: A, b: B}}}
                A: {\(extending), properties: {a: {type: integer}}}
                B: {\(extending), properties: {b: {type: integer}}}
                """
        )
        let union = try result.union("#/components/schemas/Parent")
        #expect(union.branches.map(\.tag) == ["a", "b"])
        #expect(try result.structure("#/components/schemas/A").properties.map(\.name) == ["kind", "name", "a"])
    }

    @Test(arguments: [
        ("required: [kind], properties: {kind: {type: string}}", nil),
        ("properties: {kind: {type: string}}", ["Parent"]),
        ("required: [kind], properties: {kind: {type: string, default: p}}", ["p"]),
        ("required: [kind], properties: {kind: {type: string, const: p}}", ["p"]),
        ("required: [kind], properties: {kind: {type: string, default: a}}", nil),
    ])
    func aMappingThatLeavesTheParentOutMayStillHaveIt(parent: String, base: [String]?) throws {
        let union = try union("\(parent), discriminator: {propertyName: kind, mapping: {a: A}}", "A: {\(extending)}")
        guard case .tag("kind", let cases, let missing, nil) = union.rules[0].selection else {
            throw Unexpected("no tag")
        }
        #expect(cases.map(\.values) == [["a"]] + (base.map { [$0] } ?? []))
        #expect(missing == (base == nil ? nil : .branch(1)))
    }
}
