package import Diagnostics
package import YAML

/// A Schema Object of OpenAPI 3.0 or 3.1 (JSON Schema 2020-12). Both dialects are read in one document.
package final class Schema: Sendable {
    package enum SimpleType: String, Sendable, CaseIterable {
        case null, boolean, integer, number, string, array, object
    }

    /// A value of `properties`, `patternProperties` or `$defs`.
    package struct Member: Sendable {
        package let name: String
        package let nameLocation: SourceLocation
        package let schema: Schema

        package init(name: String, nameLocation: SourceLocation, schema: Schema) {
            self.name = name
            self.nameLocation = nameLocation
            self.schema = schema
        }
    }

    package let location: SourceLocation
    package let pointer: JSONPointer
    /// The value of a boolean schema (3.1): `true` allows everything, `false` nothing.
    package let boolean: Bool?
    package let reference: Reference?
    /// The types of `type`, in document order; empty where it is missing. Holds `.null` for `[string, "null"]`.
    package let types: [SimpleType]
    /// `nullable: true` (3.0).
    package let isNullable: Bool
    package let format: String?
    package let enumeration: [Node]?
    package let constant: Node?
    package let annotations: Annotations
    package let object: ObjectKeywords
    package let array: ArrayKeywords
    package let composition: Composition
    package let validation: Validation
    package let contentEncoding: String?
    package let contentMediaType: String?
    /// `$defs` and `definitions`.
    package let definitions: [Member]
    package let extensions: [Extension]

    init(_ draft: Draft, location: SourceLocation, pointer: JSONPointer) {
        self.location = location
        self.pointer = pointer
        boolean = draft.boolean
        reference = draft.reference
        types = draft.types
        isNullable = draft.isNullable
        format = draft.format
        enumeration = draft.enumeration
        constant = draft.constant
        annotations = draft.annotations
        object = draft.object
        array = draft.array
        composition = draft.composition
        validation = draft.validation
        contentEncoding = draft.contentEncoding
        contentMediaType = draft.contentMediaType
        definitions = draft.definitions
        extensions = draft.extensions
    }

    /// What describes a value without constraining it.
    package struct Annotations: Sendable {
        package var title: String?
        package var description: String?
        package var defaultValue: Node?
        /// `example` and `examples` of the schema itself.
        package var examples: [Node] = []
        package var isDeprecated = false
        package var isReadOnly = false
        package var isWriteOnly = false
        package var externalDocumentation: ExternalDocumentation?
        package var oaiMeta: OAIMeta.Schema?
        /// `x-oaiTypeLabel`: `map`, `string`, `file` …
        package var oaiTypeLabel: String?
    }

    package struct RequiredName: Sendable {
        package let name: String
        package let location: SourceLocation
    }

    package enum AdditionalProperties: Sendable {
        case allowed(Bool)
        case schema(Schema)
    }

    package struct ObjectKeywords: Sendable {
        package var properties: [Member] = []
        package var required: [RequiredName] = []
        package var additionalProperties: AdditionalProperties?
        package var patternProperties: [Member] = []
        package var propertyNames: Schema?
        /// `then`, `else`, `dependentSchemas`: what holds of an object under a condition.
        package var conditional: [Schema] = []
        /// Whether any keyword of objects is written, so that the schema is an object though it has no `type`.
        package var isPresent = false
    }

    package struct ArrayKeywords: Sendable {
        package var items: Schema?
        package var prefixItems: [Schema] = []
        package var contains: Schema?
        package var uniqueItems = false
        /// Whether `items` or `prefixItems` is written, so that the schema is an array though it has no `type`.
        package var isPresent = false
    }

    package struct Composition: Sendable {
        package var allOf: [Schema] = []
        package var oneOf: [Schema] = []
        package var anyOf: [Schema] = []
        package var discriminator: Discriminator?
        /// Keywords that Swift types cannot express, such as `not` and `if`, with their places.
        package var unsupported: [UnsupportedKeyword] = []
    }

    package struct UnsupportedKeyword: Sendable {
        package let name: String
        package let location: SourceLocation
    }

    /// A Discriminator Object.
    package struct Discriminator: Sendable {
        package struct Mapping: Sendable {
            package let value: String
            /// A schema's name or a reference.
            package let target: String
            package let location: SourceLocation
            /// The schema that the value means, for `ReferenceResolver.schema(forMapping:)`.
            package let reference: Reference
        }

        package var propertyName: String
        package var mapping: [Mapping]
        /// What a value without the property is, or with one that names no other schema (OpenAPI 3.2); its `value` says nothing.
        package var defaultMapping: Mapping?
        package var location: SourceLocation
    }

    /// Constraints that documentation tells and no Swift type enforces: `minimum`, `maxItems`, `pattern` … in document
    /// order, the values as the source spells them.
    package struct Validation: Sendable {
        package struct Constraint: Sendable {
            package let keyword: String
            package let value: Scalar
        }

        package var constraints: [Constraint] = []
    }
}
