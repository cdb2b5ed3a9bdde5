package import PlainValues

/// A unit's state in a SQLite file: the file, tables and encoding of Python's `ops`, which can take it over and give it
/// back.
///
/// From its opening to its closing the store has the database to itself: another dispatch waits. Everything is one
/// transaction; a process that dies before ``commit()`` leaves what was there before.
package final class SQLiteStore: UnitStateStore {
    /// How long another dispatch is waited for, in milliseconds: an hour, as in `ops`.
    package static let defaultLockTimeout: Int32 = 3_600_000

    /// Whether the file was made by this store.
    package let isNew: Bool
    private let path: String
    private var connection: SQLiteConnection?
    private var statements = [SQLiteStatement?](repeating: nil, count: StateQuery.allCases.count)
    private var isInTransaction = false
    /// How many notices this transaction has dropped.
    private var droppedNotices = 0
    /// After how many the next ones are found by an index.
    private static let dropsWithoutIndex = 50

    /// Opens a database, or makes it, and begins the transaction.
    ///
    /// A file that exists keeps what it holds; its permissions become the owner's only. A file that is not a database, is
    /// damaged, or has other tables of the same names is an error and stays as it is.
    ///
    /// - Parameters:
    ///   - path: The file, or `:memory:` for one that goes with the store.
    ///   - lockTimeout: How long another process is waited for, in milliseconds.
    package init(path: String, lockTimeout: Int32 = defaultLockTimeout) throws(UnitStateError) {
        self.path = path
        isNew = path == ":memory:" ? true : try StateFile.prepare(path)
        let connection = try SQLiteConnection(path: path, lockTimeout: lockTimeout)
        self.connection = connection
        do throws(UnitStateError) {
            try begin(connection)
            // The lock outlives the commit, as in ops. Asked for after the transaction has begun: a connection that
            // waits must not keep a shared lock, or two dispatches could wait for each other.
            try connection.execute("PRAGMA locking_mode = EXCLUSIVE", for: "taking it for this dispatch")
            try makeTablesIfNeeded(connection)
        } catch {
            close()
            throw error
        }
    }

    deinit { close() }

    package func saveSnapshot(_ data: PlainValue, at handlePath: String) throws(UnitStateError) {
        do throws(UnitStateError) {
            let bytes = try Pickle.dump(data)
            try use(.saveSnapshot) { statement throws(UnitStateError) in
                try statement.bind(handlePath, at: 1)
                try statement.bind(bytes, at: 2)
                _ = try statement.step()
            }
        } catch {
            throw error.whileHandling("Saving", handlePath)
        }
    }

    package func loadSnapshot(at handlePath: String) throws(UnitStateError) -> PlainValue? {
        do throws(UnitStateError) {
            let column = try use(.loadSnapshot) { statement throws(UnitStateError) -> SQLiteStatement.Column? in
                try statement.bind(handlePath, at: 1)
                return try statement.step() ? statement.column(0) : nil
            }
            switch column {
            case nil: return nil
            case .blob(let bytes): return try Pickle.load(bytes)
            default:
                throw UnitStateError(.unreadableData, "Its row in \"\(path)\" has no bytes in the column \"data\".")
            }
        } catch {
            throw error.whileHandling("Loading", handlePath)
        }
    }

    package func dropSnapshot(at handlePath: String) throws(UnitStateError) {
        try run(.dropSnapshot, with: [handlePath])
    }

    package func snapshotPaths() throws(UnitStateError) -> [String] {
        try rows(.listSnapshots) { statement throws(UnitStateError) in
            try statement.text(0, "handle", "snapshot")
        }
    }

    @discardableResult
    package func saveNotice(
        eventPath: String, observerPath: String, observerID: String
    ) throws(UnitStateError) -> Int64? {
        try run(.saveNotice, with: [eventPath, observerPath, observerID])
        return try openConnection().lastInsertedRow
    }

    package func dropNotice(eventPath: String, observerPath: String, observerID: String) throws(UnitStateError) {
        // Each drop reads the whole table: for many an index is worth its while. It goes before the commit, so that the
        // file is as ops makes it.
        if droppedNotices == Self.dropsWithoutIndex {
            try openConnection().execute(StateQuery.createNoticeIndex, for: "dropping many notices")
        }
        droppedNotices += 1
        try run(.dropNotice, with: [eventPath, observerPath, observerID])
    }

    package func notices(eventPath: String?) throws(UnitStateError) -> [Notice] {
        let parameters = eventPath.map { [$0] } ?? []
        return try rows(eventPath == nil ? .listNotices : .listNoticesOfEvent, with: parameters) {
            statement throws(UnitStateError) in try statement.notice()
        }
    }

    package func commit() throws(UnitStateError) {
        let connection = try openConnection()
        guard isInTransaction else { return }
        try checkTransaction(connection)
        if droppedNotices > Self.dropsWithoutIndex {
            try connection.execute(StateQuery.dropNoticeIndex, for: "dropping many notices")
        }
        try connection.execute("COMMIT", for: "keeping this dispatch's changes")
        isInTransaction = false
    }

    package func close() {
        statements = statements.map { _ in nil }
        connection?.close()
        connection = nil
    }

    // MARK: Opening

    /// Begins a transaction that nothing can interrupt later: the lock for writing is taken now or waited for now.
    private func begin(_ connection: SQLiteConnection) throws(UnitStateError) {
        droppedNotices = 0
        try connection.execute("BEGIN EXCLUSIVE", for: "taking it for this dispatch")
        isInTransaction = true
    }

    /// Throws when SQLite has ended the transaction itself, as it does when the disk is full.
    ///
    /// What came after would be kept at once, and half a dispatch with it.
    private func checkTransaction(_ connection: SQLiteConnection) throws(UnitStateError) {
        guard connection.hasTransaction else {
            throw UnitStateError(
                .cannotWrite,
                "An earlier failure ended the transaction on \"\(path)\"; nothing of this dispatch can be kept.")
        }
    }

    private func makeTablesIfNeeded(_ connection: SQLiteConnection) throws(UnitStateError) {
        do throws(UnitStateError) {
            // The statement that every dispatch needs says as well whether the table is there.
            _ = try statement(.loadSnapshot)
        } catch  where error.code == .wrongSchema {
            guard try rows(.hasSnapshotTable, { _ in true }).isEmpty else { throw error }
            try connection.execute(StateQuery.createTables, for: "making its tables")
        }
    }

    func openConnection() throws(UnitStateError) -> SQLiteConnection {
        guard let connection else {
            throw UnitStateError(.closed, "The unit's state database \"\(path)\" was used after it was closed.")
        }
        return connection
    }

    // MARK: Statements

    private func statement(_ query: StateQuery) throws(UnitStateError) -> SQLiteStatement {
        if let statement = statements[query.rawValue] { return statement }
        let statement = try SQLiteStatement(query.sql, on: openConnection())
        statements[query.rawValue] = statement
        return statement
    }

    func use<Result>(
        _ query: StateQuery, _ body: (SQLiteStatement) throws(UnitStateError) -> Result
    ) throws(UnitStateError) -> Result {
        let connection = try openConnection()
        if isInTransaction { try checkTransaction(connection) } else { try begin(connection) }
        let statement = try statement(query)
        defer { statement.reset() }
        return try body(statement)
    }

    private func run(_ query: StateQuery, with parameters: [String]) throws(UnitStateError) {
        _ = try rows(query, with: parameters) { _ in }
    }

    func rows<Row>(
        _ query: StateQuery, with parameters: [String] = [], _ row: (SQLiteStatement) throws(UnitStateError) -> Row
    ) throws(UnitStateError) -> [Row] {
        try use(query) { statement throws(UnitStateError) in
            for (index, parameter) in zip(Int32(1)..., parameters) { try statement.bind(parameter, at: index) }
            var rows: [Row] = []
            while try statement.step() { rows.append(try row(statement)) }
            return rows
        }
    }
}
