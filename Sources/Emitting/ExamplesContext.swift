import Templating

/// What `examples.mustache` sees: the tests of the examples of one group, or of the schemas.
struct ExamplesContext: TemplateContext {
    enum Key: String, CaseIterable {
        case imports, name, examples
    }

    /// The modules that the file imports, sorted.
    var imports: [String]
    var name: String
    var examples: [ExampleContext]

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .imports: imports
        case .name: name
        case .examples: examples
        }
    }
}

/// A test in `examples.mustache`.
struct ExampleContext: TemplateContext {
    enum Key: String, CaseIterable {
        case name, title, type, delimiter, json
    }

    /// The test's name.
    var name: String
    /// What the example is, in words.
    var title: String
    /// The type that decodes it, as an expression of another module.
    var type: String
    /// The marks around the raw string literal.
    var delimiter: String
    /// The lines of the JSON text.
    var json: [String]

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .name: name
        case .title: title
        case .type: type
        case .delimiter: delimiter
        case .json: json
        }
    }
}

/// What `round-trip.mustache` sees.
struct ExampleSupportContext: TemplateContext {
    enum Key: String, CaseIterable {
        case imports
    }

    /// The modules that the file imports, sorted.
    var imports: [String]

    func value(for key: Key) -> any TemplateValue { imports }
}
