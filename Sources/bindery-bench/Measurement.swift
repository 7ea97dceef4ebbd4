import Foundation

/// What generating from one document costs.
struct Measurement {
    /// The counts of `--report`.
    private struct Counts: Decodable {
        var files: Int
        var lines: Int
        var bytes: Int
    }

    private struct Report: Decodable {
        struct Client: Decodable {
            var counts: Counts
        }

        var clients: [Client]
    }

    private struct Cost {
        var seconds: Double
        var peakMemory: Int
        var eventPassSeconds: Double
        var counts: Counts
    }

    private var document: String
    private var bytes: Int
    private var cost: Cost?
    /// Why there is no cost.
    private var failure = ""

    /// Measures a document, in a scratch folder that is removed again. A document that cannot be generated is no error.
    static func take(of document: String, bindery: String, runs: Int) throws -> Measurement {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bindery-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        let size = try? FileManager.default.attributesOfItem(atPath: document)[.size] as? Int
        var measurement = Measurement(document: document, bytes: (size ?? nil) ?? 0)
        let scratch = Scratch(document: document, folder: folder, bindery: bindery)
        // The first run is not timed: it warms the disk's cache, counts, and shows whether the document can be generated.
        let first = try scratch.generate(["--report", scratch.report.path])
        guard first.exitCode == 0 else {
            measurement.failure = reason(first)
            return measurement
        }
        let pass = try ChildProcess.run(
            ProcessInfo.processInfo.arguments[0],
            ["event-pass", document, "--runs", String(runs)],
            in: folder
        )
        let timed = try (0..<runs).map { _ in try scratch.generate([]) }
        let report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: scratch.report))
        guard let counts = report.clients.first?.counts else { return measurement }
        measurement.cost = Cost(
            seconds: timed.map(\.seconds).median,
            peakMemory: timed.map(\.peakMemory).max() ?? 0,
            eventPassSeconds: Double(pass.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0,
            counts: counts
        )
        return measurement
    }

    /// The first error that the run printed.
    private static func reason(_ run: ChildProcess) -> String {
        let lines = run.errors.split(separator: "\n")
        let error = lines.first { $0.contains("error:") } ?? lines.first
        return error.map(String.init) ?? "exit code \(run.exitCode)"
    }

    /// The row of the table.
    var cells: [String] {
        let name = document.split(separator: "/").suffix(2).joined(separator: "/")
        guard let cost else { return [name, String(bytes), "failed: \(failure)"] }
        let ratio = cost.eventPassSeconds > 0 ? cost.seconds / cost.eventPassSeconds : 0
        return [
            name,
            String(bytes),
            String(format: "%.1f ms", cost.seconds * 1000),
            String(format: "%.2f ms", cost.eventPassSeconds * 1000),
            String(format: "%.1f", ratio),
            String(format: "%.1f MB", Double(cost.peakMemory) / 1e6),
            String(cost.counts.files),
            String(cost.counts.lines),
            String(cost.counts.bytes),
        ]
    }
}

/// The folder in which a document is generated again and again.
private struct Scratch {
    var document: String
    var folder: URL
    var bindery: String

    var report: URL { folder.appendingPathComponent("report.json") }

    /// Generates into a new folder. Those of earlier runs stay until all are done: file systems are slow to create files
    /// where others were removed a moment ago.
    func generate(_ options: [String]) throws -> ChildProcess {
        let output = folder.appendingPathComponent(UUID().uuidString)
        let arguments = ["generate", document, "--output", output.path, "--module", "Measured"]
        return try ChildProcess.run(bindery, arguments + options, in: folder)
    }
}
