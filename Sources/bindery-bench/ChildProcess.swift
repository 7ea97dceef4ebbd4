import Foundation

/// A process that ran to its end.
struct ChildProcess {
    var exitCode: Int32
    var seconds: Double
    /// The most memory that it had at once, in bytes.
    var peakMemory: Int
    var output: String
    var errors: String

    /// Runs an executable and waits for it. Its streams go to files in the folder, which cannot fill up as pipes do.
    static func run(_ executable: String, _ arguments: [String], in folder: URL) throws -> ChildProcess {
        let output = folder.appendingPathComponent("stdout")
        let errors = folder.appendingPathComponent("stderr")
        var actions = try fileActions(output: output.path, errors: errors.path)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var argv = ([executable] + arguments).map { strdup($0) } + [nil]
        var environment = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + environment { free(text) } }

        let clock = ContinuousClock()
        let start = clock.now
        var identifier = pid_t()
        let failure = posix_spawn(&identifier, executable, &actions, nil, &argv, &environment)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(identifier, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .ECHILD) }
        }
        return ChildProcess(
            // A process that a signal ended counts as the shell does: 128 and the signal.
            exitCode: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
            seconds: (clock.now - start).seconds,
            peakMemory: Int(usage.ru_maxrss) * bytesPerUnit,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8)
        )
    }

    /// `ru_maxrss` counts bytes on Apple's systems, kilobytes elsewhere.
    private static var bytesPerUnit: Int {
        #if canImport(Darwin)
        1
        #else
        1024
        #endif
    }

    #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
    #else
    private typealias FileActions = posix_spawn_file_actions_t
    #endif

    private static func fileActions(output: String, errors: String) throws -> FileActions {
        #if canImport(Darwin)
        var actions: FileActions = nil
        #else
        var actions = FileActions()
        #endif
        posix_spawn_file_actions_init(&actions)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o644)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o644)
        return actions
    }
}
