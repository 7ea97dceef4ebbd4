import Templating

/// What a template sees: the tags that it may use, and their values, final strings, Bools and arrays.
///
/// It stands beside the contexts, so that the compiler writes a look-up for the keys of each.
protocol TemplateContext: TemplateValue {
    associatedtype Key: RawRepresentable<String> & CaseIterable & Sendable

    func value(for key: Key) -> any TemplateValue
}

extension TemplateContext {
    package func child(named name: String) -> (any TemplateValue)? {
        guard let key = Key(rawValue: name) else { return nil }
        return value(for: key)
    }

    static var tags: Set<String> { Set(Key.allCases.map(\.rawValue)) }
}
