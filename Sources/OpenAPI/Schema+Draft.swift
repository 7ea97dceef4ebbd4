package import Diagnostics
import YAML

extension Schema {
    /// The keywords of a schema while it is read.
    struct Draft {
        var boolean: Bool?
        var reference: Reference?
        var types: [SimpleType] = []
        var isNullable = false
        var format: String?
        var enumeration: [Node]?
        var constant: Node?
        var annotations = Annotations()
        var object = ObjectKeywords()
        var array = ArrayKeywords()
        var composition = Composition()
        var validation = Validation()
        var contentEncoding: String?
        var contentMediaType: String?
        var definitions: [Member] = []
        var extensions: [Extension] = []
    }
}

extension Schema {
    /// A schema that the document does not write: one of several others.
    package static func oneOf(_ schemas: [Schema], at pointer: JSONPointer, location: SourceLocation) -> Schema {
        var draft = Draft()
        draft.composition.oneOf = schemas
        return Schema(draft, location: location, pointer: pointer)
    }
}
