import Glibc

/// The user and group that a request, a service or a check names.
package struct UserAndGroup: Hashable, Sendable {
    /// The user's id as it was given.
    package let userID: Int?
    /// The user's name as it was given.
    package let user: String?
    /// The group's id as it was given.
    package let groupID: Int?
    /// The group's name as it was given.
    package let group: String?

    /// Makes it of what was given; an empty name is none.
    package init(userID: Int? = nil, user: String? = nil, groupID: Int? = nil, group: String? = nil) {
        self.userID = userID
        self.user = user.flatMap { $0.isEmpty ? nil : $0 }
        self.groupID = groupID
        self.group = group.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether nothing was given.
    package var isEmpty: Bool {
        self == UserAndGroup()
    }

    /// The ids that are meant, or `nil` when nothing was given.
    ///
    /// It blocks: the system's databases are files or worse.
    ///
    /// - Throws: ``ProcessFailure`` in Pebble's words: a name is unknown, a name and an id disagree, or there is a group
    ///   and no user.
    package func resolved() throws(ProcessFailure) -> ProcessLaunch.Credential? {
        let user = try resolvedUser()
        let group = try resolvedGroup()
        switch (user, group) {
        case (nil, nil):
            return nil
        case (nil, .some):
            throw ProcessFailure("must specify user, not just group")
        case (.some(let user), .some(let group)):
            return ProcessLaunch.Credential(userID: user.id, groupID: group)
        case (.some(let user), nil):
            // Without a group it is the user's primary one.
            guard let account = user.account ?? Account(userID: user.id) else {
                throw ProcessFailure("user: unknown userid \(user.id)")
            }
            return ProcessLaunch.Credential(userID: user.id, groupID: account.groupID)
        }
    }

    private func resolvedUser() throws(ProcessFailure) -> (id: UInt32, account: Account?)? {
        guard let name = user else {
            guard let userID else { return nil }
            return (try Self.systemID(userID, "user-id"), nil)
        }
        guard let account = Account(name: name) else { throw ProcessFailure("user: unknown user \(name)") }
        if let userID, userID != Int(account.userID) {
            throw ProcessFailure("user \"\(name)\" UID (\(account.userID)) does not match user-id (\(userID))")
        }
        return (account.userID, account)
    }

    private func resolvedGroup() throws(ProcessFailure) -> UInt32? {
        guard let name = group else {
            guard let groupID else { return nil }
            return try Self.systemID(groupID, "group-id")
        }
        guard let found = Account.groupID(name: name) else { throw ProcessFailure("group: unknown group \(name)") }
        if let groupID, groupID != Int(found) {
            throw ProcessFailure("group \"\(name)\" GID (\(found)) does not match group-id (\(groupID))")
        }
        return found
    }

    private static func systemID(_ number: Int, _ field: String) throws(ProcessFailure) -> UInt32 {
        // The largest number stands for "unchanged" in the system's calls.
        guard let id = UInt32(exactly: number), id != .max else {
            throw ProcessFailure("\(field) \(number) is out of range")
        }
        return id
    }
}
