/// What a tag of a template can stand for: a text, a truth, a list, or a context with tags of its own.
package protocol TemplateValue {
    /// What `{{name}}` writes.
    var text: String { get }
    /// How often `{{#name}}…{{/name}}` stands; the section of `{{^name}}` stands where that is never.
    var repetition: TemplateRepetition { get }

    /// What `{{.}}` is in a repetition.
    func element(at index: Int) -> any TemplateValue
    /// What a tag stands for inside the value's section; `nil` where the value does not know the tag.
    func child(named name: String) -> (any TemplateValue)?
}

/// How often a section stands in the output.
package enum TemplateRepetition: Equatable, Sendable {
    case never
    /// Once, with nothing else in scope than around it.
    case inPlace
    /// A number of times, with one element of the value in scope each time.
    case elements(Int)
}

extension TemplateValue {
    package var text: String { "" }
    package var repetition: TemplateRepetition { .elements(1) }
    package func element(at index: Int) -> any TemplateValue { self }
    package func child(named name: String) -> (any TemplateValue)? { nil }
}

extension String: TemplateValue {
    package var text: String { self }
    package var repetition: TemplateRepetition { isEmpty ? .never : .elements(1) }
}

extension Bool: TemplateValue {
    package var text: String { self ? "true" : "false" }
    package var repetition: TemplateRepetition { self ? .inPlace : .never }
}

extension Array: TemplateValue where Element: TemplateValue {
    package var repetition: TemplateRepetition { isEmpty ? .never : .elements(count) }
    package func element(at index: Int) -> any TemplateValue { self[index] }
}
