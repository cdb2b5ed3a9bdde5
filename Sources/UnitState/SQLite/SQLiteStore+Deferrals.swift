extension SQLiteStore {
    package func deferralRecords(of notices: [Notice]) throws(UnitStateError) -> DeferralRecords {
        try DeferralTable.records(of: notices, table: try deferralTable()) { () throws(UnitStateError) in
            try rows(.listDeferrals) { row throws(UnitStateError) in DeferralTable.row(row) }
        }
    }

    package func saveDeferralRecords(
        _ records: [(notice: Notice, record: DeferralRecord)]
    ) throws(UnitStateError) {
        let table = try deferralTable()
        if let text = table.first, DeferralTable.isOurs(text) {
            _ = try rows(.dropDeferrals) { _ in }
        } else {
            guard !records.isEmpty else { return }
            let connection = try openConnection()
            if !table.isEmpty { try connection.execute(StateQuery.dropDeferralTable, for: "replacing a table") }
            try connection.execute(StateQuery.createDeferralTable, for: "making a table")
        }
        for (notice, record) in records {
            guard let sequence = notice.sequence else { continue }
            try use(.saveDeferral) { statement throws(UnitStateError) in
                try statement.bind(sequence, at: 1)
                try statement.bind(Int64(record.firstDeferred), at: 2)
                try statement.bind(Int64(record.tries), at: 3)
                try statement.bind(Int64(record.storedMostTries), at: 4)
                try statement.bind(record.storedRelation, at: 5)
                _ = try statement.step()
            }
        }
    }

    /// SQLite's text of the table; none before it was made.
    private func deferralTable() throws(UnitStateError) -> [SQLiteStatement.Column] {
        try rows(.deferralTable) { row throws(UnitStateError) in row.column(0) }
    }
}
