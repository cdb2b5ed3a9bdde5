/// Rows of cells, printed as columns that line up, two spaces apart, without spaces at the end of a line.
struct TextTable {
    /// One cell: its text and how a terminal shows it.
    struct Cell: ExpressibleByStringInterpolation {
        var text: String
        var style: TextStyle

        init(_ text: String, _ style: TextStyle = .plain) {
            self.text = text
            self.style = style
        }

        init(stringLiteral value: String) {
            self.init(value)
        }
    }

    /// The columns, counted from 0, whose cells line up on the right.
    var rightAligned: Set<Int> = []
    private var rows: [[Cell]]

    init(header: [String], rightAligned: Set<Int> = []) {
        rows = [header.map { Cell($0) }]
        self.rightAligned = rightAligned
    }

    mutating func append(_ cells: [Cell]) {
        rows.append(cells)
    }

    /// Renders the table, each row with its newline.
    func rendered(_ styling: Styling) -> String {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.text.count)
            }
        }
        return rows.map { line($0, widths, styling) + "\n" }.joined()
    }

    private func line(_ row: [Cell], _ widths: [Int], _ styling: Styling) -> String {
        var line = ""
        // Spaces wait until a text follows them, so that none end a line.
        var pending = 0
        for (column, cell) in row.enumerated() {
            let padding = widths[column] - cell.text.count
            if rightAligned.contains(column) { pending += padding }
            if !cell.text.isEmpty {
                line += String(repeating: " ", count: pending) + styling.apply(cell.style, to: cell.text)
                pending = 0
            }
            pending += 2
            if !rightAligned.contains(column) { pending += padding }
        }
        return line
    }
}
