package import HookCommands

/// What is known of a deferral beside its notice, which has no room for more.
///
/// Python's `ops` knows nothing of it: it is kept apart from the notices, in a table or under a key of our own.
package struct DeferralRecord: Hashable, Sendable {
    /// When the event was deferred first, in microseconds since the beginning of 1970, UTC.
    package var firstDeferred: Int
    /// How many times the event was delivered to the observer, which deferred it each time; at least 1.
    package var tries: Int
    /// After how many tries the event is dropped; `nil` for never.
    package var mostTries: Int?
    /// The relation without which the event is dropped, with its endpoint; `nil` for none.
    package var relation: RelationID?

    /// Makes a record.
    package init(firstDeferred: Int, tries: Int, mostTries: Int? = nil, relation: RelationID? = nil) {
        self.firstDeferred = firstDeferred
        self.tries = tries
        self.mostTries = mostTries
        self.relation = relation
    }

    /// Reads a record from its fields as they are stored: 0 for no limit, an empty text for no relation.
    ///
    /// - Returns: The record, or `nil` when a field holds what no record has.
    init?(storedFirst firstDeferred: Int, tries: Int, mostTries: Int, relation: String) {
        guard Self.moments.contains(firstDeferred), Self.counts.contains(tries), mostTries >= 0 else { return nil }
        self.init(firstDeferred: firstDeferred, tries: tries, mostTries: mostTries == 0 ? nil : mostTries)
        guard !relation.isEmpty else { return }
        guard let id = RelationID(relation), id.endpoint != nil else { return nil }
        self.relation = id
    }

    /// The relation as Juju writes it, as in `db:3`.
    package var relationName: String? { relation?.description }

    /// The limit of tries as it is stored.
    var storedMostTries: Int { mostTries ?? 0 }
    /// The relation as it is stored.
    var storedRelation: String { relationName ?? "" }

    /// The years 1970 to 9999.
    private static let moments = 0...253_402_300_799_999_999
    /// Room for every dispatch of a unit, and for one more.
    private static let counts = 1...Int.max / 2
}

/// What is known of the notices of a queue.
package struct DeferralRecords: Hashable, Sendable {
    /// For each notice that was asked about its record; `nil` where there is none, or none that can be read.
    package var records: [DeferralRecord?]
    /// What could not be read, as sentences for the log.
    ///
    /// The notices themselves are not concerned.
    package var problems: [String]

    /// No record for any of the notices.
    init(noneOf notices: [Notice], problems: [String] = []) {
        records = notices.map { _ in nil }
        self.problems = problems
    }

    /// Gives each notice its record.
    ///
    /// - Parameters:
    ///   - rows: What is stored, by a key; no record where it cannot be read.
    ///   - key: The key of a notice.
    init<Key: Hashable>(
        of notices: [Notice], in rows: [(key: Key, record: DeferralRecord?)], by key: (Notice) -> Key?
    ) {
        self.init(noneOf: [])
        var indexOfKey: [Key: Int] = [:]
        for (index, row) in rows.enumerated() { indexOfKey[row.key] = index }
        var unreadable: [Notice] = []
        for notice in notices {
            let row = key(notice).flatMap { indexOfKey[$0] }.map { rows[$0] }
            records.append(row?.record)
            if let row, row.record == nil { unreadable.append(notice) }
        }
        guard let first = unreadable.first else { return }
        problems = [
            "What is known of \(unreadable.count) of \(notices.count) deferrals cannot be read, the first that of "
                + "\(first.eventPath) by \(first.observerPath)/\(first.observerID): the age and the tries are counted anew. "
                + "The events themselves are delivered."
        ]
    }
}
