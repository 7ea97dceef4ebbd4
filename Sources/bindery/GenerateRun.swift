import ArgumentParser
import Diagnostics
import Emitting
import Generator

/// One run of `generate`: all clients are generated before the first file is written.
struct GenerateRun {
    /// A client that was generated, and what writing it would change.
    private struct Job {
        var configuration: Configuration
        var output: Generator.Output
        var statistics: Statistics
        var plan: OutputPlan?
    }

    let isCheck: Bool
    let showsDiff: Bool
    private(set) var reports: [Report.Client] = []
    private var jobs: [Job] = []

    init(isCheck: Bool, showsDiff: Bool) {
        self.isCheck = isCheck
        self.showsDiff = showsDiff
    }

    /// Generates and writes, or checks.
    ///
    /// - Throws: `DiagnosticsError` where something cannot be read or written, an exit code where it was said already.
    mutating func run(
        _ configurations: [Configuration],
        _ input: InputOptions,
        templates folder: String?,
        _ console: inout Console
    ) throws {
        let templates = try TemplateFolder.load(folder)
        for configuration in configurations {
            if !isCheck, let folder = configuration.outputFolder, try OutputTransaction.recover(folder) {
                console.say("restored \(folder.displayPath) after an interrupted run")
            }
            let source = try input.input(for: configuration, &console)
            console.showProgress("generating \(source.path)")
            let output = Generator.generate(source, templates: templates)
            let report = Report.Client(spec: source.path, output: output)
            reports.append(report)
            console.show(output.diagnostics)
            jobs.append(Job(configuration: configuration, output: output, statistics: report.counts))
        }
        guard !jobs.contains(where: \.output.hasErrors) else {
            console.say("nothing written: \(console.summary(of: jobs.flatMap(\.output.diagnostics)))")
            throw ExitCode.unusable
        }
        for index in jobs.indices {
            jobs[index].plan = try jobs[index].configuration.outputFolder?.plan(for: jobs[index].output.files)
        }
        try finish(console)
    }

    /// What ended the run, for the report.
    func diagnostics(of outcome: Result<Void, any Error>) -> [Diagnostic] {
        guard case .failure(let error as DiagnosticsError) = outcome else { return [] }
        return error.diagnostics
    }

    private func finish(_ console: Console) throws {
        let plans = jobs.compactMap(\.plan)
        if isCheck {
            for plan in plans { showChanges(of: plan, console) }
        } else {
            console.showProgress("writing")
            try OutputTransaction.write(plans)
        }
        if showsDiff {
            for plan in plans {
                for change in plan.changes { console.printData(change.diff()) }
            }
        }
        for job in jobs { console.say(summary(of: job, console)) }
        if isCheck, plans.contains(where: { !$0.isUpToDate }) { throw ExitCode.no }
    }

    private func showChanges(of plan: OutputPlan, _ console: Console) {
        for change in plan.allChanges {
            let state =
                switch change.kind {
                case .added: "missing"
                case .modified: "out of date"
                case .removed: "no longer generated"
                }
            console.say("\(state): \(FilePath.joined(plan.folder.displayPath, change.path))")
        }
    }

    /// `Generated/OpenAI: 25 operations, 61 types; 82 files, 3 written, 1 removed; 2 warnings`.
    private func summary(of job: Job, _ console: Console) -> String {
        let statistics = job.statistics
        let changes = job.plan?.changes ?? []
        let removed = changes.count { $0.kind == .removed }
        let written = changes.count - removed
        let verb = isCheck ? "to write" : "written"
        let isCurrent = job.plan?.isUpToDate == true
        let files =
            isCurrent
            ? "up to date"
            : "\(written) \(verb)" + (removed > 0 ? ", \(removed) \(isCheck ? "to remove" : "removed")" : "")
        return "\(job.plan?.folder.displayPath ?? ""): \(Console.count(statistics.operations, "operation")), "
            + "\(Console.count(statistics.types, "type")); \(Console.count(statistics.files, "file")), \(files); "
            + console.summary(of: job.output.diagnostics)
    }
}
