import CSQLite

/// A compiled statement, used again and again.
final class SQLiteStatement {
    /// What a column of the present row holds.
    enum Column {
        case text(String)
        case blob([UInt8])
        case integer(Int64)
        /// Null, a number with a fraction, or text that is not UTF-8.
        case other
    }

    private let connection: SQLiteConnection
    private let handle: OpaquePointer

    init(_ sql: String, on connection: SQLiteConnection) throws(UnitStateError) {
        self.connection = connection
        handle = try connection.prepare(sql)
    }

    deinit { sqlite3_finalize(handle) }

    /// Gives a parameter a text; parameters count from 1.
    func bind(_ text: String, at index: Int32) throws(UnitStateError) {
        let code = text.withCString {
            sqlite3_bind_text64(handle, index, $0, UInt64(text.utf8.count), Self.copied, UInt8(SQLITE_UTF8))
        }
        guard code == SQLITE_OK else { throw connection.failure(code, "binding text") }
    }

    /// Gives a parameter bytes, of which there is at least one; parameters count from 1.
    func bind(_ bytes: [UInt8], at index: Int32) throws(UnitStateError) {
        let code = bytes.withUnsafeBytes {
            sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), Self.copied)
        }
        guard code == SQLITE_OK else { throw connection.failure(code, "binding bytes") }
    }

    /// Gives a parameter a number; parameters count from 1.
    func bind(_ number: Int64, at index: Int32) throws(UnitStateError) {
        let code = sqlite3_bind_int64(handle, index, number)
        guard code == SQLITE_OK else { throw connection.failure(code, "binding a number") }
    }

    /// Goes to the next row; `false` when there is none.
    func step() throws(UnitStateError) -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw connection.failure(code, "running a statement")
        }
    }

    /// What a column of the present row holds; columns count from 0.
    func column(_ index: Int32) -> Column {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_TEXT:
            let bytes = UnsafeBufferPointer(
                start: sqlite3_column_text(handle, index), count: Int(sqlite3_column_bytes(handle, index)))
            return String(validating: bytes, as: UTF8.self).map(Column.text) ?? .other
        case SQLITE_BLOB:
            let bytes = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(handle, index), count: Int(sqlite3_column_bytes(handle, index)))
            return .blob(Array(bytes))
        default:
            return .other
        }
    }

    /// The names that a row of notices has, after its number.
    func notice() throws(UnitStateError) -> Notice {
        var notice = Notice(
            eventPath: try text(1, "event_path", "notice"), observerPath: try text(2, "observer_path", "notice"),
            observerID: try text(3, "method_name", "notice"))
        if case .integer(let sequence) = column(0) { notice.sequence = sequence }
        return notice
    }

    /// The text in a column of the present row, which must hold one.
    func text(_ index: Int32, _ name: String, _ table: String) throws(UnitStateError) -> String {
        guard case .text(let text) = column(index) else {
            throw UnitStateError(
                .unreadableData,
                "The table \"\(table)\" of \"\(connection.path)\" has a row whose column \"\(name)\" is not UTF-8 text; "
                    + "correct or delete that row.")
        }
        return text
    }

    /// Makes the statement ready for its next use and lets go of what was bound.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// `SQLITE_TRANSIENT`, a cast that the importer cannot see: SQLite takes a copy before the call returns.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
