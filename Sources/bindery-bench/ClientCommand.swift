import ArgumentParser
import Foundation

/// Measures what a generated client costs over what one would write by hand.
struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client",
        abstract: "Prints what calls, streams and the runtime of a generated client cost."
    )

    @Option(help: "The generated package whose runtime is compiled.")
    var package: String

    @Option(help: "The folder of the module HTTPTypes.")
    var modules: String

    @Option(help: "How often each call is made; the median counts.")
    var calls = 500

    @Option(help: "How many events are read.")
    var events = 200_000

    func run() async throws {
        var table = Table(columns: ["client", "generated", "by hand", "ratio"])
        #if canImport(Features)
        let call = try await ClientCost.call(times: calls)
        table.rows.append(call.cells("a call") { String(format: "%.0f µs", $0 * 1e6) })
        let stream = try await ClientCost.stream(of: events)
        table.rows.append(stream.cells("events a second") { String(format: "%.0f", 1 / $0) })
        #endif
        print(
            """
            A call: GET from a server on this machine, and decode JSON; by hand with URLSession and JSONDecoder. Events: \
            the texts of server-sent events from memory; by hand a split on blank lines.

            """
        )
        print(table.text)
        print(try RuntimeCost(package: package, modules: modules).text)
    }
}
