import ArgumentParser
import Diagnostics
import Foundation
import YAML

/// Times libyaml's event pass in a process of its own, so that the measuring process stays small: on Linux, the peak
/// memory of a child is at least that of its parent when it began.
struct EventPassCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event-pass",
        abstract: "Prints the median time of libyaml's event pass over a document, in seconds."
    )

    @Argument(help: "The document.", completion: .file())
    var document: String

    @Option(help: "How often the pass is made.")
    var runs = 7

    func run() throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: document)))
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<max(1, runs) {
            let start = clock.now
            do {
                _ = try YAMLEventPass.run(bytes: bytes)
            } catch {
                throw CleanExit.message(error.diagnostics.first?.message ?? "not YAML")
            }
            times.append((clock.now - start).seconds)
        }
        print(times.median)
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

extension [Double] {
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
