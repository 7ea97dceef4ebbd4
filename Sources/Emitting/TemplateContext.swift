import Mustache

/// What a template sees: the tags that it may use, and their values, final strings, Bools and arrays.
protocol TemplateContext: MustacheParent {
    associatedtype Key: RawRepresentable<String> & CaseIterable & Sendable

    func value(for key: Key) -> Any
}

extension TemplateContext {
    func child(named name: String) -> Any? {
        Key(rawValue: name).map(value(for:))
    }

    static var tags: Set<String> { Set(Key.allCases.map(\.rawValue)) }
}
