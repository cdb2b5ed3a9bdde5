import Glibc

/// The queue of a unit's deferred events, looked at from outside the charm.
///
/// Nothing is written, and a dispatch that runs is not disturbed.
package struct StoredQueue: Sendable {
    /// A notice, and what is known of its deferral; Python's `ops` leaves the notice alone.
    package typealias Entry = (notice: Notice, record: DeferralRecord?)

    /// What waits, oldest first.
    package let entries: [Entry]
    /// What could not be read of what is known beside the notices, as sentences.
    package let problems: [String]

    private init(_ notices: [Notice], _ known: DeferralRecords) {
        entries = zip(notices, known.records).map { ($0, $1) }
        problems = known.problems
    }

    /// Reads the queue of a unit's database; the queue is empty where there is no such file yet.
    ///
    /// - Parameters:
    ///   - path: The database's file.
    ///   - lockTimeout: How long a dispatch that runs is waited for, in milliseconds.
    /// - Throws: ``UnitStateError``: with the code `busy` when a dispatch runs for longer, and when the file is no
    ///   database of `ops`, or needs what a process that died has left undone to be undone.
    package init(database path: String, lockTimeout: Int32 = 500) throws(UnitStateError) {
        guard access(path, F_OK) == 0 else {
            self.init([], DeferralRecords(noneOf: []))
            return
        }
        try StateFile.checkIsRegular(path)
        let connection = try SQLiteConnection(path: path, lockTimeout: lockTimeout, isReadOnly: true)
        defer { connection.close() }
        try connection.execute("BEGIN", for: "looking at the queue")
        guard try Self.rows(.hasSnapshotTable, connection, { _ in true }).first == true else {
            self.init([], DeferralRecords(noneOf: []))
            return
        }
        let notices = try Self.rows(.listNotices, connection) { row throws(UnitStateError) in try row.notice() }
        self.init(notices, try Self.deferrals(of: notices, connection))
    }

    /// Reads the queue of what the controller keeps for a unit.
    ///
    /// - Parameter texts: The texts that `state-set` was given, by key.
    /// - Throws: ``UnitStateError`` with the code `unreadableData` when the queue is none.
    package init(controllerState texts: [String: String]) throws(UnitStateError) {
        let notices = try NoticeQueue(
            stored: StateDocument.decode(texts[NoticeQueue.key] ?? "", key: NoticeQueue.key)
        ).notices
        do throws(UnitStateError) {
            let known = try StateDocument.decode(texts[DeferralDocument.key] ?? "", key: DeferralDocument.key)
            self.init(notices, DeferralDocument.match(notices, with: known))
        } catch {
            self.init(notices, DeferralDocument.unreadable(notices))
        }
    }

    private static func deferrals(
        of notices: [Notice], _ connection: SQLiteConnection
    ) throws(UnitStateError) -> DeferralRecords {
        try DeferralTable.records(
            of: notices,
            table: try rows(.deferralTable, connection) { row throws(UnitStateError) in row.column(0) }
        ) { () throws(UnitStateError) in
            try rows(.listDeferrals, connection) { row throws(UnitStateError) in DeferralTable.row(row) }
        }
    }

    private static func rows<Row>(
        _ query: StateQuery, _ connection: SQLiteConnection,
        _ row: (SQLiteStatement) throws(UnitStateError) -> Row
    ) throws(UnitStateError) -> [Row] {
        let statement = try SQLiteStatement(query.sql, on: connection)
        var rows: [Row] = []
        while try statement.step() { rows.append(try row(statement)) }
        return rows
    }
}
