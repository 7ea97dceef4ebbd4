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
    /// Whether the files that are written and removed are listed.
    let listsChanges: Bool
    /// The folder that gets the sources alone, instead of the package's files in its folder.
    let sources: String?
    /// Whether the recorded names are all that is written.
    let isLock: Bool
    private(set) var reports: [Report.Client] = []
    private var jobs: [Job] = []
    /// What writing the runtimes that clients share would change, one plan a folder.
    private var runtimes: [OutputPlan] = []
    /// The paths of the files that were read, or are missing.
    private(set) var inputs: Set<String> = []

    init(
        isCheck: Bool = false,
        showsDiff: Bool = false,
        listsChanges: Bool = false,
        sources: String? = nil,
        isLock: Bool = false
    ) {
        self.isCheck = isCheck
        self.showsDiff = showsDiff
        self.listsChanges = listsChanges
        self.sources = sources
        self.isLock = isLock
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
        inputs.formUnion(configurations.flatMap { input.paths(for: $0) } + (folder.map(TemplateFolder.paths) ?? []))
        let templates = try TemplateFolder.load(folder)
        for configuration in configurations {
            if !isCheck, !isLock, sources == nil { try recover(configuration, console) }
            let source = try input.input(for: configuration, &console)
            console.showProgress("generating \(source.path)")
            var output = Generator.generate(source, templates: templates)
            if sources != nil, let lost = Self.unrecordedNames(of: output, source) { output.diagnostics.append(lost) }
            inputs.formUnion(output.referencedFiles)
            let report = Report.Client(spec: source.path, output: output)
            reports.append(report)
            console.show(output.diagnostics)
            jobs.append(Job(configuration: configuration, output: output, statistics: report.counts))
        }
        guard !jobs.contains(where: \.output.hasErrors) else {
            console.say("nothing written: \(console.summary(of: jobs.flatMap(\.output.diagnostics)))")
            throw ExitCode.unusable
        }
        if let sources { return try write(jobs, to: sources, input.paths, console) }
        if isLock { return try writeLocks(console) }
        for index in jobs.indices {
            jobs[index].plan = try jobs[index].configuration.outputFolder?.plan(for: jobs[index].output.files)
        }
        runtimes = try runtimePlans()
        try finish(console)
    }

    private func recover(_ configuration: Configuration, _ console: Console) throws(DiagnosticsError) {
        for folder in [configuration.outputFolder, configuration.runtimeFolder].compactMap(\.self) {
            guard try OutputTransaction.recover(folder) else { continue }
            console.say("restored \(folder.displayPath) after an interrupted run")
        }
    }

    /// All clients write the same files into the folder that they share.
    private func runtimePlans() throws(DiagnosticsError) -> [OutputPlan] {
        var seen: Set<String> = []
        var plans: [OutputPlan] = []
        for job in jobs {
            guard let folder = job.configuration.runtimeFolder, seen.insert(folder.displayPath).inserted else {
                continue
            }
            plans.append(try folder.plan(for: job.output.runtimeFiles))
        }
        return plans
    }

    /// Names that are decided anew by each run, as nothing may be written into the package while it is built.
    private static func unrecordedNames(of output: Generator.Output, _ source: Generator.Input) -> Diagnostic? {
        guard let lock = output.analysis?.lock else { return nil }
        let lost = lock.filter { source.lock[$0.key] != $0.value }.map(\.value).sorted()
        guard !lost.isEmpty else { return nil }
        return Diagnostic(
            "names-not-recorded",
            source.isStrict ? .error : .warning,
            "names that had to be decided are recorded nowhere: \(lost.map { "`\($0)`" }.joined(separator: ", "))",
            at: source.configuration.location,
            hint: "run `swift package generate-client`, which writes bindery.lock beside this file, and check that in"
        )
    }

    private func writeLocks(_ console: Console) throws {
        for job in jobs {
            guard let folder = job.configuration.lockFolder else {
                throw ValidationError("--lock wants a configuration.")
            }
            let isChanged = try Lock(entries: job.output.analysis?.lock ?? [:]).write(to: folder)
            let path = FilePath.joined(folder.displayPath, Lock.fileName)
            console.say("\(path): \(isChanged ? "written" : "up to date")")
        }
    }

    private func write(
        _ jobs: [Job],
        to folder: String,
        _ named: Set<String>,
        _ console: Console
    ) throws(DiagnosticsError) {
        for job in jobs {
            let files = FlatSources.files(of: job.output.files) + [FlatSources.list(of: inputs.union(named))]
            let count = try FlatSources.write(files, to: folder)
            console.say(
                "\(folder): \(Console.count(count, "file")) written; \(console.summary(of: job.output.diagnostics))"
            )
        }
    }

    /// What ended the run, for the report.
    func diagnostics(of outcome: Result<Void, any Error>) -> [Diagnostic] {
        guard case .failure(let error as DiagnosticsError) = outcome else { return [] }
        return error.diagnostics
    }

    private func finish(_ console: Console) throws {
        let plans = runtimes + jobs.compactMap(\.plan)
        if isCheck {
            for plan in plans { showChanges(of: plan, console) }
        } else {
            console.showProgress("writing")
            try OutputTransaction.write(plans)
            for plan in plans where listsChanges { listChanges(of: plan, console) }
        }
        if showsDiff {
            for plan in plans {
                for change in plan.changes { console.printData(change.diff()) }
            }
        }
        for plan in runtimes { console.say("\(plan.folder.displayPath): the runtime; \(summary(of: plan))") }
        for job in jobs { console.say(summary(of: job, console)) }
        if isCheck, plans.contains(where: { !$0.isUpToDate }) { throw ExitCode.no }
    }

    /// Names what was written and removed, up to a number that fits on a screen.
    private func listChanges(of plan: OutputPlan, _ console: Console) {
        let limit = 20
        for change in plan.changes.prefix(limit) {
            let verb = change.kind == .removed ? "removed" : change.kind == .added ? "added" : "changed"
            console.say("  \(verb): \(FilePath.joined(plan.folder.displayPath, change.path))")
        }
        let hidden = plan.changes.count - limit
        if hidden > 0 { console.say("  and \(Console.count(hidden, "more file"))") }
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
        return "\(job.plan?.folder.displayPath ?? ""): \(Console.count(statistics.operations, "operation")), "
            + "\(Console.count(statistics.types, "type")); \(Console.count(statistics.files, "file")), "
            + (job.plan.map(summary) ?? "0 written") + "; " + console.summary(of: job.output.diagnostics)
    }

    /// `3 written, 1 removed`.
    private func summary(of plan: OutputPlan) -> String {
        if plan.isUpToDate { return "up to date" }
        let removed = plan.changes.count { $0.kind == .removed }
        let written = plan.changes.count - removed
        return "\(written) \(isCheck ? "to write" : "written")"
            + (removed > 0 ? ", \(removed) \(isCheck ? "to remove" : "removed")" : "")
    }
}
