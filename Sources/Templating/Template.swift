package import Diagnostics

/// A text with tags, in the language of Mustache: `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{!comment}}`,
/// `{{>partial}}` and `{{=<% %>=}}`. What it writes is no HTML, so that `{{{name}}}` and `{{&name}}` are the same as `{{name}}`.
///
/// A name is looked up in the innermost scope first, then outwards; `{{.}}` is the innermost value, and `{{.name}}` is looked
/// up in that alone. A tag that writes nothing and stands alone on its line takes the line with it.
package struct Template: Sendable {
    package enum Part: Sendable {
        case text(String)
        case value(Tag)
        case section(Tag, Template)
        case invertedSection(Tag, Template)
        /// Another template, whose lines stand as far to the right as the tag.
        case partial(Tag, indentation: Int)
    }

    /// The name in a tag, and where the tag stands.
    package final class Tag: Sendable {
        package let name: String
        /// Whether only the innermost scope is asked.
        package let isLocal: Bool
        package let location: SourceLocation

        init(name: String, isLocal: Bool, location: SourceLocation) {
            self.name = name
            self.isLocal = isLocal
            self.location = location
        }
    }

    package var parts: [Part]

    /// - Parameter path: The template's file, for locations.
    /// - Throws: a diagnostic where the text is no template.
    package init(parsing text: String, path: String) throws(DiagnosticsError) {
        var parser = TemplateParser(text: text, path: path)
        self = try parser.template()
    }

    init(parts: [Part]) {
        self.parts = parts
    }

    /// Every tag that stands for a value, in the order of the text.
    package var tags: [Tag] {
        parts.flatMap { part -> [Tag] in
            switch part {
            case .text, .partial: []
            case .value(let tag): [tag]
            case .section(let tag, let template), .invertedSection(let tag, let template): [tag] + template.tags
            }
        }
    }

    /// The names of the templates that stand inside of this one.
    package var partials: [Tag] {
        parts.flatMap { part -> [Tag] in
            switch part {
            case .text, .value: []
            case .partial(let tag, _): [tag]
            case .section(_, let template), .invertedSection(_, let template): template.partials
            }
        }
    }
}
