import Diagnostics
import Foundation
import Generator

/// What the program says: data on standard output, everything else on standard error.
struct Console {
    enum Verbosity: Comparable {
        /// Errors alone.
        case quiet
        /// Warnings and a summary too.
        case normal
        /// Notes too.
        case verbose
    }

    let verbosity: Verbosity
    /// How many diagnostics are shown at most; `nil` for all.
    let limit: Int?
    private let showsProgress: Bool
    /// What was read already, by path: standard input cannot be read again to show its lines.
    private var sources: [String: [UInt8]] = [:]

    /// Reads what the run is about.
    let reader: DocumentReader

    /// - Parameter reader: Reads what the run is about; what it fetches is not fetched again for the next.
    init(
        verbosity: Verbosity = .normal,
        limit: Int? = DiagnosticSelection.usualLimit,
        reader: DocumentReader = DocumentReader()
    ) {
        self.verbosity = verbosity
        self.reader = reader
        self.limit = limit
        showsProgress = verbosity > .quiet && Self.isTerminal(STDERR_FILENO)
    }

    /// Keeps the bytes of a file for the lines that diagnostics show.
    mutating func remember(_ bytes: [UInt8], of path: String) {
        sources[path] = bytes
    }

    /// Prints what was asked for.
    func printData(_ text: String) {
        clearProgress()
        Self.write(text, to: STDOUT_FILENO)
    }

    /// Prints a line about the run, unless it is to be quiet.
    func say(_ line: String) {
        guard verbosity > .quiet else { return }
        clearProgress()
        Self.write(line + "\n", to: STDERR_FILENO)
    }

    /// Shows what is being done until the next line comes; on terminals alone.
    func showProgress(_ line: String) {
        guard showsProgress else { return }
        Self.write("\r\u{1B}[2K\(line) …", to: STDERR_FILENO)
    }

    func clearProgress() {
        guard showsProgress else { return }
        Self.write("\r\u{1B}[2K", to: STDERR_FILENO)
    }

    /// Prints the diagnostics that the verbosity asks for.
    func show(_ diagnostics: [Diagnostic]) {
        clearProgress()
        Self.write(text(of: selection(of: diagnostics), for: STDERR_FILENO), to: STDERR_FILENO)
    }

    /// Prints the diagnostics that the verbosity asks for, as what was asked for.
    func printData(_ diagnostics: [Diagnostic]) {
        printData(text(of: selection(of: diagnostics), for: STDOUT_FILENO))
    }

    /// `1 error, 3 warnings, 12 notes (shown with --verbose)`, or `nothing to report`.
    func summary(of diagnostics: [Diagnostic]) -> String {
        let parts = Diagnostic.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = diagnostics.count { $0.severity == severity }
            guard count > 0 else { return nil }
            let hint = severity == .note && verbosity < .verbose ? " (shown with --verbose)" : ""
            return Self.count(count, severity.rawValue) + hint
        }
        return parts.isEmpty ? "nothing to report" : parts.joined(separator: ", ")
    }

    /// `1 file`, `2 files`.
    static func count(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    /// Those that the verbosity asks for, most important first, up to the limit.
    private func selection(of diagnostics: [Diagnostic]) -> [Diagnostic] {
        DiagnosticSelection(visible(diagnostics), limit: limit).diagnostics
    }

    private func visible(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.filter { diagnostic in
            switch diagnostic.severity {
            case .error: true
            case .warning: verbosity >= .normal
            case .note: verbosity == .verbose
            }
        }
    }

    private func text(of diagnostics: [Diagnostic], for descriptor: Int32) -> String {
        var printer = DiagnosticTextPrinter(usesColor: Self.isTerminal(descriptor) && Self.allowsColor) { path in
            sources[path] ?? reader.knownBytes(of: path)
                ?? (path == InputFile.standardInput ? nil : try? InputFile.read(path, what: "the source"))
        }
        return printer.text(for: diagnostics)
    }

    /// Whether standard output is a terminal that shows colours.
    var usesColorForData: Bool { Self.isTerminal(STDOUT_FILENO) && Self.allowsColor }

    private static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// `NO_COLOR` (no-color.org) and terminals that cannot show colours forbid them.
    private static var allowsColor: Bool {
        let environment = ProcessInfo.processInfo.environment
        return environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// Writes without a buffer, so that both streams keep their order where they are one.
    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { buffer in
            var rest = UnsafeRawBufferPointer(buffer)
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
                guard count > 0 || errno == EINTR else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(count, 0)))
            }
        }
    }
}
