package import Diagnostics

/// Writes plans all or nothing.
///
/// Everything new is first written into `.bindery-staging` inside the output folder, on the same disk, with a journal of
/// what will change. Then files are moved in by renaming, which replaces each at once; what they replace is kept in the
/// staging folder until all are done. Where a step fails, everything is moved back. Signals that end a program wait until
/// the moves are done; where the process is killed or the machine stops in between, the next run finds the journal and
/// moves the old files back first. Data are not forced to the disk (`fsync`): after a power failure it is the file system
/// that decides which of the last writes are there.
package struct OutputTransaction {
    static let stagingName = ".bindery-staging"

    private var stages: [StagedPlan] = []

    /// Makes the changes of all plans, or none of them.
    package static func write(_ plans: [OutputPlan]) throws(DiagnosticsError) {
        var transaction = OutputTransaction()
        for plan in plans where !plan.isUpToDate {
            try transaction.stage(plan)
        }
        try SignalMask.withTerminationBlocked { () throws(DiagnosticsError) in
            try transaction.commit()
        }
    }

    /// Moves the old files back that a run which was killed left in the staging folder.
    ///
    /// - Returns: Whether there was such a run.
    @discardableResult
    package static func recover(_ folder: OutputFolder) throws(DiagnosticsError) -> Bool {
        guard FileSystem.entry(folder.absolute(stagingName)) == .folder else { return false }
        var stage = StagedPlan(folder: folder)
        do {
            try stage.takeLock()
        } catch {
            throw DiagnosticsError([folder.diagnostic(error)])
        }
        stage.rollBack()
        return true
    }

    private mutating func stage(_ plan: OutputPlan) throws(DiagnosticsError) {
        var stage = StagedPlan(folder: plan.folder, steps: plan.steps)
        do {
            try stage.prepare()
        } catch {
            stage.rollBack()
            abandon()
            throw DiagnosticsError([plan.folder.diagnostic(error)])
        }
        stages.append(stage)
    }

    private func commit() throws(DiagnosticsError) {
        for stage in stages {
            do {
                try stage.moveIn()
            } catch {
                abandon()
                throw DiagnosticsError([stage.folder.diagnostic(error)])
            }
        }
        for stage in stages {
            stage.finish()
        }
    }

    private func abandon() {
        for stage in stages.reversed() {
            stage.rollBack()
        }
    }
}
