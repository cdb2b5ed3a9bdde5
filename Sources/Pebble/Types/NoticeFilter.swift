public import PlainValues

/// Which notices to return.
///
/// A notice must pass all that is said here.
public struct NoticeFilter: Hashable, Sendable {
    /// Only notices of these types; empty for all.
    public var types: [NoticeType]
    /// Only notices of these keys; empty for all.
    public var keys: [String]
    /// Whose notices, other than the own and the public ones.
    public var users: NoticesUsers?
    /// Only notices of the user of that id and public ones; may be asked for by Pebble's admins, and not with ``users``.
    public var userID: Int?
    /// Only notices that were repeated after this moment.
    public var after: Timestamp?

    /// Makes a filter; without arguments it lets everything pass.
    ///
    /// - Parameters:
    ///   - types: Only notices of these types; empty for all.
    ///   - keys: Only notices of these keys; empty for all.
    ///   - users: Whose notices, other than the own and the public ones.
    ///   - userID: Only notices of the user of that id and public ones.
    ///   - after: Only notices that were repeated after this moment.
    public init(
        types: [NoticeType] = [], keys: [String] = [], users: NoticesUsers? = nil, userID: Int? = nil,
        after: Timestamp? = nil
    ) {
        self.types = types
        self.keys = keys
        self.users = users
        self.userID = userID
        self.after = after
    }

    var query: Query {
        var query: Query = [:]
        query.add("users", users?.rawValue)
        query.add("user-id", userID.map { "\($0)" })
        query.add("types", each: types.map(\.rawValue))
        query.add("keys", each: keys)
        query.add("after", after?.description)
        return query
    }
}
