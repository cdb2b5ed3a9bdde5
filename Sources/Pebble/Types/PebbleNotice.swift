public import PlainValues

/// What has occurred, and how often (`ops.pebble.Notice`).
///
/// All occurrences of the same type and key, for the same user, are one notice.
public struct PebbleNotice: Hashable, Sendable, Identifiable {
    /// The id of a notice: a number, as text.
    public struct ID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
        /// The text.
        public let rawValue: String

        /// Makes an id of its text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Makes an id of its text.
        public init(stringLiteral value: String) { rawValue = value }

        /// The text.
        public var description: String { rawValue }
    }

    /// The notice's id.
    public let id: ID
    /// The user who may see it; `nil` when it is public.
    public let userID: Int?
    /// What it is about.
    public let type: NoticeType
    /// What has occurred; of a custom notice in the form `example.com/path`.
    public let key: String
    /// When it occurred first.
    public let firstOccurred: Timestamp
    /// When it occurred last.
    public let lastOccurred: Timestamp
    /// When it was last repeated: not each occurrence repeats a notice that has ``repeatAfter``.
    public let lastRepeated: Timestamp
    /// How often it has occurred.
    public let occurrences: Int
    /// What is to be known about the last occurrence.
    public let lastData: [String: String]
    /// How long it is not repeated after it was; `nil` when each occurrence repeats it.
    public let repeatAfter: Duration?
    /// How long after the last occurrence Pebble forgets it.
    public let expireAfter: Duration?

    package init(
        id: ID, userID: Int?, type: NoticeType, key: String, firstOccurred: Timestamp, lastOccurred: Timestamp,
        lastRepeated: Timestamp, occurrences: Int, lastData: [String: String] = [:], repeatAfter: Duration? = nil,
        expireAfter: Duration? = nil
    ) {
        self.id = id
        self.userID = userID
        self.type = type
        self.key = key
        self.firstOccurred = firstOccurred
        self.lastOccurred = lastOccurred
        self.lastRepeated = lastRepeated
        self.occurrences = occurrences
        self.lastData = lastData
        self.repeatAfter = repeatAfter
        self.expireAfter = expireAfter
    }

    init(_ value: PlainValue) throws(PebbleError) {
        let reader = try FieldReader(value, "a notice")
        self.init(
            id: ID(rawValue: try reader.text("id")), userID: try reader.optionalInteger("user-id"),
            type: NoticeType(rawValue: try reader.text("type")), key: try reader.text("key"),
            firstOccurred: try reader.time("first-occurred"), lastOccurred: try reader.time("last-occurred"),
            lastRepeated: try reader.time("last-repeated"), occurrences: try reader.integer("occurrences"),
            lastData: try reader.textMap("last-data"), repeatAfter: try reader.optionalDuration("repeat-after"),
            expireAfter: try reader.optionalDuration("expire-after"))
    }
}
