import IR
import OpenAPI
import YAML

/// The values of an `enum` or `const`, and what they make of their schema.
struct ListedValues {
    /// The raw type of the enumeration that the schema is: strings, or integers that have names; `nil` where it is none.
    private(set) var rawType: Enumeration.RawType?
    /// The values of the enumeration, with names and descriptions.
    private(set) var values: [Enumeration.Value] = []
    /// The type that the values are read as; `nil` where the schema has several, or none.
    private(set) var usedType: Schema.SimpleType?
    /// The first value that is not of the schema's type.
    private(set) var misfit: Node?
    /// The list of names that has more or fewer entries than there are values.
    private(set) var misfittingNames: Node?

    init(_ conjunction: Conjunction) {
        let schema = conjunction.telling
        let listed = (schema.enumeration ?? schema.constant.map { [$0] } ?? []).enumerated().filter { !$1.isNull }
        guard !listed.isEmpty, conjunction.types.count == 1, let type = conjunction.types.first else { return }
        // Of several types each takes its own values.
        let own = conjunction.only == nil ? listed : listed.filter { $1.simpleType == type }
        misfit = own.first { !$1.isValue(of: type) }?.element
        // A type is believed as long as the texts could be of it: documents forget quotes, or write too many.
        let areTexts = misfit != nil && own.allSatisfy { $1.string != nil && !$1.reads(as: type) }
        let usedType = areTexts ? .string : type
        self.usedType = usedType
        let labels = EnumerationLabels(schema)
        misfittingNames = labels.misfit
        values = own.compactMap { position, node in node.scalar.map { labels.value($0.text, at: position) } }
        switch usedType {
        case .string where !values.isEmpty: rawType = .string
        case .integer where labels.hasNames && values.allSatisfy({ Int($0.text) != nil }): rawType = .integer
        default: rawType = nil
        }
    }
}

extension Node {
    /// The type of JSON Schema that the value has.
    var simpleType: Schema.SimpleType {
        switch content {
        case .mapping: .object
        case .sequence: .array
        case .scalar(let scalar):
            switch scalar.kind {
            case .null: .null
            case .bool: .boolean
            case .integer: .integer
            case .float: .number
            case .string: .string
            }
        }
    }

    /// Whether the value is of a type: integers are numbers, and a number without a fraction is an integer.
    fileprivate func isValue(of type: Schema.SimpleType) -> Bool {
        switch (simpleType, type) {
        case (.integer, .number): true
        case (.number, .integer): scalar.flatMap { Double($0.text) }.map { $0 == $0.rounded() } ?? false
        case (let own, _): own == type
        }
    }

    /// Whether the text of a string could be a value of the type.
    fileprivate func reads(as type: Schema.SimpleType) -> Bool {
        guard let text = string else { return false }
        switch type {
        case .integer: return Int(text) != nil
        case .number: return Double(text) != nil
        case .boolean: return text == "true" || text == "false"
        default: return false
        }
    }
}
