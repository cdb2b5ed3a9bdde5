/// The statements on the two tables, as `ops` makes them.
enum StateQuery: Int, CaseIterable {
    case loadSnapshot
    case saveSnapshot
    case dropSnapshot
    case listSnapshots
    case saveNotice
    case dropNotice
    case listNotices
    case listNoticesOfEvent
    case hasSnapshotTable

    /// The tables; they are made in the first dispatch's transaction, so that a dispatch that dies leaves none.
    static let createTables = """
        CREATE TABLE snapshot (handle TEXT PRIMARY KEY, data BLOB);
        CREATE TABLE notice (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, event_path TEXT, observer_path TEXT, method_name TEXT)
        """

    /// For the time of a transaction that drops many notices.
    static let createNoticeIndex = "CREATE INDEX swift_ops_notice_event ON notice (event_path)"
    static let dropNoticeIndex = "DROP INDEX swift_ops_notice_event"

    /// The statement's text.
    var sql: String {
        switch self {
        case .loadSnapshot: "SELECT data FROM snapshot WHERE handle = ?1"
        case .saveSnapshot: "REPLACE INTO snapshot (handle, data) VALUES (?1, ?2)"
        case .dropSnapshot: "DELETE FROM snapshot WHERE handle = ?1"
        case .listSnapshots: "SELECT handle FROM snapshot ORDER BY handle"
        case .saveNotice: "INSERT INTO notice (event_path, observer_path, method_name) VALUES (?1, ?2, ?3)"
        case .dropNotice: "DELETE FROM notice WHERE event_path = ?1 AND observer_path = ?2 AND method_name = ?3"
        case .listNotices:
            "SELECT sequence, event_path, observer_path, method_name FROM notice ORDER BY sequence"
        case .listNoticesOfEvent:
            "SELECT sequence, event_path, observer_path, method_name FROM notice WHERE event_path = ?1 ORDER BY sequence"
        case .hasSnapshotTable: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'snapshot'"
        }
    }
}
