import Pebble

extension Layer.Service {
    /// The user and group that the service names.
    var account: UserAndGroup { UserAndGroup(userID: userID, user: user, groupID: groupID, group: group) }
}

extension Layer.Check.Exec {
    /// The user and group that the command names.
    var account: UserAndGroup { UserAndGroup(userID: userID, user: user, groupID: groupID, group: group) }
}

extension Layer.Workload {
    /// The user and group that the workload names.
    var account: UserAndGroup { UserAndGroup(userID: userID, user: user, groupID: groupID, group: group) }
}
