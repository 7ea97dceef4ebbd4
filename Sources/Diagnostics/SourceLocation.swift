/// A place in an input file. Lines and columns count from 1; columns count Unicode scalars.
package struct SourceLocation: Hashable, Sendable, Codable {
    /// The file's path as the user gave it, relative paths staying relative; `-` is standard input.
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension SourceLocation: CustomStringConvertible {
    package var description: String { "\(file):\(line):\(column)" }
}
