import Diagnostics
import OpenAPI
import Testing
import YAML

struct SchemaTests {
    @Test func bothDialectsAreReadInOneDocument() throws {
        let (schema, diagnostics) = try Reading.schema(
            """
            properties:
              old: {type: string, nullable: true}
              new: {type: [string, "null"]}
              sloppy: {type: [string, null]}
              exclusiveOld: {type: integer, minimum: 1, exclusiveMinimum: true}
              exclusiveNew: {type: number, exclusiveMinimum: 1.10}
            """
        )
        #expect(diagnostics == [])
        let members = schema.object.properties
        #expect(members.map(\.name) == ["old", "new", "sloppy", "exclusiveOld", "exclusiveNew"])
        #expect(members.map(\.schema.isNullable) == [true, false, false, false, false])
        #expect(
            members.map(\.schema.types) == [[.string], [.string, .null], [.string, .null], [.integer], [.number]]
        )
        let constraints = members.flatMap { $0.schema.validation.constraints }
        #expect(constraints.map(\.keyword) == ["minimum", "exclusiveMinimum", "exclusiveMinimum"])
        #expect(constraints.map(\.value.text) == ["1", "true", "1.10"])
    }

    @Test func propertiesMayBeCalledLikeKeywords() throws {
        let names = [
            "discriminator", "format", "example", "$ref", "required", "properties", "type", "x-oaiMeta", "x-y",
        ]
        let lines = names.map { "  \($0): {type: string}" }
        let (schema, diagnostics) = try Reading.schema("properties:\n" + lines.joined(separator: "\n"))
        #expect(diagnostics == [])
        #expect(schema.object.properties.map(\.name) == names)
        #expect(schema.object.properties.allSatisfy { $0.schema.types == [.string] })
        #expect(schema.reference == nil)
    }

    @Test func realDocumentsMayBeSloppy() throws {
        let (schema, diagnostics) = try Reading.schema(
            """
            title: 12
            description:
            default:
            example: {any: [thing, 1, null]}
            required: [undeclared, 200]
            enum: [a, 1, null]
            items: {}
            x-custom: [1]
            """
        )
        #expect(diagnostics == [])
        #expect(schema.types == [])
        #expect(schema.annotations.title == "12")
        #expect(schema.annotations.description == nil)
        #expect(schema.annotations.defaultValue?.isNull == true)
        #expect(schema.annotations.examples.first?.mapping?.pairs.count == 1)
        #expect(schema.object.required.map(\.name) == ["undeclared", "200"])
        #expect(schema.enumeration?.map { $0.scalar?.text ?? "" } == ["a", "1", "null"])
        #expect(schema.array.isPresent && schema.array.items != nil)
        #expect(schema.extensions.map(\.name) == ["x-custom"])
    }

    @Test func nullInPlaceOfASchemaIsAnEmptySchema() throws {
        let (schema, diagnostics) = try Reading.schema("properties:\n  a:")
        #expect(diagnostics.map(\.id) == ["null-value"])
        #expect(schema.object.properties.map(\.name) == ["a"])
    }

    @Test func everyKeywordOfObjectsAndArraysIsRead() throws {
        let (schema, diagnostics) = try Reading.schema(
            """
            type: object
            properties: {a: true}
            patternProperties: {"^x": {type: string}}
            propertyNames: {pattern: a}
            additionalProperties: {type: integer}
            prefixItems: [{type: string}, false]
            contains: {type: number}
            uniqueItems: true
            $defs: {D: {type: string}}
            definitions: {E: {type: string}}
            contentEncoding: base64
            contentMediaType: image/png
            const: 1
            """
        )
        #expect(diagnostics == [])
        #expect(schema.object.properties.first?.schema.boolean == true)
        #expect(schema.object.patternProperties.map(\.name) == ["^x"])
        #expect(schema.object.propertyNames?.validation.constraints.map(\.keyword) == ["pattern"])
        guard case .schema(let additional) = schema.object.additionalProperties else {
            Issue.record("additionalProperties is no schema")
            return
        }
        #expect(additional.types == [.integer])
        #expect(additional.pointer.description == "#/components/schemas/S/additionalProperties")
        #expect(schema.array.prefixItems.map(\.boolean) == [nil, false])
        #expect(schema.array.prefixItems.last?.pointer.description == "#/components/schemas/S/prefixItems/1")
        #expect(schema.array.contains?.types == [.number])
        #expect(schema.array.uniqueItems)
        #expect(schema.definitions.map(\.name) == ["D", "E"])
        #expect(schema.contentEncoding == "base64")
        #expect(schema.contentMediaType == "image/png")
        #expect(schema.constant?.scalar?.text == "1")
    }

    @Test func compositionKeepsBranchesAndUnsupportedKeywords() throws {
        let (schema, diagnostics) = try Reading.schema(
            """
            allOf: [{type: object}]
            oneOf: [{type: string}, {type: integer}]
            anyOf: [{type: boolean}]
            discriminator: {propertyName: kind, mapping: {a: "#/components/schemas/S", 1: T}}
            not: {type: array}
            if: {type: string}
            unevaluatedProperties: false
            """
        )
        #expect(diagnostics == [])
        #expect(schema.composition.allOf.count == 1)
        #expect(schema.composition.oneOf.map(\.types) == [[.string], [.integer]])
        #expect(schema.composition.anyOf.map(\.pointer.description) == ["#/components/schemas/S/anyOf/0"])
        #expect(schema.composition.discriminator?.propertyName == "kind")
        #expect(schema.composition.discriminator?.mapping.map(\.value) == ["a", "1"])
        #expect(schema.composition.unsupported.map(\.name) == ["not", "if"])
        #expect(schema.composition.unsupported.map(\.location.line) == [12, 13])
    }

    @Test func referencesKeepTheirSiblings() throws {
        let (schema, diagnostics) = try Reading.schema("$ref: '#/components/schemas/S'\ndescription: a\nnullable: true")
        #expect(diagnostics == [])
        #expect(schema.reference?.text == "#/components/schemas/S")
        #expect(schema.annotations.description == "a")
        #expect(schema.isNullable)
    }

    @Test func quotedBooleansCount() throws {
        #expect(try Reading.schema("nullable: 'true'").schema.isNullable)
        #expect(try !Reading.schema("nullable: 'false'").schema.isNullable)
    }
}
