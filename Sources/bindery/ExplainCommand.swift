import ArgumentParser
import Diagnostics
import Generator

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what a diagnostic means and what to do about it.",
        discussion: """
            The id of a diagnostic stands in brackets behind its message. Without an id all of them are listed.

            EXAMPLES:
              bindery explain union-guessed
              bindery explain
            """
    )

    @Argument(help: "The id of the diagnostic.", completion: .list(Explanation.all.map(\.id)))
    var id: String?

    func run() throws {
        let pages = Explanation.all
        guard let id else {
            Console().printData(pages.map { "\($0.id)\n" }.joined())
            return
        }
        guard let page = pages.first(where: { $0.id == id }) else {
            let hint = NearestName.find(id, in: pages.map(\.id)).map { "Did you mean \($0)?" }
            throw ValidationError(
                "There is no diagnostic \(id). \(hint ?? "`bindery explain` without an id lists all of them.")"
            )
        }
        Console().printData("\(page.id)\n\n\(page.text)")
    }
}
