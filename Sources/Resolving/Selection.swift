package import Diagnostics

/// Which parts of the document become Swift, as `include` and `exclude` of the configuration say.
///
/// Nothing under `include` means everything. What is selected brings along the schemas that it needs, excluded or not.
package struct Selection: Hashable, Sendable {
    /// What an entry speaks of.
    package enum Kind: String, CaseIterable, Sendable {
        case tags, paths, operations, schemas
    }

    /// An entry under `include` or `exclude`.
    package struct Entry: Hashable, Sendable {
        package var kind: Kind
        /// The name, the path or the operation; a `*` at its end stands for anything.
        package var text: String
        package var location: SourceLocation

        package init(_ kind: Kind, _ text: String, location: SourceLocation) {
            self.kind = kind
            self.text = text
            self.location = location
        }
    }

    package var include: [Entry] = []
    package var exclude: [Entry] = []

    package init() {}

    var isEmpty: Bool { include.isEmpty && exclude.isEmpty }

    /// Whether the subject is selected.
    func contains(_ subject: Subject) -> Bool {
        (include.isEmpty || include.contains(where: subject.isMeant)) && !exclude.contains(where: subject.isMeant)
    }

    /// What an entry may mean: an operation or a schema, by the texts that each kind of entry may have for it.
    struct Subject {
        private let texts: [Kind: [String]]

        init(operationID: String?, method: String, path: String, pointer: String, tags: [String]) {
            let names = [operationID, "\(method) \(path)", pointer].compactMap(\.self)
            texts = [.tags: tags, .paths: [path], .operations: names]
        }

        init(schema name: String, pointer: String) {
            texts = [.schemas: [name, pointer]]
        }

        func isMeant(by entry: Entry) -> Bool {
            let candidates = texts[entry.kind] ?? []
            guard entry.text.hasSuffix("*") else { return candidates.contains(entry.text) }
            return candidates.contains { $0.hasPrefix(entry.text.dropLast()) }
        }

        /// What may be written to mean it, for hints.
        func suggestions(for kind: Kind) -> [String] { texts[kind] ?? [] }
    }
}
