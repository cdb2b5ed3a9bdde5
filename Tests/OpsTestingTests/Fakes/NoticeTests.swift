import Ops
import OpsTesting
import Testing

@Suite("Notices of a simulated container")
struct NoticeTests {
    @Test func `are told to the charm when they are new, and again each time`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let id = try harness.pebbleNotify("web", key: "example.com/a", data: ["k": "v"])
        #expect(try harness.pebbleNotify("web", key: "example.com/a") == id)
        #expect(try harness.pebbleNotify("web", key: "example.com/b") != id)
        #expect(
            try harness.charm.told == ["notice example.com/a 1", "notice example.com/a 2", "notice example.com/b 1"])
        let notice = try await web.notice(id)
        #expect(notice.occurrences == 2)
        #expect(notice.lastData == [:])
        #expect(notice.firstOccurred < notice.lastOccurred)
    }

    @Test func `are not told again before their time`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let id = try harness.pebbleNotify("web", key: "example.com/a", repeatAfter: .seconds(60))
        let first = try await web.notice(id)
        try harness.pebbleNotify("web", key: "example.com/a", repeatAfter: .seconds(60))
        #expect(try harness.charm.told == ["notice example.com/a 1"])
        let second = try await web.notice(id)
        #expect(second.occurrences == 2)
        #expect(second.lastRepeated == first.lastRepeated)
        #expect(second.lastOccurred > first.lastOccurred)
        #expect(second.repeatAfter == .seconds(60))
    }

    @Test func `are only kept before the charm is there`() async throws {
        let harness = try Harness(WorkloadCharm.self, metadata: WorkloadCharm.metadata)
        try harness.pebbleNotify("web", key: "example.com/a")
        try harness.begin()
        try harness.setCanConnect("web", true)
        #expect(try harness.charm.told.isEmpty)
        #expect(try await harness.model.unit.container("web").notices().map(\.key) == ["example.com/a"])
    }

    @Test func `are found by their type, key and time, the newest last`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        let first = try await web.notify("example.com/a", data: ["k": "v"])
        try await web.notify("example.com/b")
        try await web.notify("example.com/a")
        #expect(try await web.notices().map(\.key) == ["example.com/b", "example.com/a"])
        #expect(try await web.notices(NoticeFilter(keys: ["example.com/b"])).map(\.key) == ["example.com/b"])
        #expect(try await web.notices(NoticeFilter(types: [.warning])).isEmpty)
        #expect(try await web.notices(NoticeFilter(userID: 1000)).isEmpty)
        #expect(try await web.notices(NoticeFilter(users: .all)).count == 2)
        let b = try #require(try await web.notices().first)
        #expect(try await web.notices(NoticeFilter(after: b.lastRepeated)).map(\.id) == [first])
        let none = try await web.pebble.waitForNotices(
            NoticeFilter(keys: ["example.com/c"]), timeout: .milliseconds(20))
        #expect(none.isEmpty)
        let unknown = await pebbleError { _ = try await web.pebble.notice("99") }
        #expect(unknown?.message == "cannot find notice with ID \"99\"")
    }

    @Test func `reach whoever follows them`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        let following = Task {
            for try await notice in web.pebble.followNotices() { return notice.key }
            return ""
        }
        try await web.notify("example.com/a")
        #expect(try await following.value == "example.com/a")
    }

    @Test(arguments: [
        ("bad", "invalid key \"bad\" (must be in \"example.com/path\" format)"),
        ("example.com/" + String(repeating: "a", count: 256), "key must be 256 bytes or less"),
    ])
    func `have keys of one form`(key: String, refusal: String) async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let error = await pebbleError { try await web.notify(key) }
        #expect(error?.statusCode == 400)
        #expect(error?.message == refusal)
        let testing = #expect(throws: TestingError.self) { try harness.pebbleNotify("web", key: key) }
        #expect(testing?.code == .invalidValue)
        #expect(testing?.description.contains(refusal) == true)
    }
}
