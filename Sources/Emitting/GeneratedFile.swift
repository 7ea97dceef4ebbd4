/// A file to be written.
package struct GeneratedFile: Hashable, Sendable {
    /// Relative to the output folder, with `/` between the parts.
    package var path: String
    package var contents: String

    package init(path: String, contents: String) {
        self.path = path
        self.contents = contents
    }
}
