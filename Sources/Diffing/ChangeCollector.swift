import Diagnostics
import OpenAPI
import YAML

/// Which part of an API is compared, in the words of the rules.
enum Scope: String {
    case requestBody = "request-body"
    case requestProperty = "request-property"
    case parameter = "request-parameter"
    case headerParameter = "request-header"
    case parameterProperty = "request-parameter-property"
    case headerProperty = "request-header-property"
    case responseBody = "response-body"
    case responseProperty = "response-property"
    case responseHeader = "response-header"

    /// What the members of such a place are.
    var property: Scope {
        switch self {
        case .requestBody, .requestProperty: .requestProperty
        case .parameter, .parameterProperty: .parameterProperty
        case .headerParameter, .headerProperty: .headerProperty
        case .responseBody, .responseProperty, .responseHeader: .responseProperty
        }
    }

    /// A part that has a name in an object, or stands inside of another schema.
    var isProperty: Bool { property == self }

    var isResponse: Bool {
        switch self {
        case .responseBody, .responseProperty, .responseHeader: true
        default: false
        }
    }
}

extension Scope {
    /// The id of a rule about the place. A header is a parameter, and few rules are about the properties of headers alone.
    func rule(_ suffix: String) -> String {
        switch self {
        case .headerParameter: "\(Scope.parameter.rawValue)-\(suffix)"
        case .headerProperty where RuleTable.standard["\(rawValue)-\(suffix)"] == nil:
            "\(Scope.parameterProperty.rawValue)-\(suffix)"
        default: "\(rawValue)-\(suffix)"
        }
    }
}

/// What a change does to the values that are allowed.
enum Effect {
    /// Fewer values are allowed: requests may fail.
    case narrows
    /// More values are allowed: readers of responses may fail.
    case widens
    case neither
}

/// Collects changes; what is found by way of several operations is one change.
struct ChangeCollector {
    private struct Key: Hashable {
        var rule: String
        var pointer: String
        var message: String
    }

    private(set) var changes: [Change] = []
    private var indexes: [Key: Int] = [:]
    /// The operation that is being compared, as `GET /files`.
    var operation: String?
    /// Whether the operation was a draft, with which nobody may count on anything.
    var isDraft = false

    /// Notes a change.
    ///
    /// - Parameter wire: The verdict of a rule of our own.
    mutating func add(_ rule: String, _ message: String, old: Place?, new: Place?, wire: Change.Wire = .compatible) {
        let pointer = (new ?? old)?.pointer.description ?? "#"
        let key = Key(rule: rule, pointer: pointer, message: message)
        let wire = isDraft ? .compatible : RuleTable.standard[rule] ?? wire
        if let index = indexes[key] {
            changes[index].wire = max(changes[index].wire, wire)
            // Operations are compared one after the other.
            if let operation, changes[index].operations.last != operation {
                changes[index].operations.append(operation)
            }
            return
        }
        indexes[key] = changes.count
        changes.append(
            Change(
                rule: rule,
                wire: wire,
                swift: .compatible,
                pointer: pointer,
                old: old?.node.location,
                new: new?.node.location,
                operations: [operation].compactMap(\.self),
                swiftNames: [],
                message: message
            )
        )
    }

    /// Notes a change of what a schema says.
    mutating func add(_ scope: Scope, _ suffix: String, _ effect: Effect, _ message: String, old: Place?, new: Place?) {
        let isBreaking = scope.isResponse ? effect == .widens : effect == .narrows
        add(scope.rule(suffix), message, old: old, new: new, wire: isBreaking ? .breaking : .compatible)
    }
}
