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

    @Test(arguments: ["oneOf", "anyOf"])
    func aParentMayListThoseThatExtendIt(_ keyword: String) throws {
        let result = try resolve(
            schemas: """
                Parent:
                  required: [kind]
                  properties: {kind: {type: string}, above: {$ref: '#/components/schemas/Parent'}}
                  discriminator: {propertyName: kind, mapping: {a: A, b: B, c: C}}
                  \(keyword): [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
                A: {\(extending), properties: {a: {type: integer}}}
                B: {\(extending)}
                C: {allOf: [{$ref: '#/components/schemas/A'}], properties: {c: {type: integer}}}
                """
        )
        let union = try result.union("#/components/schemas/Parent")
        #expect(union.branches.map(\.tag) == ["a", "b", "c"])
        // What extends A is one of A's values, too.
        #expect(pointers(union) == ["A/base", "B", "C"])
        #expect(pointers(try result.union("#/components/schemas/A")) == ["C", "A/base"])
        #expect(try result.structure("#/components/schemas/A/base").properties.map(\.name) == ["kind", "above", "a"])
        #expect(try result.structure("#/components/schemas/B").properties.map(\.name) == ["kind", "above"])
        #expect(try result.structure("#/components/schemas/C").properties.map(\.name) == ["kind", "above", "a", "c"])
        #expect(result.diagnostics.isEmpty)
    }

    @Test func withoutADiscriminatorWhatTheyAddTellsThemApart() throws {
        let result = try resolve(
            schemas: """
                Parent:
                  properties: {id: {type: string}}
                  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/Inner'}]
                Inner: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}
                A: {\(extending), required: [a], properties: {a: {type: integer}}}
                B: {\(extending), required: [b], properties: {b: {type: integer}}}
                C: {\(extending)}
                Holder: {properties: {a: {allOf: [{$ref: '#/components/schemas/A'}]}, parent: {\(extending)}}}
                """
        )
        #expect(
            try result.union("#/components/schemas/Parent").branches.map(\.type)
                == ["A", "Inner"].map { .named(TypeID("#/components/schemas/\($0)")) }
        )
        #expect(try result.structure("#/components/schemas/A").properties.map(\.name) == ["id", "a"])
        #expect(try result.structure("#/components/schemas/C").properties.map(\.name) == ["id"])
        let holder = try result.structure("#/components/schemas/Holder")
        #expect(
            holder.properties.map(\.type) == ["A", "Parent"].map { .named(TypeID("#/components/schemas/\($0)")) }
        )
    }

    @Test func manyThatExtendWhatListsThemAreResolvedOnce() throws {
        let names = (1...40).map { "Child\($0)" }
        let list = names.map { "{$ref: '#/components/schemas/\($0)'}" }.joined(separator: ", ")
        let result = try resolve(
            schemas: ([
                "Parent: {oneOf: [\(list)], discriminator: {propertyName: kind}, properties: {kind: {type: string}}}"
            ]
                + names.map {
                    "\($0): {allOf: [{$ref: '#/components/schemas/Parent'}, {properties: {x: {type: string}}}]}"
                })
                .joined(separator: "\n")
        )
        #expect(result.api.types.count == 41)
    }

    @Test func aUnionOfSchemasThatExtendAParentGoesByItsDiscriminator() throws {
        let result = try resolve(
            schemas: """
                Parent: {required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {a: A, aa: A}}}
                A: {\(extending), properties: {a: {type: integer}}}
                B: {\(extending), properties: {b: {type: integer}}}
                Owner: {properties: {pet: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}
                """
        )
        let union = try result.union("#/components/schemas/Owner/properties/pet")
        guard case .tag("kind", let cases, nil, nil) = union.rules[0].selection else {
            throw Unexpected("\(union.rules)")
        }
        #expect(cases.map(\.values) == [["a", "aa"], ["B"]])
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("", ["A", "B"]),
        (", discriminator: {propertyName: kind}", ["A", "B"]),
        (", discriminator: {propertyName: kind, mapping: {a: A, b: B}}", ["a", "b"]),
    ])
    func aUnionsOwnMappingSaysMoreThanTheParent(discriminator: String, tags: [String]) throws {
        let result = try resolve(
            schemas: """
                Parent:
                  required: [kind]
                  properties: {kind: {type: string, enum: [A, B, C]}}
                  discriminator: {propertyName: kind}
                A: {\(extending), properties: {a: {type: integer}}}
                B: {\(extending), properties: {a: {type: integer}}}
                C: {\(extending)}
                Owner:
                  properties:
                    pet: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]\(discriminator)}
                """
        )
        #expect(try result.union("#/components/schemas/Owner/properties/pet").branches.map(\.tag) == tags)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func whatExtendsAListingParentInPassingIsAnyOfItsSchemas() throws {
        let result = try resolve(
            schemas: """
                Parent:
                  required: [kind]
                  properties: {kind: {type: string}}
                  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/Alias'}]
                  discriminator: {propertyName: kind, mapping: {a: A, b: Alias}}
                A: {\(extending), properties: {a: {type: integer}}}
                B: {\(extending), properties: {b: {type: integer}}}
                Alias: {$ref: '#/components/schemas/B'}
                Holder: {properties: {value: {allOf: [{$ref: '#/components/schemas/Parent'}, {properties: {more: {type: string}}}]}}}
                """
        )
        let value = try result.union("#/components/schemas/Holder/properties/value")
        let first = try #require(value.branches.first?.type.typeID)
        #expect(Set(try result.structure(first.pointer).properties.map(\.name)) == ["kind", "a", "more"])
        #expect(result.diagnostics.isEmpty)
    }

    private func pointers(_ union: Union) -> [String?] {
        union.branches.map { $0.type.typeID.map { String($0.pointer.dropFirst("#/components/schemas/".count)) } }
    }

    @Test func aMemberThatOthersExtendIsAnyOfThem() throws {
        let result = try resolve(
            schemas: """
                Parent: {required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
                Account: {\(extending), properties: {name: {type: string}}}
                User: {allOf: [{$ref: '#/components/schemas/Account'}, {properties: {nick: {type: string}}}]}
                """
        )
        let parent = try result.union("#/components/schemas/Parent")
        #expect(pointers(parent) == ["Account/base", "User", "Parent/base"])
        #expect(parent.branches.map(\.tag) == ["Account", "User", nil])
        #expect(pointers(try result.union("#/components/schemas/Account")) == ["User", "Account/base"])
        let base = try result.structure("#/components/schemas/Account/base")
        #expect(base.properties.map(\.name) == ["kind", "name"])
        #expect(base.properties[0].onlyValue == .string("Account"))
    }

    @Test func whatASchemaListsHoldsForThoseThatExtendIt() throws {
        let result = try resolve(
            schemas: """
                Parent: {required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
                Cat: {\(extending), properties: {kind: {const: cat}}}
                BigCat: {allOf: [{$ref: '#/components/schemas/Cat'}, {properties: {size: {type: integer}}}]}
                Car: {\(extending), properties: {kind: {enum: [Car, Truck]}}}
                Truck: {allOf: [{$ref: '#/components/schemas/Car'}, {properties: {load: {type: integer}}}]}
                """
        )
        let size = try result.property("kind", of: "#/components/schemas/BigCat")
        #expect(size.onlyValue == .string("cat"))
        guard
            case .tag("kind", let cases, _, _)? = try result.union("#/components/schemas/Parent").rules.first?.selection
        else { return #expect(Bool(false)) }
        #expect(cases.map(\.values).contains(["cat"]))
        #expect(cases.map(\.values).contains(["Truck"]))
        #expect(!cases.flatMap(\.values).contains("BigCat"))
    }

    private let pets = """
        Parent: {required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
        A: {allOf: [{$ref: '#/components/schemas/Parent'}], properties: {a: {type: integer}}}
        B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {type: integer}}}
        """

    @Test(arguments: [
        ("{allOf: [{$ref: '#/components/schemas/Parent'}, {properties: {more: {type: string}}}]}", "Parent"),
        ("{$ref: '#/components/schemas/Parent', properties: {more: {type: string}}}", "Parent"),
        ("{allOf: [{$ref: '#/components/schemas/A'}, {properties: {more: {type: string}}}]}", "A"),
    ])
    func membersBesideAParentStandBesideAnyOfItsSchemas(schema: String, parent: String) throws {
        let result = try resolve(schemas: "Holder: {properties: {value: \(schema)}}\n\(pets)")
        let properties = try result.structure("#/components/schemas/Holder/properties/value").properties
        #expect(properties.map(\.isFlattened) == [true, false])
        #expect(properties.map(\.name) == ["value", "more"])
        #expect(properties[0].type == .named(TypeID("#/components/schemas/\(parent)")))
    }

    @Test func aMemberThatIsAnyOfAFamilyKeepsItsSchemasWhereMoreIsSaidOfIt() throws {
        let result = try resolve(
            schemas: """
                Holder: {properties: {value: {$ref: '#/components/schemas/Parent'}}}
                Narrow: {allOf: [{$ref: '#/components/schemas/Holder'}, {properties: {value: {properties: {more: {type: string}}}}}]}
                \(pets)
                """
        )
        let type = try result.property("value", of: "#/components/schemas/Narrow").type
        let properties = try result.structure(try #require(type.typeID).pointer).properties
        #expect(properties.map(\.type) == [.named(TypeID("#/components/schemas/Parent")), .string])
    }

    @Test(arguments: [
        (
            "{allOf: [{$ref: '#/components/schemas/B'}, {properties: {more: {type: string}}}]}",
            ["kind", "a", "b", "more"]
        ),
        ("{allOf: [{$ref: '#/components/schemas/Parent'}, {properties: {a: {const: 1}}}]}", ["kind", "a"]),
    ])
    func whatIsOneSchemaOrDeclaresItsMembersAnewIsAStruct(schema: String, names: [String]) throws {
        let result = try resolve(schemas: "Holder: {properties: {value: \(schema)}}\n\(pets)")
        let properties = try result.structure("#/components/schemas/Holder/properties/value").properties
        #expect(properties.map(\.name) == names)
    }

    @Test(arguments: [
        "discriminator: {propertyName: kind}", "discriminator: {propertyName: kind, mapping: {cat: Cat}}",
    ])
    func whatTheDiscriminatorDoesNotTellFromItsParentIsNone(discriminator: String) throws {
        let result = try resolve(
            schemas: """
                Parent: {required: [kind], properties: {kind: {type: string}}, \(discriminator)}
                Cat: {\(extending), properties: {kind: {const: cat}}}
                BigCat: {allOf: [{$ref: '#/components/schemas/Cat'}, {properties: {size: {type: integer}}}]}
                """
        )
        #expect(try result.structure("#/components/schemas/Cat").properties.map(\.name) == ["kind"])
    }

    @Test func valuesThatTheMappingLeavesOutAreOfTheParent() throws {
        let union = try union(
            """
            required: [kind], properties: {kind: {type: string, enum: [a, b, c, d]}},
            discriminator: {propertyName: kind, mapping: {a: A, b: B}}
            """,
            "A: {\(extending)}\nB: {\(extending)}"
        )
        guard case .tag("kind", let cases, _, nil) = union.rules[0].selection else { throw Unexpected("no tag") }
        #expect(cases.map(\.values) == [["a"], ["b"], ["c", "d"]])
        #expect(pointers(union).last == "Parent/base")
    }

    @Test func theTextOfAnInheritedListIsTheDefault() throws {
        let result = try resolve(
            schemas: """
                Parent:
                  required: [kind]
                  properties: {kind: {type: string, enum: [a, b]}}
                  discriminator: {propertyName: kind, mapping: {a: A, b: B}}
                A: {\(extending)}
                B: {\(extending)}
                """
        )
        #expect(try result.property("kind", of: "#/components/schemas/A").initialText == "a")
    }

    @Test func theExtensionOfAzureNamesASchema() throws {
        let union = try union(
            "required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}",
            "A: {x-ms-discriminator-value: TheA, \(extending)}"
        )
        #expect(union.branches.map(\.tag) == ["TheA", nil])
    }

    @Test func aFamilyInsideOfAnotherKnowsItsOwnSchemas() throws {
        let result = try resolve(
            schemas: """
                Entity:
                  type: object
                  required: [type]
                  properties: {type: {type: string}}
                  discriminator: {propertyName: type, mapping: {g.directory: '#/components/schemas/Directory', g.drive: '#/components/schemas/Drive'}}
                Directory:
                  allOf:
                  - $ref: '#/components/schemas/Entity'
                  - type: object
                    properties: {deleted: {type: boolean}}
                    discriminator: {propertyName: type, mapping: {g.user: '#/components/schemas/User'}}
                User: {allOf: [{$ref: '#/components/schemas/Directory'}, {properties: {mail: {type: string}}}]}
                Drive: {allOf: [{$ref: '#/components/schemas/Entity'}, {properties: {quota: {type: integer}}}]}
                """
        )
        guard
            case .tag("type", let cases, _, _)? = try result.union("#/components/schemas/Entity").rules.first?.selection
        else { throw Unexpected("no tag") }
        #expect(cases.map(\.values) == [["g.directory", "g.user"], ["g.drive"]])
        #expect(try result.property("type", of: "#/components/schemas/User").onlyValue == .string("g.user"))
    }
}
