import Diagnostics
import OpenAPI
import Testing

/// References to schemas by the names that these give themselves, and from documents of their own.
struct IdentifierTests {
    @Test(arguments: [
        ("$ref: '#name'", "#/components/schemas/Named"),
        ("$ref: 'https://example.com/pet'", "#/components/schemas/Pet"),
        ("$ref: 'https://example.com/tag'", "#/components/schemas/Pet/properties/tag"),
        ("$ref: 'https://example.com/pet#/$defs/Leg'", "#/components/schemas/Pet/$defs/Leg"),
        ("$ref: 'https://example.com/pet#toe'", "#/components/schemas/Pet/$defs/Toe"),
        ("$dynamicRef: '#node'", "#/components/schemas/R"),
        ("$recursiveRef: '#'", "#/components/schemas/R"),
        ("$ref: '#'", "#/components/schemas/R"),
    ])
    func schemasAreFoundByTheirNames(reference: String, target: String) throws {
        let document = try Reading.clean(
            """
            components:
              schemas:
                Other: {$dynamicAnchor: node, type: array}
                Named: {$anchor: name, example: {$anchor: name, $id: 'https://example.com/pet'}}
                Pet:
                  $id: https://example.com/pet
                  properties: {leg: {$ref: '#/$defs/Leg'}, tag: {$id: tag}, self: {$ref: '#'}}
                  $defs: {Leg: {type: string}, Toe: {$anchor: toe}}
                R: {$dynamicAnchor: node, properties: {p: {\(reference)}}}
            """
        )
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences() == [])
        let property = try #require(document.components.schemas.last?.value.object.properties.first?.schema)
        #expect(property.reference?.target == target)
        #expect(try resolver.schema(#require(property.reference)).pointer.description == target)
        #expect(property.composition.unsupported.isEmpty)
        let pet = document.components.schemas[2].value.object.properties.map(\.schema.reference?.target)
        #expect(pet == ["#/components/schemas/Pet/$defs/Leg", nil, "#/components/schemas/Pet"])
    }

    @Test func definitionsOfTheSchemaAroundAreFoundWithAWarning() throws {
        let reading = try Reading(
            Reading.head + """
                paths:
                  /a:
                    get:
                      responses:
                        200:
                          description: d
                          content:
                            a/b:
                              schema:
                                items: {$ref: '#/$defs/Item'}
                                $defs: {Item: {properties: {next: {$ref: '#/$defs/Next'}}}, Next: {type: string}}
                """
        )
        let definitions = "#/paths/~1a/get/responses/200/content/a~1b/schema/$defs"
        #expect(
            Set(reading.diagnostics.map(\.summary)) == [
                "14:31 warning: '#/$defs/Item' is not at the root of the document; the definition in the schema around "
                    + "it is used [reference-below-schema] write '\(definitions)/Item'",
                "15:58 warning: '#/$defs/Next' is not at the root of the document; the definition in the schema around "
                    + "it is used [reference-below-schema] write '\(definitions)/Next'",
            ]
        )
        let document = try #require(reading.document)
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences() == [])
        let schema = document.paths[0].operations[0].responses[0].response.value?.content[0].schema
        let item = try resolver.schema(#require(schema?.array.items?.reference))
        let next = try resolver.schema(#require(item.object.properties[0].schema.reference))
        #expect(next.types == [.string] && next.pointer.description == definitions + "/Next")
    }

    @Test func mappingsMeanNamesAndReferences() throws {
        let reading = try Reading(files: [
            "api/openapi.yaml": Reading.head + """
                components:
                  schemas:
                    Cat: {type: object}
                    Pet:
                      oneOf: [{$ref: '#/components/schemas/Cat'}]
                      discriminator:
                        propertyName: kind
                        mapping:
                          name: Cat
                          reference: '#/components/schemas/Cat'
                          deep: '#/components/schemas/Pet/oneOf/0'
                          file: animals.yaml#/Dog
                          whole: bird.yaml
                          nothing: Fish
                    Beside: {$ref: animals.yaml#/Animal}
                """,
            "api/animals.yaml": """
            Dog: {type: object}
            Animal: {discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}}
            """,
            "api/bird.yaml": "type: object",
        ])
        #expect(reading.diagnostics == [])
        let document = try #require(reading.document)
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences() == [])
        let mapping = try #require(document.components.schemas[1].value.composition.discriminator?.mapping)
        #expect(
            try mapping.dropLast().map { try resolver.schema(forMapping: $0).pointer.description } == [
                "#/components/schemas/Cat", "#/components/schemas/Cat", "#/components/schemas/Pet/oneOf/0",
                "animals.yaml#/Dog", "bird.yaml#",
            ]
        )
        let thrown = #expect(throws: Diagnostic.self) { try resolver.schema(forMapping: mapping[5]) }
        #expect(thrown?.id == "dangling-reference" && thrown?.location?.line == 18)
        let animals = try #require(document.components.schemas[2].value.composition.discriminator?.mapping)
        #expect(
            try animals.map { try resolver.schema(forMapping: $0).pointer.description } == [
                "#/components/schemas/Cat", "animals.yaml#/Dog",
            ]
        )
    }

    @Test func bothReferencesAtOnceAreReported() throws {
        let (schema, _) = try Reading.schema("$ref: '#/components/schemas/S'\n$dynamicRef: '#node'")
        #expect(schema.reference?.text == "#/components/schemas/S")
        #expect(schema.composition.unsupported.map(\.name) == ["$dynamicRef"])
    }
}
