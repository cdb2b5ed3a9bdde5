/// The statements on the two tables, as `ops` makes them, and on one of our own.
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
    case listDeferrals
    case saveDeferral
    case dropDeferrals
    case deferralTable

    /// The tables; they are made in the first dispatch's transaction, so that a dispatch that dies leaves none.
    static let createTables = """
        CREATE TABLE snapshot (handle TEXT PRIMARY KEY, data BLOB);
        CREATE TABLE notice (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, event_path TEXT, observer_path TEXT, method_name TEXT)
        """

    /// The table of what is known of deferrals; `ops` neither has it nor looks for it.
    ///
    /// It is made when something is deferred for the first time. SQLite keeps this text as it is, so that another table
    /// of the name is told by its text.
    static let createDeferralTable = """
        CREATE TABLE swift_ops_deferral (sequence INTEGER PRIMARY KEY, first_deferred INTEGER, tries INTEGER, \
        most_tries INTEGER, relation TEXT)
        """

    /// Takes away another table of that name.
    static let dropDeferralTable = "DROP TABLE swift_ops_deferral"

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
        case .listDeferrals: "SELECT sequence, first_deferred, tries, most_tries, relation FROM swift_ops_deferral"
        case .saveDeferral: "INSERT INTO swift_ops_deferral VALUES (?1, ?2, ?3, ?4, ?5)"
        case .dropDeferrals: "DELETE FROM swift_ops_deferral"
        case .deferralTable: "SELECT sql FROM sqlite_master WHERE name = 'swift_ops_deferral'"
        }
    }
}
