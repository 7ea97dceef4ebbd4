import Diagnostics
import IR
import ResolutionSupport
import Resolving
import Testing

@Suite struct SchemaTests {
    @Test(arguments: [
        ("{type: string}", TypeReference.string),
        ("{type: string, format: date-time}", .dateTime),
        ("{type: string, format: date}", .date),
        ("{type: string, format: byte}", .base64),
        ("{type: string, format: binary}", .string),
        ("{type: string, format: uuid}", .string),
        ("{type: integer, format: int32}", .integer),
        ("{type: integer, format: uint64}", .unsignedInteger),
        ("{type: integer, minimum: 0, maximum: 18446744073709551615}", .unsignedInteger),
        ("{type: integer, minimum: 0, maximum: 9223372036854775807}", .integer),
        ("{type: integer, minimum: -9223372036854776000, maximum: 9223372036854776000}", .integer),
        ("{enum: [0, 9223372036854775808]}", .unsignedInteger),
        ("{const: -1}", .integer),
        ("{type: number, format: float}", .number),
        ("{type: boolean}", .boolean),
        ("{}", .json),
        ("{description: no type}", .json),
        ("true", .json),
        ("{type: object}", .dictionary(.json)),
        ("{type: object, x-oaiTypeLabel: map}", .dictionary(.json)),
        ("{type: object, additionalProperties: {type: integer}}", .dictionary(.integer)),
        ("{type: object, additionalProperties: true}", .dictionary(.json)),
        ("{type: array, items: {}}", .array(.json)),
        ("{type: array}", .array(.json)),
        ("{items: {type: string}}", .array(.string)),
        ("{type: array, items: {type: array, items: {type: integer}}}", .array(.array(.integer))),
        ("{type: array, items: {type: string, nullable: true}}", .array(.nullable(.string))),
        ("{allOf: [{type: string}], description: only annotations}", .string),
        ("{oneOf: [{type: string}, {type: 'null'}]}", .string),
    ])
    func typeOfASchema(schema: String, type: TypeReference) throws {
        let result = try resolve(schemas: "Thing: {type: object, properties: {value: \(schema)}}")
        #expect(try result.property("value", of: "#/components/schemas/Thing").type == type)
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{type: string, enum: [file]}", TypeReference.string, Structure.OnlyValue.string("file")),
        ("{const: file}", .string, .string("file")),
        ("{type: string, const: 'true'}", .string, .string("true")),
        ("{type: integer, enum: [2]}", .integer, .literal("2")),
        ("{const: true}", .boolean, .literal("true")),
        ("{type: number, const: 1.50}", .number, .literal("1.5")),
        ("{type: number, enum: [2]}", .number, .literal("2")),
        ("{type: integer, const: 1.0}", .integer, .literal("1")),
        ("{type: [string, integer], const: 3}", .integer, .literal("3")),
        ("{enum: [1], allOf: [{type: integer}, {minimum: 1}]}", .integer, .literal("1")),
        (
            "{type: integer, const: 1, allOf: [{oneOf: [{const: 1, title: One}, {const: 2, title: Two}]}]}", .integer,
            .literal("1")
        ),
    ])
    func requiredOnlyValueNeedsNoTypeOfItsOwn(schema: String, type: TypeReference, value: Structure.OnlyValue) throws {
        let result = try resolve(
            schemas: "Thing: {type: object, required: [value], properties: {value: \(schema)}}"
        )
        let property = try result.property("value", of: "#/components/schemas/Thing")
        #expect(property.type == type)
        #expect(property.onlyValue == value)
        #expect(result.api.types.count == 1)
    }

    @Test(arguments: [
        "{type: string, enum: [file], nullable: true}", "{type: string, enum: [a, b]}", "{type: integer, enum: ['1']}",
        "{type: integer, const: 123456789012345678901234567890}", "{$ref: '#/components/schemas/Only'}",
    ])
    func otherValuesAreNotFixed(schema: String) throws {
        let result = try resolve(
            schemas: """
                Thing: {type: object, required: [value], properties: {value: \(schema)}}
                Only: {type: string, enum: [one]}
                """
        )
        #expect(try result.property("value", of: "#/components/schemas/Thing").onlyValue == nil)
    }

    @Test func optionalOnlyValueIsAnEnumeration() throws {
        let result = try resolve(schemas: "Thing: {type: object, properties: {value: {type: string, enum: [auto]}}}")
        #expect(try result.property("value", of: "#/components/schemas/Thing").onlyValue == nil)
        #expect(result.api.types.count == 2)
    }

    @Test func integersThatFitIntoNoIntegerOfSwiftAreReported() throws {
        let schemas =
            "Thing: {type: object, properties: {a: {type: integer, minimum: 0, maximum: 340282366920938463463374607431768211455}}}"
        #expect(try resolve(schemas: schemas).ids == ["schema-not-expressed"])
    }

    @Test(arguments: [
        (
            "{type: integer, maximum: 18446744073709551615}",
            "integers up to 18446744073709551615 do not fit into `Int`; a greater one than `Int.max` fails the whole answer"
        ),
        ("{type: integer, maximum: 9223372036854775807}", nil),
        ("{type: integer, exclusiveMinimum: 0, maximum: 18446744073709551615}", nil),
        (
            "{enum: [1, 18446744073709551616]}",
            "18446744073709551616 does not fit into `Int`, and fails the whole answer"
        ),
        ("{enum: [1.0, 2]}", nil),
        (
            "{enum: [-1, 9223372036854775808]}",
            "9223372036854775808 does not fit into `Int`, and fails the whole answer"
        ),
        (
            "{type: number, format: int64}",
            "a number of the format `int64` is a `Double`, which rounds integers beyond 2^53"
        ),
        ("{type: number, format: int32}", nil),
        (
            "{oneOf: [{type: integer, format: int64}, {type: number}]}",
            "an integer of the format `int64` or any number is a `Double`, which rounds integers beyond 2^53"
        ),
        (
            "{type: [integer, string, number], format: int64}",
            "a number of the format `int64` is a `Double`, which rounds integers beyond 2^53"
        ),
        ("{oneOf: [{type: integer}, {type: number}]}", nil),
        ("{oneOf: [{type: integer, format: int64}, {type: integer, format: uint64}]}", nil),
    ])
    func integersThatLoseDigitsAreReported(schema: String, message: String?) throws {
        let result = try resolve(schemas: "Thing: {type: object, properties: {a: \(schema)}}")
        #expect(result.diagnostics.map(\.message) == [message].compactMap(\.self))
    }

    @Test func formatOfIntegersMayBeTrustedOfNumbers() throws {
        let schemas = "Thing: {type: object, properties: {a: {type: number, format: int64}, b: {type: number}}}"
        let format = try #require(FormatType(named: "Int"))
        let result = try resolve(schemas: schemas, options: .init(formats: ["int64": format]))
        #expect(try result.property("a", of: "#/components/schemas/Thing").type == .integer)
        #expect(try result.property("b", of: "#/components/schemas/Thing").type == .number)
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{type: string, nullable: true}", true),
        ("{type: [string, 'null']}", true),
        ("{type: string, enum: [a, null]}", true),
        ("{nullable: true}", true),
        ("{oneOf: [{type: string}, {type: 'null'}]}", true),
        ("{anyOf: [{type: string}, {nullable: true}]}", true),
        ("{oneOf: [{type: string, nullable: true}, {type: integer}]}", true),
        ("{$ref: '#/components/schemas/Nothing'}", true),
        ("{$ref: '#/components/schemas/Something', nullable: true}", true),
        ("{$ref: '#/components/schemas/Something'}", false),
        // What Plaid writes: the second part is there to say no more than that.
        ("{allOf: [{$ref: '#/components/schemas/Something'}, {type: string, nullable: true}]}", true),
        ("{allOf: [{$ref: '#/components/schemas/Something'}, {type: string, enum: [a], nullable: true}]}", false),
        ("{type: string, nullable: false}", false),
        ("{type: string, default: null}", false),
    ])
    func nullabilityIsOneFact(schema: String, isNullable: Bool) throws {
        let result = try resolve(
            schemas: """
                Thing: {type: object, required: [value], properties: {value: \(schema)}}
                Nothing: {type: [string, 'null']}
                Something: {type: string}
                """
        )
        let property = try result.property("value", of: "#/components/schemas/Thing")
        #expect(property.isNullable == isNullable)
        #expect(property.isOptional == isNullable)
    }

    @Test func inlineObjectsBelongToTheirProperty() throws {
        let result = try resolve(
            schemas: """
                Pet:
                  type: object
                  properties:
                    owner: {properties: {home: {type: object, properties: {street: {type: string}}}}}
                    toys: {type: array, items: {type: object, properties: {name: {type: string}}}}
                """
        )
        let pet = TypeID("#/components/schemas/Pet")
        let owner = TypeID("#/components/schemas/Pet/properties/owner")
        #expect(try result.type(owner.pointer).owner == .type(pet, role: .property("owner")))
        #expect(
            try result.type("#/components/schemas/Pet/properties/owner/properties/home").owner
                == .type(owner, role: .property("home"))
        )
        #expect(
            try result.type("#/components/schemas/Pet/properties/toys/items").owner
                == .type(pet, role: .element(ofProperty: "toys"))
        )
    }

    @Test func requiredNameWithoutAPropertyIsAnyValue() throws {
        let result = try resolve(schemas: "Thing: {type: object, required: [mystery], properties: {a: {type: string}}}")
        let property = try result.property("mystery", of: "#/components/schemas/Thing")
        #expect(property.type == .json)
        #expect(property.isRequired)
        #expect(result.ids == ["required-undeclared"])
    }

    @Test func additionalPropertiesStandBesideDeclaredOnes() throws {
        let result = try resolve(
            schemas: "Thing: {properties: {a: {type: string}}, additionalProperties: {type: integer}}"
        )
        #expect(try result.structure("#/components/schemas/Thing").additionalProperties == .integer)
    }

    @Test func stringEnumsAreOpenUnlessConfiguredOtherwise() throws {
        let schemas = "Size: {type: string, enum: [small, large, small]}"
        guard case .enumeration(let open) = try resolve(schemas: schemas).type("#/components/schemas/Size").kind,
            case .enumeration(let closed) = try resolve(schemas: schemas, options: .init(closedEnumerations: true))
                .type("#/components/schemas/Size").kind
        else { throw Unexpected("no enumeration") }
        #expect(open.isOpen)
        #expect(open.values.map(\.text) == ["small", "large"])
        #expect(!closed.isOpen)
    }

    @Test func defaultsAndBoundsAreKeptForTheDocumentation() throws {
        let result = try resolve(
            schemas:
                "Thing: {properties: {n: {type: integer, default: 1.10, minimum: 0, maximum: 9223372036854775807}}}"
        )
        let documentation = try result.property("n", of: "#/components/schemas/Thing").documentation
        #expect(documentation.defaultValue == "1.10")
        #expect(documentation.constraints.map(\.value) == ["0", "9223372036854775807"])
    }

    @Test func componentsThatAreNoObjectsAreAliases() throws {
        let result = try resolve(
            schemas: "Names: {type: array, items: {type: string}}\nOther: {$ref: '#/components/schemas/Names'}"
        )
        guard case .alias(.array(.string)) = try result.type("#/components/schemas/Names").kind,
            case .alias(.named(let id)) = try result.type("#/components/schemas/Other").kind
        else { throw Unexpected("no alias") }
        #expect(id.pointer == "#/components/schemas/Names")
    }

    @Test func typesOfTheConfigurationReplaceTheSchemas() throws {
        let pointer = "#/components/schemas/Thing/properties/n"
        let options = Resolver.Options(types: [pointer: "Double", "#/nowhere": "Int"])
        let result = try resolve(schemas: "Thing: {properties: {n: {type: integer}}}", options: options)
        #expect(try result.property("n", of: "#/components/schemas/Thing").type == .number)
        #expect(result.ids == ["type-override-unused"])
    }

    @Test(arguments: [
        ("{oneOf: [{type: array, items: {type: object}}, {type: array, items: {type: object}}]}", "union-ambiguous"),
        ("{type: array, contains: {type: string}}", "keyword-not-expressed"),
        ("{type: string, not: {const: a}}", "keyword-not-expressed"),
    ])
    func whatSwiftCannotExpressIsAWarningWithAPlace(schema: String, id: String) throws {
        let result = try resolve(schemas: "Thing: {type: object, properties: {value: \(schema)}}")
        #expect(result.ids == [id])
        #expect(result.diagnostics.allSatisfy { $0.severity == .warning && $0.location?.line == 6 })
    }

    @Test(arguments: [
        (
            "Node: {properties: {next: {$ref: '#/components/schemas/Node'}, all: {type: array, items: {$ref: '#/components/schemas/Node'}}}}",
            ["next"]
        ),
        (
            "Node: {properties: {b: {$ref: '#/components/schemas/B'}}}\nB: {properties: {node: {$ref: '#/components/schemas/Node'}}}",
            []
        ),
        ("Node: {properties: {all: {type: object, additionalProperties: {$ref: '#/components/schemas/Node'}}}}", []),
    ])
    func onlyWhatClosesACycleIsBoxed(schemas: String, boxed: [String]) throws {
        let result = try resolve(schemas: schemas)
        #expect(try result.structure("#/components/schemas/Node").properties.filter(\.isBoxed).map(\.name) == boxed)
        let all = result.api.types.flatMap { definition -> [Structure.Property] in
            if case .structure(let structure) = definition.kind { structure.properties } else { [] }
        }
        #expect(all.filter(\.isBoxed).count <= 1)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func fewerEdgesAreBoxedThanTheOrderOfTheDocumentSuggests() throws {
        let result = try resolve(
            schemas: """
                B: {properties: {a: {$ref: '#/components/schemas/A'}}}
                A: {properties: {one: {$ref: '#/components/schemas/B'}, two: {$ref: '#/components/schemas/B'}}}
                """
        )
        #expect(try result.property("a", of: "#/components/schemas/B").isBoxed)
        #expect(try result.structure("#/components/schemas/A").properties.allSatisfy { !$0.isBoxed })
    }

    @Test func aUnionInACycleIsIndirectWhereverTheCycleBegins() throws {
        let result = try resolve(
            schemas: """
                A: {properties: {u: {$ref: '#/components/schemas/U'}}}
                U: {oneOf: [{type: string}, {$ref: '#/components/schemas/B'}]}
                B: {properties: {a: {$ref: '#/components/schemas/A'}}}
                """
        )
        #expect(try result.union("#/components/schemas/U").isIndirect)
        #expect(try !result.property("a", of: "#/components/schemas/B").isBoxed)
    }

    @Test func oneUnionThatAllCyclesShareIsIndirect() throws {
        let result = try resolve(
            schemas: """
                A: {oneOf: [{type: string}, {properties: {s: {$ref: '#/components/schemas/S'}}}]}
                B: {oneOf: [{type: string}, {properties: {s: {$ref: '#/components/schemas/S'}}}]}
                S: {oneOf: [{type: string}, {type: object, properties: {a: {$ref: '#/components/schemas/A'}, b: {$ref: '#/components/schemas/B'}}}]}
                """
        )
        #expect(
            try ["A", "B", "S"].map { try result.union("#/components/schemas/\($0)").isIndirect } == [
                false, false, true,
            ]
        )
    }

    @Test func unionsInACycleAreIndirect() throws {
        let result = try resolve(
            schemas: """
                Value: {oneOf: [{type: string}, {$ref: '#/components/schemas/Pair'}]}
                Pair: {type: object, properties: {left: {$ref: '#/components/schemas/Value'}, right: {$ref: '#/components/schemas/Value'}}}
                """
        )
        #expect(try result.union("#/components/schemas/Value").isIndirect)
        #expect(try result.structure("#/components/schemas/Pair").properties.allSatisfy { !$0.isBoxed })
    }

    /// The second cycle closes by an edge that was looked at when the first one was found.
    @Test func cyclesThatShareAnEdgeAreAllCut() throws {
        let result = try resolve(
            schemas: """
                A: {properties: {u: {$ref: '#/components/schemas/U'}, b: {$ref: '#/components/schemas/B'}}}
                U: {oneOf: [{type: string}, {$ref: '#/components/schemas/C'}]}
                C: {properties: {a: {$ref: '#/components/schemas/A'}}}
                B: {properties: {c: {$ref: '#/components/schemas/C'}}}
                """
        )
        #expect(try result.structure("#/components/schemas/C").properties[0].isBoxed)
    }

    /// As bundlers write recursion that has no component.
    @Test(arguments: [
        "properties: {p: {type: array, items: {$ref: '#/components/schemas/Thing/properties/p'}}}",
        "properties: {p: {additionalProperties: {$ref: '#/components/schemas/Thing/properties/p'}}}",
        "properties: {p: {$ref: '#/components/schemas/Thing/$defs/d'}}, $defs: {d: {items: {$ref: '#/components/schemas/Thing/$defs/d'}}}",
        "oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Thing/oneOf/1'}}]",
    ])
    func whatHasNoNameCannotHoldItself(keywords: String) throws {
        let result = try resolve(schemas: "Thing: {\(keywords)}")
        #expect(Set(result.ids) == ["recursion-not-expressed"])
    }

    @Test(arguments: [
        "properties: {p: {$ref: '#/components/schemas/Thing/properties/q'}, q: {$ref: '#/components/schemas/Thing/properties/p'}}",
        "items: {$ref: '#/components/schemas/Thing/items'}",
        "prefixItems: [{type: string}, {$ref: '#/components/schemas/Thing/prefixItems/1'}]",
        "additionalProperties: {$ref: '#/components/schemas/Thing/additionalProperties'}",
    ])
    func whatIsNothingButItselfIsAnError(keywords: String) throws {
        let result = try resolve(schemas: "Thing: {\(keywords)}")
        #expect(result.ids.contains("circular-reference"))
    }

    @Test(arguments: ["allOf", "oneOf", "anyOf"])
    func aComponentThatIsOnlyItselfIsAnyValue(keyword: String) throws {
        let result = try resolve(schemas: "Thing: {\(keyword): [{$ref: '#/components/schemas/Thing'}]}")
        guard case .alias(.json) = try result.type("#/components/schemas/Thing").kind else {
            throw Unexpected("not any value")
        }
        #expect(result.ids == ["recursion-not-expressed"])
    }

    @Test func schemasThatAreNothingButThemselvesEnd() throws {
        let result = try resolve(
            schemas: """
                A: {$ref: '#/components/schemas/B'}
                B: {$ref: '#/components/schemas/A'}
                C: {type: object, properties: {c: {$ref: '#/components/schemas/A'}}, example: {c: 1}}
                D: {allOf: [{$ref: '#/components/schemas/D'}, {properties: {a: {type: string}}}]}
                E: {oneOf: [{$ref: '#/components/schemas/E'}, {type: string}], example: 1}
                F: {anyOf: [{$ref: '#/components/schemas/G'}]}
                G: {anyOf: [{$ref: '#/components/schemas/F'}]}
                H: {type: array, items: {$ref: '#/components/schemas/H'}, example: [[]]}
                I: {oneOf: [{$ref: '#/components/schemas/J'}, {type: string}]}
                J: {oneOf: [{$ref: '#/components/schemas/I'}, {type: array, items: {$ref: '#/components/schemas/J'}}], example: {}}
                """
        )
        guard case .alias(.array(.json)) = try result.type("#/components/schemas/H").kind else {
            throw Unexpected("the alias still holds itself")
        }
        #expect(result.ids.contains("circular-reference"))
    }
}
