import Foundation

/// A place in an input file. Lines and columns count from 1; columns count Unicode scalars.
package struct SourceLocation: Hashable, Sendable {
    private let path: SourcePath
    private let lineNumber: Int32
    private let columnNumber: Int32

    /// The file's path as the user gave it, relative paths staying relative; `-` is standard input.
    package var file: String { path.text }
    package var line: Int { Int(lineNumber) }
    package var column: Int { Int(columnNumber) }

    package init(file: String, line: Int, column: Int) {
        self.init(path: SourcePath(file), line: Int32(clamping: line), column: Int32(clamping: column))
    }

    package init(path: SourcePath, line: Int32, column: Int32) {
        self.path = path
        lineNumber = line
        columnNumber = column
    }
}

extension SourceLocation: Codable {
    private enum CodingKeys: CodingKey {
        case file, line, column
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            file: try container.decode(String.self, forKey: .file),
            line: try container.decode(Int.self, forKey: .line),
            column: try container.decode(Int.self, forKey: .column)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(line, forKey: .line)
        try container.encode(column, forKey: .column)
    }
}

extension SourceLocation: CustomStringConvertible {
    package var description: String { "\(file):\(line):\(column)" }
}

/// The path of an input file as a number. Everything that is read knows its place, so that a text there would be counted
/// by all threads at once whenever something is copied.
package struct SourcePath: Hashable, Sendable {
    private let number: Int32

    package init(_ path: String) {
        number = Self.known.number(of: path)
    }

    package var text: String { Self.known.path(at: number) }

    private static let known = Table()

    /// The paths by their numbers. They stay: a process reads few files.
    ///
    /// Unchecked, since the lock guards what changes.
    private final class Table: @unchecked Sendable {
        private let lock = NSLock()
        private var paths: [String] = []
        private var numbers: [String: Int32] = [:]

        func number(of path: String) -> Int32 {
            lock.withLock {
                if let number = numbers[path] { return number }
                let number = Int32(paths.count)
                paths.append(path)
                numbers[path] = number
                return number
            }
        }

        func path(at number: Int32) -> String {
            lock.withLock { paths[Int(number)] }
        }
    }
}
