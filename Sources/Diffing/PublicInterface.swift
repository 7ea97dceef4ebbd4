package import Emitting
import Parallelism

/// What a generated package declares for its users, one declaration a line. The runtime, which is the same in every package,
/// is left out.
package struct PublicInterface: Sendable {
    package struct Declaration: Hashable, Sendable {
        package enum Kind: String, Sendable {
            case structure = "struct"
            case enumeration = "enum"
            case alias = "typealias"
            case property = "var"
            case staticProperty = "static var"
            case function = "func"
            case staticFunction = "static func"
            case initializer = "init"
            case enumerationCase = "case"

            package var isType: Bool { self == .structure || self == .enumeration || self == .alias }
        }

        package var kind: Kind
        /// The type that it belongs to: `CreateCompletionResponse.Choice`; empty at the top of the module.
        package var owner: String
        /// The name without parameters.
        package var name: String
        /// What follows the name: parameters and result, type, conformances.
        package var signature: String

        package var qualifiedName: String { owner.isEmpty ? name : "\(owner).\(name)" }

        /// `func OpenAIClient.Files.list() async throws -> ListFilesResponse`.
        package var text: String {
            kind == .initializer ? "init \(owner)\(signature)" : "\(kind.rawValue) \(qualifiedName)\(signature)"
        }
    }

    /// The file of a generated package that lists its declarations, so that a reviewer sees at a glance what changed for
    /// callers.
    package static let fileName = "API.txt"

    package var declarations: [Declaration]

    /// Reads the declarations of generated files.
    package init(_ files: [GeneratedFile]) {
        declarations = files.concurrentMap { file -> [Declaration] in
            guard file.path.hasPrefix("Sources/"), file.path.hasSuffix(".swift"), !file.path.contains("/Runtime/")
            else { return [] }
            var reader = InterfaceReader()
            reader.read(file.contents)
            return reader.declarations
        }.flatMap(\.self)
    }

    /// The text of `API.txt`: types by their names, each with what it declares.
    package var text: String {
        let pieces = stride(from: 0, to: declarations.count, by: 1024).map { declarations[$0...].prefix(1024) }
        let grouped = pieces.concurrentMap(inPiecesOf: 1) { piece in
            Dictionary(grouping: piece.map(Line.init), by: \.type)
        }
        var groups: [String: [Line]] = [:]
        for lines in grouped { groups.merge(lines) { $0 + $1 } }
        return groups.sorted { $0.key < $1.key }.concurrentMap { _, lines in
            lines.sorted { ($0.rank, $0.text) < ($1.rank, $1.text) }.map(\.text).joined()
        }.joined()
    }

    /// A line of `API.txt`.
    private struct Line {
        /// The type that it declares, or stands in.
        var type: String
        var rank: Int
        var text: String

        init(_ declaration: Declaration) {
            (type, rank) = declaration.kind.isType ? (declaration.qualifiedName, 0) : (declaration.owner, 1)
            text = declaration.text + "\n"
        }
    }
}
