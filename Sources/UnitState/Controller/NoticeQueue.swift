import PlainValues

/// The queue of notices as one value under one key, a list of tuples of three names.
struct NoticeQueue {
    static let key = "#notices#"

    var notices: [Notice]
    private var stored: [Notice]

    /// The queue that a stored value holds; an absent or null one is empty.
    init(stored value: PlainValue?) throws(UnitStateError) {
        stored = []
        for row in try Self.rows(value ?? .null) { stored.append(try Self.notice(row)) }
        notices = stored
    }

    /// Whether the controller holds another queue than this.
    var isChanged: Bool { notices != stored }

    /// Notes that the controller holds this queue now.
    mutating func isStored() { stored = notices }

    /// The queue in the form in which it is stored.
    func encoded() throws(UnitStateError) -> String {
        try StateDocument.encode(
            .array(
                notices.map { notice in
                    .tuple([.string(notice.eventPath), .string(notice.observerPath), .string(notice.observerID)])
                }))
    }

    private static func rows(_ value: PlainValue) throws(UnitStateError) -> [PlainValue] {
        if value.isNull { return [] }
        guard let rows = value.arrayValue else { throw unreadable("is \(value.kindName), not a list") }
        return rows
    }

    private static func notice(_ row: PlainValue) throws(UnitStateError) -> Notice {
        guard let names = row.arrayValue, names.count == 3, let eventPath = names[0].stringValue,
            let observerPath = names[1].stringValue, let observerID = names[2].stringValue
        else { throw unreadable("has an entry that is not a tuple of three texts") }
        return Notice(eventPath: eventPath, observerPath: observerPath, observerID: observerID)
    }

    private static func unreadable(_ what: String) -> UnitStateError {
        UnitStateError(
            .unreadableData,
            "The queue of deferred events, which the controller keeps under \"\(key)\", \(what); "
                + "delete that key with state-delete to start with an empty queue.")
    }
}
