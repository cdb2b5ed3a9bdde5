public import Pebble
public import PlainValues
import Synchronization

extension State {
    /// Something that has occurred in a container (`ops.testing.Notice`).
    public struct Notice: Sendable, Hashable {
        /// The notice's id.
        public var id: String
        /// What has occurred, as `example.com/path`.
        public var key: String
        /// What kind of notice it is.
        public var type: NoticeType
        /// The number of the user who may see it; `nil` when all may.
        public var userID: Int?
        /// When it occurred first.
        public var firstOccurred: Timestamp
        /// When it occurred last.
        public var lastOccurred: Timestamp
        /// When it was told last.
        public var lastRepeated: Timestamp
        /// How often it has occurred.
        public var occurrences: Int
        /// What is known of the last time.
        public var lastData: [String: String]
        /// How long it is not told again after it was; `nil` when it is told each time.
        public var repeatAfter: Duration?
        /// How long after it has last occurred it is forgotten; `nil` for never.
        public var expireAfter: Duration?

        /// Makes a notice.
        ///
        /// - Parameters:
        ///   - key: What has occurred, as `example.com/path`.
        ///   - id: The notice's id; one that no other notice of this process has when it is not given.
        ///   - type: What kind of notice it is.
        ///   - userID: The number of the user who may see it; `nil` when all may.
        ///   - firstOccurred: When it occurred first; the beginning of 1970, where a test's time begins, if not given.
        ///   - lastOccurred: When it occurred last; when it occurred first if not given.
        ///   - lastRepeated: When it was told last; when it occurred last if not given.
        ///   - occurrences: How often it has occurred.
        ///   - lastData: What is known of the last time.
        ///   - repeatAfter: How long it is not told again after it was; `nil` when it is told each time.
        ///   - expireAfter: How long after it has last occurred it is forgotten; `nil` for never.
        public init(
            _ key: String, id: String? = nil, type: NoticeType = .custom, userID: Int? = nil,
            firstOccurred: Timestamp? = nil, lastOccurred: Timestamp? = nil, lastRepeated: Timestamp? = nil,
            occurrences: Int = 1, lastData: [String: String] = [:], repeatAfter: Duration? = nil,
            expireAfter: Duration? = nil
        ) {
            self.id = id ?? "\(Self.lastID.wrappingAdd(1, ordering: .relaxed).newValue)"
            self.key = key
            self.type = type
            self.userID = userID
            self.firstOccurred = firstOccurred ?? .epoch
            self.lastOccurred = lastOccurred ?? self.firstOccurred
            self.lastRepeated = lastRepeated ?? self.lastOccurred
            self.occurrences = occurrences
            self.lastData = lastData
            self.repeatAfter = repeatAfter
            self.expireAfter = expireAfter
        }

        private static let lastID = Atomic<Int>(0)

        package init(_ notice: PebbleNotice) {
            self.init(
                notice.key, id: notice.id.rawValue, type: notice.type, userID: notice.userID,
                firstOccurred: notice.firstOccurred, lastOccurred: notice.lastOccurred,
                lastRepeated: notice.lastRepeated, occurrences: notice.occurrences, lastData: notice.lastData,
                repeatAfter: notice.repeatAfter, expireAfter: notice.expireAfter)
        }

        /// The notice as Pebble's client knows it.
        var pebbleNotice: PebbleNotice {
            PebbleNotice(
                id: PebbleNotice.ID(rawValue: id), userID: userID, type: type, key: key, firstOccurred: firstOccurred,
                lastOccurred: lastOccurred, lastRepeated: lastRepeated, occurrences: occurrences, lastData: lastData,
                repeatAfter: repeatAfter, expireAfter: expireAfter)
        }
    }
}
