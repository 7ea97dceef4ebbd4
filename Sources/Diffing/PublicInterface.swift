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
        let sources = files.filter { file in
            file.path.hasPrefix("Sources/") && file.path.hasSuffix(".swift") && !file.path.contains("/Runtime/")
        }
        declarations = sources.concurrentMap { file in
            var reader = InterfaceReader()
            reader.read(file.contents)
            return reader.declarations
        }.flatMap(\.self)
    }

    /// The text of `API.txt`: types by their names, each with what it declares.
    package var text: String {
        let lines = declarations.concurrentMap(inPiecesOf: 512) { declaration in
            let type = declaration.kind.isType ? declaration.qualifiedName : declaration.owner
            return (type: type, rank: declaration.kind.isType ? 0 : 1, text: declaration.text)
        }
        var text = ""
        text.reserveCapacity(lines.count * 64)
        for line in lines.sorted(by: { ($0.type, $0.rank, $0.text) < ($1.type, $1.rank, $1.text) }) {
            text += line.text
            text += "\n"
        }
        return text
    }
}
