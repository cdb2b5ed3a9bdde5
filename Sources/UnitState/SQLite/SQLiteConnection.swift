import CSQLite

/// One connection to a database, and what its result codes mean.
final class SQLiteConnection {
    let path: String
    private let lockTimeout: Int32
    private var handle: OpaquePointer?

    /// Opens a database that exists, or one in memory.
    ///
    /// - Parameters:
    ///   - lockTimeout: How long another process is waited for, in milliseconds.
    ///   - largestRow: The most bytes of a row. A larger one is refused without being read.
    ///   - isReadOnly: Whether nothing is written, not even what a process that died has left to be undone.
    init(
        path: String, lockTimeout: Int32, largestRow: Int = StorableValue.largestSize, isReadOnly: Bool = false
    ) throws(UnitStateError) {
        self.path = path
        self.lockTimeout = lockTimeout
        // A connection stays with the thread that has it, so SQLite need not lock it.
        let access = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK else {
            let error = failure(code, "opening it")
            close()
            throw error
        }
        sqlite3_busy_timeout(handle, lockTimeout)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: largestRow))
    }

    deinit { close() }

    /// Whether a transaction is open.
    var hasTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Runs statements that have no result.
    func execute(_ sql: String, for purpose: String) throws(UnitStateError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, purpose) }
    }

    /// The number of the row that was inserted last.
    var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Compiles a statement.
    func prepare(_ sql: String) throws(UnitStateError) -> OpaquePointer {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(code, "preparing to use it") }
        return statement
    }

    /// Closes the connection, which rolls back what was not committed.
    ///
    /// Its statements must be gone.
    func close() {
        sqlite3_close(handle)
        handle = nil
    }

    /// What a result code means for the one who runs the charm.
    func failure(_ code: Int32, _ purpose: String) -> UnitStateError {
        let detail = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "not open"
        let (kind, meaning) = Self.meaning(of: code & 0xff, lockTimeout: lockTimeout)
        return UnitStateError(
            kind, "The unit's state database \"\(path)\" \(meaning). SQLite said, \(purpose): \(detail) (code \(code))."
        )
    }

    private static func meaning(of code: Int32, lockTimeout: Int32) -> (UnitStateError.Code, String) {
        switch code {
        case SQLITE_NOTADB, SQLITE_CORRUPT:
            (
                .damagedDatabase,
                "is not a SQLite database, or is damaged; nothing in it was changed. Restore it from a copy, or move it "
                    + "away to start without stored state"
            )
        case SQLITE_ERROR:
            (.wrongSchema, "does not have the tables that ops makes; nothing in it was changed. Move it away")
        case SQLITE_BUSY, SQLITE_LOCKED:
            (.busy, "is in use by another process and was not free within \(lockTimeout) ms; wait for that dispatch")
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            (.cannotOpen, "cannot be opened; check its folder, its owner and its permissions")
        case SQLITE_READONLY:
            (.cannotWrite, "cannot be written; check its permissions and whether its file system is read-only")
        case SQLITE_FULL:
            (.cannotWrite, "cannot grow: the disk is full. Make room")
        case SQLITE_TOOBIG:
            (.tooLarge, "holds, or would hold, a row of more than \(StorableValue.largestSize) bytes")
        default:
            (.cannotWrite, "could not be used; nothing of this dispatch is kept")
        }
    }
}
