package import Diagnostics
package import Diffing
package import Emitting
package import Resolving

/// What the user decided about one client, in `bindery.yaml` and on the command line.
package struct Configuration: Hashable, Sendable {
    package static let fileName = "bindery.yaml"

    /// The document's path; `-` is standard input.
    package var specification: String?
    /// The folder of the generated package.
    package var output: String?
    /// The module's name; made from `info.title` where it is `nil`.
    package var module: String?
    /// The client type's name; the module's name and `Client` where it is `nil`.
    package var client: String?
    /// Swift names by JSON pointer.
    package var names: [String: String] = [:]
    /// Swift types by the JSON pointer of the schema that they replace.
    package var types: [String: String] = [:]
    /// Which operations stream, and what.
    package var streams: [StreamRule] = []
    /// The paths of the overlays that are applied to the document, in their order, with the places where they are named.
    package var overlays: [NamedFile] = []
    /// Which lists are read page by page, and how.
    package var pagination = PaginationRules()
    /// Which parts of the document become Swift (`include`, `exclude`).
    package var selection = Selection()
    /// The properties that tell null from nothing (`nullable`).
    package var threeStates: [ThreeStateRule] = []
    /// Swift types by format (`formats`).
    package var formats: [String: FormatType] = [:]
    /// Who may use the generated declarations, and how they are documented (`access`, `documentation`).
    package var finish = SourceFinish()
    /// Whether string enumerations become Swift enums that know no further values (`enums: closed`).
    package var closedEnumerations = false
    /// Whether the package gets tests of the documented examples.
    package var tests = true
    /// Whether the parts of an array in a `multipart/form-data` body have names that end in `[]` (`formArrays: brackets`).
    package var hasBracketsInForms = false
    /// What carries the requests of the client, unless its user says something else.
    package var transport = Emitter.Transport.urlSession
    /// The package that the runtime stands in; `nil` where it is part of the client's module (`runtime`).
    package var sharedRuntime: SharedRuntime?
    /// How bad the changes of a rule of `diff` are on the wire, by the rule's id (`severities`).
    package var severities: [String: Change.Wire] = [:]
    /// Where the file begins to speak of this client; `nil` without a file.
    package var location: SourceLocation?
    /// Where the file names the output folder.
    package var outputLocation: SourceLocation?
    /// Where the file names the document.
    package var specificationLocation: SourceLocation?

    package init() {}

    /// A file that is named in the configuration, or on the command line.
    package struct NamedFile: Hashable, Sendable {
        package var path: String
        package var location: SourceLocation?

        package init(path: String, location: SourceLocation? = nil) {
            self.path = path
            self.location = location
        }
    }

    /// Whether the text can name a declaration without backticks around it.
    package static func isIdentifier(_ text: some StringProtocol) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return text.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
    }
}
