import Glibc
import Pebble

/// Who is to own a file of a container.
struct FileOwner: Hashable, Sendable {
    let user: WorkloadUser
    /// Which file it was.
    var inode: ino_t = 0

    /// Takes what a request says; `nil` when it says nothing.
    init?(_ fields: FakeFields) throws(FileProblem) {
        let (name, group) = (fields.text("user"), fields.text("group"))
        var user = WorkloadUser(
            name.isEmpty ? nil : name, id: fields.number("user-id"), group: group.isEmpty ? nil : group,
            groupID: fields.number("group-id"))
        guard user != WorkloadUser() else { return nil }
        guard user.name != nil || user.id != nil else {
            throw FileProblem("cannot look up user and group: must specify user, not just group")
        }
        // Who the container's users are is not known: each is taken to have a group of its own name and number.
        if user.group == nil, user.groupID == nil { (user.group, user.groupID) = (user.name, user.id) }
        self.user = user
    }
}
