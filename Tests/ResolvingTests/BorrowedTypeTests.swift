import IR
import ResolutionSupport
import Testing

/// Types that are others where more is said of them.
@Suite struct BorrowedTypeTests {
    @Test func aSchemaIsNotInsideOfOneWhoseNameItsNameBeginsWith() throws {
        let result = try resolve(
            schemas: """
                Crate:
                  allOf:
                    - {type: object, properties: {label: {type: object, properties: {text: {type: string}}}}}
                    - $ref: '#/components/schemas/CrateBase'
                CrateBase:
                  type: object
                  properties: {label: {type: object, properties: {colour: {type: string}}}}
                """
        )
        let label = try result.structure("#/components/schemas/CrateBase").properties[0].type
        let own = try result.structure("#/components/schemas/Crate").properties[0].type
        #expect(label == .named(TypeID("#/components/schemas/CrateBase/properties/label")))
        guard case .named(let id) = own else { throw Mismatch() }
        #expect(try result.structure(id.pointer).properties.map(\.name) == ["text", "colour"])
    }

    @Test func aMemberMayBeCalledBorrowed() throws {
        let book =
            "{type: object, properties: {on: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}"
        let result = try resolve(
            schemas: """
                A: {type: object, properties: {at: {type: object, properties: {x: {type: string}}}}}
                B: {type: object, properties: {at: {type: object, properties: {y: {type: string}}}}}
                Shelf:
                  type: object
                  properties:
                    borrowed: {type: object, properties: {first: \(book), second: \(book)}}
                """
        )
        let ids = try ["first", "second"].map { name in
            let place = "#/components/schemas/Shelf/properties/borrowed/properties/\(name)/properties/on"
            guard case .named(let id) = try result.structure(place).properties[0].type else { throw Mismatch() }
            return id
        }
        #expect(ids[0] != ids[1])
    }

    @Test func unionsThatContainThemselvesBesideMembersEnd() throws {
        let schemas = """
            Any: {anyOf: [{$ref: '#/components/schemas/Leaf'}, {$ref: '#/components/schemas/Group'}]}
            Leaf: {type: object, required: [leaf], properties: {leaf: {type: string}}}
            Group:
              type: object
              required: [id]
              properties: {id: {type: string}}
              oneOf:
                - $ref: '#/components/schemas/Any'
                - {type: object, required: [b], properties: {b: {type: string}}}
            """
        #expect(try resolve(schemas: schemas).api.types.contains { $0.id == TypeID("#/components/schemas/Group") })
    }

    @Test func membersThatTwoSchemasDeclareAndThatContainThemselvesEnd() throws {
        let schemas = """
            A: {type: object, properties: {x: {type: string}, p: {$ref: '#/components/schemas/A'}}}
            B: {type: object, properties: {y: {type: string}, p: {$ref: '#/components/schemas/B'}}}
            C: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
            """
        #expect(try resolve(schemas: schemas).api.types.count == 4)
    }

    private struct Mismatch: Error {}
}
