/// A node's tag as far as it decides the node's kind (YAML 1.2.2 §10). Other tags have no meaning here.
enum Tag: String {
    case string = "tag:yaml.org,2002:str"
    case integer = "tag:yaml.org,2002:int"
    case float = "tag:yaml.org,2002:float"
    case bool = "tag:yaml.org,2002:bool"
    case null = "tag:yaml.org,2002:null"
    case sequence = "tag:yaml.org,2002:seq"
    case mapping = "tag:yaml.org,2002:map"
    /// Of a `<<` key, which it has without being told (https://yaml.org/type/merge.html).
    case merge = "tag:yaml.org,2002:merge"
    /// The non-specific tag `!`, which makes every scalar a string (§6.9.1).
    case nonSpecific = "!"

    /// The tag's name in a document: `!!int`.
    var shorthand: String {
        self == .nonSpecific ? rawValue : "!!" + rawValue.dropFirst("tag:yaml.org,2002:".count)
    }

    /// The kind of a scalar with this tag, whose text alone means `plainKind`; `nil` where they contradict each other.
    func scalarKind(plainKind: Scalar.Kind) -> Scalar.Kind? {
        switch self {
        case .string, .merge, .nonSpecific: .string
        case .integer: plainKind == .integer ? .integer : nil
        case .float: plainKind == .integer || plainKind == .float ? .float : nil
        case .bool: plainKind == .bool ? .bool : nil
        case .null: plainKind == .null ? .null : nil
        case .sequence, .mapping: nil
        }
    }
}
