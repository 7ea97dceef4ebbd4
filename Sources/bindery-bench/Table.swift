/// Rows under headings, the first column to the left and the others to the right.
struct Table {
    var columns: [String]
    var rows: [[String]] = []

    /// A row that is shorter than the headings ends in free text.
    var text: String {
        let full = [columns] + rows.filter { $0.count == columns.count }
        let widths = columns.indices.map { column in
            let cells = column == 0 ? ([columns] + rows) : full
            return cells.map { $0[column].count }.max() ?? 0
        }
        return ([columns] + rows).map { line($0, widths: widths) }.joined()
    }

    private func line(_ cells: [String], widths: [Int]) -> String {
        let isFull = cells.count == columns.count
        let padded = cells.enumerated().map { column, cell in
            if column == cells.count - 1, !isFull { return cell }
            let blank = String(repeating: " ", count: max(0, widths[column] - cell.count))
            return column == 0 ? cell + blank : blank + cell
        }
        return padded.joined(separator: "  ") + "\n"
    }
}
