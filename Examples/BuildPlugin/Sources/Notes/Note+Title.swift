// SwiftPM wants a target to have a source of its own beside those that are generated.

extension Note {
    /// The first line of the text.
    package var title: Substring { text.prefix { !$0.isNewline } }
}
