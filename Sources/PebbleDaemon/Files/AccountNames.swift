/// The names of users and groups, each looked up once.
struct AccountNames {
    private var users: [UInt32: String] = [:]
    private var groups: [UInt32: String] = [:]

    /// The name of a user; empty when the system knows none.
    mutating func user(_ id: UInt32) -> String {
        if let name = users[id] { return name }
        let name = Account(userID: id)?.name ?? ""
        users[id] = name
        return name
    }

    /// The name of a group; empty when the system knows none.
    mutating func group(_ id: UInt32) -> String {
        if let name = groups[id] { return name }
        let name = Account.groupName(groupID: id) ?? ""
        groups[id] = name
        return name
    }
}
