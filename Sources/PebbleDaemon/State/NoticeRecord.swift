/// Something that happened, which clients can wait for.
package struct NoticeRecord: Hashable, Sendable {
    /// What makes a notice the same as an earlier one: it then occurs again.
    struct Identity: Hashable, Sendable {
        var userID: Int?
        var type: String
        var key: String
    }

    /// The types that there are.
    package static let types: Set<String> = ["custom", "change-update", "warning"]
    /// How long a notice is kept after it last occurred.
    package static let lifetime = Duration.seconds(168 * 3600)

    /// The notice's id: a number that counts up.
    package let id: String
    /// The user whose it is, or `nil` for everybody's.
    package let userID: Int?
    /// What kind it is: `custom`, `change-update`, `warning`.
    package let type: String
    /// What it is about: a custom notice's `example.com/path`, a change's id, a warning's text.
    package let key: String
    /// When it occurred first.
    package let firstOccurred: WallTime
    /// When it occurred last.
    package internal(set) var lastOccurred: WallTime
    /// When it last counted as a new notice, by which lists are ordered and selected.
    package internal(set) var lastRepeated: WallTime
    /// How many times it has occurred.
    package internal(set) var occurrences: Int
    /// What came with the last occurrence.
    package internal(set) var lastData: [String: String]
    /// For how long after a repetition further occurrences do not count as new; `nil` if each does.
    package internal(set) var repeatAfter: Duration?

    var identity: Identity { Identity(userID: userID, type: type, key: key) }

    func isExpired(at time: WallTime) -> Bool {
        lastOccurred.advanced(by: Self.lifetime) < time
    }
}
