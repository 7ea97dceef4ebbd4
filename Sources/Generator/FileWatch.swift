import Foundation

/// Looks at files again and again, and has the work done anew when one of them changes.
///
/// Files are polled: their dates and sizes cost next to nothing to read, and that works on every disk, through links, and
/// with editors that replace files instead of writing into them.
package struct FileWatch {
    /// What of a file shows that it was written.
    package struct State: Hashable, Sendable {
        /// When it was written: nanoseconds since 1970.
        package var modified: Int64
        package var size: Int64
        /// Another file at the same path has another number.
        package var number: UInt64

        package init(modified: Int64, size: Int64 = 0, number: UInt64 = 0) {
            self.modified = modified
            self.size = size
            self.number = number
        }
    }

    /// The disk and the clock, which tests replace.
    package struct Observer {
        /// The state of the file or folder at a path; `nil` where there is nothing.
        package var state: (_ path: String) -> State?
        /// Nanoseconds since 1970.
        package var now: () -> Int64
        /// Returns when it is time to look again; `false` ends the watch.
        package var wait: () -> Bool

        package init(
            state: @escaping (_ path: String) -> State?,
            now: @escaping () -> Int64,
            wait: @escaping () -> Bool
        ) {
            self.state = state
            self.now = now
            self.wait = wait
        }
    }

    private let observer: Observer
    private var known: [String: State?] = [:]

    package init(_ observer: Observer) {
        self.observer = observer
    }

    /// Does the work, and does it again whenever something changed.
    ///
    /// - Parameter work: Is given what changed, sorted, nothing at first, and returns the paths of everything that it read
    ///   or tried to read.
    package mutating func run(_ work: (_ changed: [String]) -> Set<String>) {
        var changed: [String]? = []
        while let paths = changed {
            let start = observer.now()
            let before = states(known.keys)
            let used = work(paths)
            // What was written while the work was under way may have been read before.
            known = [:]
            var late: [String] = []
            for path in used {
                if let state = before[path] {
                    known[path] = state
                } else {
                    let state = observer.state(path)
                    known[path] = .some(state)
                    if let state, state.modified >= start { late.append(path) }
                }
            }
            changed = late.isEmpty ? waitForChange() : late.sorted()
        }
    }

    /// The paths that changed, once nothing more changes between two looks, as editors and version control write several
    /// files one after the other; `nil` where the watch ends.
    private func waitForChange() -> [String]? {
        var current = known
        while true {
            guard observer.wait() else { return nil }
            let next = states(known.keys)
            let isQuiet = next == current
            current = next
            guard isQuiet else { continue }
            let changed = known.keys.filter { known[$0] != current[$0] }
            if !changed.isEmpty { return changed.sorted() }
        }
    }

    private func states(_ paths: some Sequence<String>) -> [String: State?] {
        Dictionary(paths.map { ($0, observer.state($0)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension FileWatch.Observer {
    /// The disk, looked at four times a second.
    package static var disk: Self {
        Self(
            state: { path in
                var status = stat()
                guard stat(path, &status) == 0 else { return nil }
                #if canImport(Darwin)
                let time = status.st_mtimespec
                #else
                let time = status.st_mtim
                #endif
                return FileWatch.State(
                    modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec),
                    size: Int64(status.st_size),
                    number: UInt64(status.st_ino)
                )
            },
            now: { Int64(Date().timeIntervalSince1970 * 1_000_000_000) },
            wait: {
                usleep(250_000)
                return true
            }
        )
    }
}
