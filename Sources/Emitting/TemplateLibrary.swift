package import Diagnostics
import Templating

/// The templates by name: the built-in ones, and those that replace single ones of them.
package struct TemplateLibrary: Sendable {
    /// A template in the place of a built-in one.
    package struct Override: Sendable {
        package var text: String
        /// The file's path, for locations.
        package var path: String

        package init(text: String, path: String) {
            self.text = text
            self.path = path
        }
    }

    private var templates: [String: Template] = [:]

    /// Every built-in template with its text, sorted by name, as `templates export` writes them.
    package static func builtInSources() -> [(name: String, text: String)] {
        EmbeddedFile.inFolder("Templates").map { file in
            (String(file.path.prefix { $0 != "." }), file.text)
        }
    }

    /// The built-in templates, with others in the place of those that have the same name.
    ///
    /// - Parameter overrides: templates by name, `structure` for `structure.mustache`.
    /// - Throws: diagnostics for a name that no template has, for a text that is no template, and for tags that would never
    ///   stand for anything.
    package static func load(overrides: [String: Override] = [:]) throws(DiagnosticsError) -> TemplateLibrary {
        let sources = builtInSources()
        var diagnostics = unknownNames(overrides, in: Set(sources.map(\.name)))
        var library = TemplateLibrary()
        for (name, text) in sources {
            let override = overrides[name]
            do {
                let template = try Template(
                    parsing: override?.text ?? text,
                    path: override?.path ?? "Templates/\(name).mustache"
                )
                if override != nil { diagnostics += unknownTags(of: template, named: name) }
                library.templates[name] = template
            } catch {
                diagnostics += error.diagnostics
            }
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
        return library
    }

    private static func unknownNames(_ overrides: [String: Override], in names: Set<String>) -> [Diagnostic] {
        overrides.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }.map { name, override in
            Diagnostic(
                "template-unknown",
                .error,
                "there is no template called `\(name)`",
                at: SourceLocation(file: override.path, line: 1, column: 1),
                hint: NearestName.hint(for: name, among: names.sorted(), called: "the templates")
            )
        }
    }

    /// Diagnostics for the tags that none of the template's contexts knows.
    static func unknownTags(of template: Template, named name: String) -> [Diagnostic] {
        let known = TemplateTags.of(name)
        let tags = template.tags.filter { $0.name != "." && !known.contains($0.name) }.map { tag in
            Diagnostic(
                "template-tag-unknown",
                .error,
                "the template `\(name)` has no tag `\(tag.name)`",
                at: tag.location,
                hint: NearestName.hint(for: tag.name, among: known.sorted(), called: "its tags")
            )
        }
        let partials = template.partials.filter { !TemplateTags.names.contains($0.name) }.map { tag in
            Diagnostic(
                "template-missing",
                .error,
                "there is no template called `\(tag.name)`",
                at: tag.location,
                hint: NearestName.hint(for: tag.name, among: TemplateTags.names.sorted(), called: "the templates")
            )
        }
        return tags + partials
    }

    /// The text that a template makes of a context.
    func render(_ context: some TemplateContext, with name: String) throws(DiagnosticsError) -> String {
        guard let template = templates[name] else {
            throw DiagnosticsError([
                Diagnostic("template-missing", .error, "there is no template called `\(name)`", at: nil)
            ])
        }
        return TemplateRenderer.render(template, with: context, partials: templates)
    }
}
