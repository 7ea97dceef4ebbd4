import IR
import OpenAPI
import YAML

/// What a document says of the values of an `enum` beside the values: names and descriptions, in the extensions that other
/// tools have made common.
struct EnumerationLabels {
    /// Lists of names in the order of the values, as are `descriptions`.
    private static let names: Set<String> = ["x-enum-varnames", "x-enumNames", "x-enum-names"]
    /// Lists, or objects with a text for each value.
    private static let descriptions: Set<String> = [
        "x-enum-descriptions", "x-enumDescriptions", "x-enum-description", "x-enumDescription",
    ]

    private var namesByPosition: [String?] = []
    private var descriptionsByPosition: [String?] = []
    private var descriptionsByValue: [String: String] = [:]
    /// The list of names that has more or fewer entries than the schema has values.
    private(set) var misfit: Node?

    init(_ schema: Schema) {
        for extension_ in schema.extensions {
            if Self.names.contains(extension_.name), let nodes = extension_.value.sequence {
                namesByPosition = nodes.map(\.string)
                if nodes.count != schema.enumeration?.count { misfit = extension_.value }
            } else if Self.descriptions.contains(extension_.name) {
                readDescriptions(extension_.value)
            }
        }
    }

    /// Whether the document gives the values names.
    var hasNames: Bool { namesByPosition.contains { $0 != nil } }

    private mutating func readDescriptions(_ node: Node) {
        if let nodes = node.sequence {
            descriptionsByPosition = nodes.map(\.string)
        } else if let mapping = node.mapping {
            for pair in mapping.pairs { descriptionsByValue[pair.key] = pair.value.string }
        }
    }

    /// The value with its labels.
    ///
    /// - Parameter position: The position in `enum`, nulls included.
    func value(_ text: String, at position: Int) -> Enumeration.Value {
        let name = namesByPosition.indices.contains(position) ? namesByPosition[position] : nil
        let described = descriptionsByPosition.indices.contains(position) ? descriptionsByPosition[position] : nil
        return Enumeration.Value(text, name: name, description: described ?? descriptionsByValue[text])
    }
}
