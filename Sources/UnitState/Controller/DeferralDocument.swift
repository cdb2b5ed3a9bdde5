import PlainValues

/// What is known of all deferrals as one value under one key: a list of tuples of a notice's names and its record's fields.
enum DeferralDocument {
    static let key = "#swift-ops-deferrals#"

    static func value(of records: [(notice: Notice, record: DeferralRecord)]) -> PlainValue {
        .array(
            records.map { notice, record in
                .tuple([
                    .string(notice.eventPath), .string(notice.observerPath), .string(notice.observerID),
                    .int(record.firstDeferred), .int(record.tries), .int(record.storedMostTries),
                    .string(record.storedRelation),
                ])
            })
    }

    /// Gives each notice the record that a stored value has for it; an absent or null value has none.
    static func match(_ notices: [Notice], with value: PlainValue?) -> DeferralRecords {
        guard let value, !value.isNull else { return DeferralRecords(noneOf: notices) }
        guard let entries = value.arrayValue else { return unreadable(notices) }
        var rows: [(key: String, record: DeferralRecord?)] = []
        for entry in entries {
            guard let fields = entry.arrayValue, fields.count == 7, let eventPath = fields[0].stringValue,
                let observerPath = fields[1].stringValue, let observerID = fields[2].stringValue
            else { return unreadable(notices) }
            let notice = Notice(eventPath: eventPath, observerPath: observerPath, observerID: observerID)
            rows.append((notice.name, record(fields)))
        }
        return DeferralRecords(of: notices, in: rows, by: \.name)
    }

    /// The records where what is stored under the key is something else.
    static func unreadable(_ notices: [Notice]) -> DeferralRecords {
        DeferralRecords(
            noneOf: notices,
            problems: [
                "What the controller keeps under \"\(key)\" is not what is known of deferrals: the age and the tries of "
                    + "deferred events are counted anew. The events themselves are delivered."
            ])
    }

    private static func record(_ fields: [PlainValue]) -> DeferralRecord? {
        guard let first = fields[3].intValue, let tries = fields[4].intValue, let mostTries = fields[5].intValue,
            let relation = fields[6].stringValue
        else { return nil }
        return DeferralRecord(storedFirst: first, tries: tries, mostTries: mostTries, relation: relation)
    }
}
