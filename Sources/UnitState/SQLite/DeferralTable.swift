/// How the table of what is known of deferrals is read.
enum DeferralTable {
    /// A row: the notice's number, and the record when the row holds one.
    typealias Row = (key: Int64, record: DeferralRecord?)

    /// Whether SQLite's text of a table is that of the table that we make.
    static func isOurs(_ text: SQLiteStatement.Column) -> Bool {
        guard case .text(let text) = text else { return false }
        return text == StateQuery.createDeferralTable
    }

    /// The present row of `listDeferrals`.
    static func row(_ statement: SQLiteStatement) -> Row {
        // The table's key is a number whatever was inserted, and no notice has the number 0.
        guard case .integer(let sequence) = statement.column(0) else { return (0, nil) }
        guard case .integer(let first) = statement.column(1), case .integer(let tries) = statement.column(2),
            case .integer(let mostTries) = statement.column(3), case .text(let relation) = statement.column(4)
        else { return (sequence, nil) }
        let record = DeferralRecord(
            storedFirst: Int(first), tries: Int(tries), mostTries: Int(mostTries), relation: relation)
        return (sequence, record)
    }

    /// Gives each notice its record.
    ///
    /// - Parameters:
    ///   - table: What `deferralTable` gives.
    ///   - rows: What `listDeferrals` gives, asked for where the table is ours.
    static func records(
        of notices: [Notice], table: [SQLiteStatement.Column], rows: () throws(UnitStateError) -> [Row]
    ) throws(UnitStateError) -> DeferralRecords {
        guard let text = table.first else { return DeferralRecords(noneOf: notices) }
        guard isOurs(text) else {
            return DeferralRecords(
                noneOf: notices,
                problems: [
                    "The table \"swift_ops_deferral\" of the unit's state has other columns than this version makes: the "
                        + "age and the tries of deferred events are counted anew. The events themselves are delivered."
                ])
        }
        return DeferralRecords(of: notices, in: try rows(), by: \.sequence)
    }
}
