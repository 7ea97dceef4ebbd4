package import Diagnostics

/// An object with declared properties.
package struct Structure: Sendable {
    /// The value of a property that can have no other (`const`, or an `enum` of one value).
    package enum OnlyValue: Hashable, Sendable {
        case string(String)
        /// An integer or boolean as JSON and Swift write it.
        case literal(String)

        package var text: String {
            switch self {
            case .string(let text), .literal(let text): text
            }
        }
    }

    package struct Property: Sendable {
        /// The member's name in JSON.
        package var name: String
        package var type: TypeReference
        package var isRequired: Bool
        package var isNullable: Bool
        package var documentation: Documentation
        package var location: SourceLocation
        /// The one value that a required property has.
        package var onlyValue: OnlyValue?
        /// The text by which a discriminator knows the object, which the property has unless another is given.
        package var initialText: String?
        /// Whether only the server sets the member.
        package var isReadOnly = false
        /// Whether the server takes the member and never returns it.
        package var isWriteOnly = false
        /// Whether leaving the member out means something else than null, as in a patch.
        package var isThreeState = false
        /// Whether the value is stored behind a reference, since it may hold its own type.
        package var isBoxed = false
        /// How the property is written in a `multipart/form-data` body, where the type alone does not say it.
        package var formEncoding: FormEncoding?
        /// Whether the value's own members stand among those of the struct.
        package private(set) var isFlattened = false

        package init(
            name: String,
            type: TypeReference,
            isRequired: Bool,
            isNullable: Bool,
            documentation: Documentation,
            location: SourceLocation
        ) {
            self.name = name
            self.type = type
            self.isRequired = isRequired
            self.isNullable = isNullable
            self.documentation = documentation
            self.location = location
        }

        /// What a property is called that is no member of the object but a part of it.
        package static let flattenedName = "value"

        /// The part of an object that is a value of another type.
        package static func flattened(_ type: TypeReference, location: SourceLocation) -> Property {
            var property = Property(
                name: flattenedName,
                type: type,
                isRequired: true,
                isNullable: false,
                documentation: Documentation(summary: "The object without the members below, as one of several types."),
                location: location
            )
            property.isFlattened = true
            return property
        }

        /// Whether the Swift property is an optional.
        package var isOptional: Bool { !isRequired || isNullable }
    }

    package var properties: [Property]
    /// Whether the struct is coded as an array, whose elements the properties are.
    package var isTuple = false
    /// The type of members that are not declared, or of a tuple's further elements; `nil` where they are ignored.
    package var additionalProperties: TypeReference?
    /// Whether an operation sends the object as `multipart/form-data`.
    package var isMultipartBody = false
    /// The property that says whether the answer is to be a stream; `nil` where no operation streams for it.
    package var streamFlag: String?
    /// Whether the names of arrays end in `[]` there.
    package var hasBracketsInForm = false

    package init(properties: [Property], additionalProperties: TypeReference? = nil) {
        self.properties = properties
        self.additionalProperties = additionalProperties
    }
}
