import Diagnostics
import IR
import ResolutionSupport
import Resolving
import Testing

@Suite struct EnumerationTests {
    private func enumeration(_ schema: String) throws -> (Enumeration, Resolution) {
        let result = try resolve(schemas: "Thing: \(schema)")
        guard case .enumeration(let enumeration) = try result.type("#/components/schemas/Thing").kind else {
            throw Unexpected("no enumeration")
        }
        return (enumeration, result)
    }

    @Test(arguments: [
        ("{type: integer, enum: [1, 2]}", TypeReference.integer, ["1", "2"]),
        ("{enum: [1, 2]}", .integer, ["1", "2"]),
        ("{enum: [1, 2.5]}", .number, ["1", "2.5"]),
        ("{type: number, enum: [0.50, 1]}", .number, ["0.50", "1"]),
        ("{type: boolean, enum: [true]}", .boolean, ["true"]),
        ("{const: false}", .boolean, ["false"]),
        ("{type: integer, enum: [1.0, 2e3]}", .integer, ["1.0", "2e3"]),
        ("{type: [integer, 'null'], enum: [1, null]}", .integer, ["1"]),
        ("{const: {a: 1}}", .dictionary(.json), [#"{"a": 1}"#]),
    ])
    func valuesWithoutNamesAreDocumentation(schema: String, type: TypeReference, values: [String]) throws {
        let result = try resolve(schemas: "Thing: {properties: {value: \(schema)}}")
        let property = try result.property("value", of: "#/components/schemas/Thing")
        #expect(property.type == type)
        #expect(property.documentation.allowedValues == values)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func integersWithNamesAreAnEnumeration() throws {
        let (found, result) = try enumeration(
            "{type: integer, enum: [0, -1, 0], x-enum-varnames: [LOW, ODD, LOW], x-enum-descriptions: [a, b]}"
        )
        #expect(found.rawType == .integer)
        #expect(
            found.values == [
                .init("0", name: "LOW", description: "a"), .init("-1", name: "ODD", description: "b"),
            ]
        )
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: ["x-enum-varnames", "x-enumNames", "x-enum-names"])
    func namesOfStringsAreTaken(keyword: String) throws {
        let (found, _) = try enumeration(
            "{type: string, enum: ['#f00', null], \(keyword): [Red, None], nullable: true}"
        )
        #expect(found.values == [.init("#f00", name: "Red")])
    }

    @Test(arguments: ["x-enum-descriptions", "x-enumDescriptions", "x-enum-description"])
    func descriptionsStandInAListOrByValue(keyword: String) throws {
        let (list, _) = try enumeration("{type: string, enum: [a, b], \(keyword): [first, second]}")
        let (map, _) = try enumeration("{type: string, enum: [a, b], \(keyword): {b: second}}")
        #expect(list.values.map(\.description) == ["first", "second"])
        #expect(map.values.map(\.description) == [nil, "second"])
    }

    @Test func namesThatAreTooFewAreReported() throws {
        let (found, result) = try enumeration("{type: integer, enum: [1, 2], x-enum-varnames: [ONE]}")
        #expect(found.values.map(\.name) == ["ONE", nil])
        #expect(result.diagnostics.map(\.message) == ["there are 1 names for 2 values"])
    }

    @Test(arguments: [
        (
            "{type: integer, enum: ['1', '2']}", TypeReference.integer,
            "a string, but the type is integer; the values are read as integers"
        ),
        (
            "{type: string, enum: [1, a]}", .named(TypeID("#/components/schemas/Thing/properties/value")),
            "a number, but the type is string; the values are read as strings"
        ),
        (
            "{type: integer, enum: [up, down]}", .named(TypeID("#/components/schemas/Thing/properties/value")),
            "a string, but the type is integer; the values are read as strings"
        ),
    ])
    func valuesOfAnotherTypeAreReported(schema: String, type: TypeReference, message: String) throws {
        let result = try resolve(schemas: "Thing: {properties: {value: \(schema)}}")
        #expect(try result.property("value", of: "#/components/schemas/Thing").type == type)
        #expect(result.diagnostics.map(\.message) == ["`enum` has \(message)"])
        #expect(result.diagnostics.allSatisfy { $0.location?.line == 6 && $0.hint != nil })
    }

    @Test func valuesOfSeveralTypesAreAUnion() throws {
        for schema in ["{enum: [auto, 1, 2, null]}", "{type: [string, integer, 'null'], enum: [auto, 1, 2, null]}"] {
            let result = try resolve(schemas: "Thing: \(schema)")
            let types = try result.union("#/components/schemas/Thing").branches.map(\.type)
            #expect(types == [.named(TypeID("#/components/schemas/Thing/type/string")), .integer])
            guard case .enumeration(let texts) = try result.type("#/components/schemas/Thing/type/string").kind else {
                throw Unexpected("no enumeration")
            }
            #expect(texts.values.map(\.text) == ["auto"])
        }
    }
}
