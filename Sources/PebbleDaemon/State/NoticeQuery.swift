/// Which notices are asked for.
package struct NoticeQuery: Sendable {
    /// Whose notices are asked for.
    package enum Users: Hashable, Sendable {
        /// Those of one user, and everybody's.
        case user(Int)
        /// All.
        case all
    }

    /// Whose.
    package var users: Users
    /// Of which types.
    ///
    /// Empty for all. Unknown ones are as if they were not there, but all unknown means none.
    package var types: [String]
    /// With which keys; empty for all.
    package var keys: [String]
    /// Those repeated later than this.
    package var after: WallTime?

    package init(users: Users, types: [String] = [], keys: [String] = [], after: WallTime? = nil) {
        self.users = users
        self.types = types
        self.keys = keys
        self.after = after
    }

    /// Whether there cannot be such a notice.
    var isImpossible: Bool { !types.isEmpty && NoticeRecord.types.isDisjoint(with: types) }

    func matches(_ notice: NoticeRecord) -> Bool {
        if case .user(let user) = users, let owner = notice.userID, owner != user { return false }
        if !types.isEmpty, !types.contains(notice.type) { return false }
        if !keys.isEmpty, !keys.contains(notice.key) { return false }
        if let after, notice.lastRepeated <= after { return false }
        return true
    }
}
