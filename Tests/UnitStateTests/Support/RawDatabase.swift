@testable import UnitState

/// A database as another program sees it: plain SQL without any of the store's rules.
final class RawDatabase {
    private let connection: SQLiteConnection

    /// Opens a database that exists, or one in memory.
    init(_ path: String, lockTimeout: Int32 = 1000) throws {
        connection = try SQLiteConnection(path: path, lockTimeout: lockTimeout, largestRow: 1_000_000_000)
    }

    func run(_ sql: String) throws { try connection.execute(sql, for: "testing") }

    /// The first column of every row, as text.
    func texts(_ sql: String) throws -> [String] {
        let statement = try SQLiteStatement(sql, on: connection)
        var texts: [String] = []
        while try statement.step() {
            switch statement.column(0) {
            case .text(let text): texts.append(text)
            case .integer(let number): texts.append("\(number)")
            case .blob(let bytes): texts.append(hexadecimal(bytes))
            case .other: texts.append("other")
            }
        }
        return texts
    }

    func close() { connection.close() }
}
