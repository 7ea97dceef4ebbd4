import Foundation
import Testing

/// One edit of a document, from the tables in `Rules`, and the rules that it breaks.
///
/// A table is a text: `document` and, indented, the text of a document; `place NAME` and what stands in the document where it
/// says `◊`; `edits PLACE…`, and after it for each edit a line of rules (`-` is none, `*` the name of the place), and indented
/// what stands in the place before and after (`∅` is nothing). `Scripts/callers --rules` reads the same files.
struct RuleCase: CustomTestStringConvertible, Sendable {
    var rules: [String]
    var place: String
    var before: String
    var after: String
    /// The documents.
    var old: String
    var new: String

    var testDescription: String { "\(place): \(before) → \(after)" }

    static let all: [RuleCase] = ["schemas", "properties", "parameters", "operations"].flatMap(table)

    private static func table(_ name: String) -> [RuleCase] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Rules")
        let text = (try? String(contentsOf: folder.appending(path: "\(name).txt"), encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
        var document = "◊"
        var places: [String: String] = [:]
        var current: [String] = []
        var cases: [RuleCase] = []
        var index = 0
        func next() -> String {
            index += 1
            let line = lines[index - 1].trimmingCharacters(in: .whitespaces)
            return line == "∅" ? "" : line
        }
        while index < lines.count {
            let words = next().split(separator: " ").map(String.init)
            switch words[0] {
            case "document": document = next()
            case "place": places[words[1]] = next()
            case "edits": current = Array(words.dropFirst())
            default:
                let (before, after) = (next(), next())
                for place in current {
                    let frame = document.replacing("◊", with: places[place] ?? "")
                    cases.append(
                        RuleCase(
                            rules: words.filter { $0 != "-" }.map { $0.replacing("*", with: place) },
                            place: place,
                            before: before,
                            after: after,
                            old: frame.replacing("◊", with: before),
                            new: frame.replacing("◊", with: after)
                        )
                    )
                }
            }
        }
        return cases
    }
}
