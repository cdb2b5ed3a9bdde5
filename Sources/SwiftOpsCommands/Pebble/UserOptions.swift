import ArgumentParser
import Pebble

/// The user and group of a file or command.
struct UserOptions: ParsableArguments {
    @Option(name: .long, help: "The user, by name.")
    var user: String?

    @Option(name: .long, help: "The user, by id.")
    var uid: Int?

    @Option(name: .long, help: "The group, by name.")
    var group: String?

    @Option(name: .long, help: "The group, by id.")
    var gid: Int?

    /// The user and group, or `nil` when none was given.
    var owner: WorkloadUser? {
        guard user != nil || uid != nil || group != nil || gid != nil else { return nil }
        return WorkloadUser(user, id: uid, group: group, groupID: gid)
    }
}
