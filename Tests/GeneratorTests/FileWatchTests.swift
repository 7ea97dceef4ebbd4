import Generator
import Testing

/// `generate --watch`, on a disk and with a clock that the test is.
@Suite struct FileWatchTests {
    /// A disk whose files change between two looks, as a script has it.
    private final class Disk {
        var files: [String: FileWatch.State?]
        var time: Int64 = 100
        /// What happens before each look; the watch ends behind the last.
        var steps: [(Disk) -> Void]

        init(_ paths: [String], steps: [(Disk) -> Void]) {
            files = Dictionary(uniqueKeysWithValues: paths.map { ($0, FileWatch.State(modified: 1)) })
            self.steps = steps
        }

        func write(_ path: String, size: Int64 = 0) {
            files[path] = FileWatch.State(modified: time, size: size)
        }

        var observer: FileWatch.Observer {
            FileWatch.Observer(
                state: { self.files[$0] ?? nil },
                now: { self.time },
                wait: {
                    self.time += 1
                    guard !self.steps.isEmpty else { return false }
                    self.steps.removeFirst()(self)
                    return true
                }
            )
        }
    }

    /// What each run was told.
    private func runs(_ disk: Disk, reading paths: Set<String>, during: (Int, Disk) -> Void = { _, _ in }) -> [[String]]
    {
        var runs: [[String]] = []
        var watch = FileWatch(disk.observer)
        watch.run { changed in
            during(runs.count, disk)
            runs.append(changed)
            return paths
        }
        return runs
    }

    private static let nothing: @Sendable (Disk) -> Void = { _ in }

    @Test func aRunFollowsAChange() {
        let disk = Disk(["a", "b"], steps: [Self.nothing, { $0.write("a") }, Self.nothing, Self.nothing])
        #expect(runs(disk, reading: ["a", "b"]) == [[], ["a"]])
    }

    @Test func severalChangesInARowAreOneRun() {
        let disk = Disk(
            ["a", "b"],
            steps: [{ $0.write("a") }, { $0.write("b") }, { $0.write("a", size: 2) }, Self.nothing, Self.nothing]
        )
        #expect(runs(disk, reading: ["a", "b"]) == [[], ["a", "b"]])
    }

    @Test func whatIsTakenBackIsNoChange() {
        let disk = Disk(
            ["a"],
            steps: [{ $0.write("a") }, { $0.files["a"] = FileWatch.State(modified: 1) }, Self.nothing, Self.nothing]
        )
        #expect(runs(disk, reading: ["a"]) == [[]])
    }

    @Test func filesThatDisappearAndAppearAreChanges() {
        let gone: (Disk) -> Void = { $0.files["a"] = .some(nil) }
        let disk = Disk(["a"], steps: [gone, Self.nothing, { $0.write("a") }, Self.nothing])
        #expect(runs(disk, reading: ["a"]) == [[], ["a"], ["a"]])
    }

    @Test func filesThatAreNotReadAreNotWatched() {
        let disk = Disk(["a", "b"], steps: [{ $0.write("b") }, Self.nothing])
        #expect(runs(disk, reading: ["a"]) == [[]])
    }

    @Test func whatIsWrittenWhileTheFirstRunReadsIsRunAgain() {
        let disk = Disk(["a"], steps: [])
        let runs = runs(disk, reading: ["a"]) { index, disk in
            if index == 0 { disk.write("a") }
        }
        #expect(runs == [[], ["a"]])
    }

    @Test func whatIsWrittenWhileALaterRunReadsIsRunAgain() {
        let disk = Disk(["a"], steps: [{ $0.write("a") }, Self.nothing, Self.nothing, Self.nothing])
        let runs = runs(disk, reading: ["a"]) { index, disk in
            if index == 1 { disk.write("a", size: 9) }
        }
        #expect(runs == [[], ["a"], ["a"]])
    }
}
