package import Diagnostics
package import Overlays
import YAML

/// Working with overlays on their own, without generating anything.
package enum OverlayTools {
    /// A document with its overlays.
    package struct Patched: Sendable {
        /// YAML or JSON, as the document was; `nil` where there are errors.
        package var text: String?
        /// Whether everything that no overlay changed is as it was, comments included.
        package var isKept = true
        package var hits: [OverlayApplication.Hit] = []
        package var diagnostics: [Diagnostic] = []
    }

    /// Applies overlays to a document, one after the other.
    ///
    /// - Throws: what makes the document unreadable.
    package static func apply(
        _ overlays: [Overlay],
        to document: Revision,
        isStrict: Bool
    ) throws(DiagnosticsError) -> Patched {
        let root = try YAML.load(bytes: document.bytes, path: document.path)
        var application = OverlayApplication(root: root)
        for overlay in overlays { application.apply(overlay) }
        var result = Patched(hits: application.hits, diagnostics: application.diagnostics)
        if isStrict { result.diagnostics = result.diagnostics.map(\.strict) }
        guard !result.diagnostics.hasErrors else { return result }
        let source = PatchedSource(application.root, from: root)
        result.text = source.text
        result.isKept = source.isKept
        return result
    }

    /// The overlay that turns one document into another.
    ///
    /// - Throws: what makes a document unreadable; a diagnostic where one is no object.
    package static func create(from old: Revision, to new: Revision) throws(DiagnosticsError) -> String {
        var roots: [Node] = []
        for document in [old, new] {
            let root = try YAML.load(bytes: document.bytes, path: document.path)
            guard root.mapping != nil else {
                throw DiagnosticsError([
                    Diagnostic(
                        "overlay-mismatch",
                        .error,
                        "an overlay changes objects, and this document is \(root.kindDescription)",
                        at: root.location,
                        hint: "name two OpenAPI documents"
                    )
                ])
            }
            roots.append(root)
        }
        let names = [old, new].map { FilePath.name(of: $0.path) }
        let title = names[0] == names[1] ? "Changes of \(names[0])" : "Changes from \(names[0]) to \(names[1])"
        return OverlayCreation.text(from: roots[0], to: roots[1], title: title)
    }
}
