import PebbleDaemon
import Testing

@Suite("Users and groups")
struct UserAndGroupTests {
    @Test("nothing given means the daemon's own")
    func nothing() throws {
        #expect(try UserAndGroup().resolved() == nil)
        #expect(try UserAndGroup(user: "", group: "").resolved() == nil)
    }

    @Test("a user without a group gets the user's primary one")
    func primaryGroup() throws {
        let root = ProcessLaunch.Credential(userID: 0, groupID: 0)
        #expect(try UserAndGroup(user: "root").resolved() == root)
        #expect(try UserAndGroup(userID: 0).resolved() == root)
        #expect(try UserAndGroup(userID: 0, user: "root", groupID: 5).resolved()?.groupID == 5)
    }

    @Test(
        "what does not fit together is an error in Pebble's words",
        arguments: [
            (UserAndGroup(user: "nosuch"), "user: unknown user nosuch"),
            (UserAndGroup(userID: 77777), "user: unknown userid 77777"),
            (UserAndGroup(userID: 0, user: "nobody"), "user \"nobody\" UID (65534) does not match user-id (0)"),
            (UserAndGroup(group: "root"), "must specify user, not just group"),
            (UserAndGroup(groupID: 0), "must specify user, not just group"),
            (UserAndGroup(user: "root", group: "g"), "group: unknown group g"),
            (UserAndGroup(userID: -1), "user-id -1 is out of range"),
        ])
    func errors(_ account: UserAndGroup, text: String) {
        #expect(#expect(throws: ProcessFailure.self) { try account.resolved() }?.description == text)
    }
}
