package import Diagnostics
import Mustache

/// The templates by name: the built-in ones, and those that replace single ones of them.
package struct TemplateLibrary: Sendable {
    private var library = MustacheLibrary()

    /// Every built-in template with its text, sorted by name, as `templates export` writes them.
    package static func builtInSources() -> [(name: String, text: String)] {
        EmbeddedFile.inFolder("Templates").map { file in
            (String(file.path.prefix { $0 != "." }), file.text)
        }
    }

    /// The built-in templates, with others in the place of those that have the same name.
    ///
    /// - Parameter overrides: template texts by name, `structure` for `structure.mustache`.
    /// - Throws: a diagnostic for a name that no template has, and for a text that is no Mustache.
    package static func load(overrides: [String: String] = [:]) throws(DiagnosticsError) -> TemplateLibrary {
        let sources = builtInSources()
        let names = Set(sources.map(\.name))
        var diagnostics = overrides.keys.sorted().filter { !names.contains($0) }.map { name in
            Diagnostic(
                "template-unknown",
                .error,
                "there is no template called `\(name)`",
                at: nil,
                hint: "the templates are \(names.sorted().joined(separator: ", "))"
            )
        }
        var templates = TemplateLibrary()
        for source in sources {
            do {
                try templates.library.register(overrides[source.name] ?? source.text, named: source.name)
            } catch {
                let message = "the template `\(source.name)` cannot be read: \(error)"
                diagnostics.append(Diagnostic("template-invalid", .error, message, at: nil))
            }
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
        return templates
    }

    /// The text that a template makes of a context.
    func render(_ context: some TemplateContext, with name: String) throws(DiagnosticsError) -> String {
        guard let text = library.render(context, withTemplate: name) else {
            throw DiagnosticsError([
                Diagnostic("template-missing", .error, "there is no template called `\(name)`", at: nil)
            ])
        }
        return text
    }
}
