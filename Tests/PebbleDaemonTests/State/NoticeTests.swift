import PebbleDaemon
import Testing

@Suite("Notices")
struct NoticeTests {
    private let state: DaemonState

    init() throws {
        state = try DaemonState(path: nil)
    }

    @Test("a notice that occurs again keeps its id, and counts as new unless it is too soon")
    func repetition() async throws {
        let first = try await state.add(CustomNotice(userID: 0, key: "example.com/a", data: ["k": "v"]))
        let before = try #require(await state.notice(first))
        #expect(try await state.add(CustomNotice(userID: 0, key: "example.com/a", data: ["k": "w"])) == first)
        let after = try #require(await state.notice(first))
        #expect(after.occurrences == 2)
        #expect(after.lastData == ["k": "w"])
        #expect(after.firstOccurred == before.firstOccurred)
        #expect(after.lastRepeated > before.lastRepeated)
        _ = try await state.add(CustomNotice(userID: 0, key: "example.com/a", repeatAfter: .seconds(3600)))
        let third = try #require(await state.notice(first))
        #expect(third.occurrences == 3)
        #expect(third.lastRepeated == after.lastRepeated)
        #expect(third.lastOccurred > after.lastOccurred)
        // Another user's is another notice.
        #expect(try await state.add(CustomNotice(userID: 1, key: "example.com/a")) != first)
    }

    @Test("lists are in the order of repetition, and hold what the filter says")
    func filters() async throws {
        for key in ["a.b/one", "a.b/two", "a.b/three"] { _ = try await state.add(CustomNotice(userID: 0, key: key)) }
        _ = try await state.add(CustomNotice(userID: 7, key: "a.b/seven"))
        _ = try await state.add(CustomNotice(userID: 0, key: "a.b/one"))
        await state.addWarning("careful")
        func keys(_ filter: NoticeQuery) async -> [String] { await state.notices(filter).map(\.key) }
        #expect(await keys(NoticeQuery(users: .user(0))) == ["a.b/two", "a.b/three", "a.b/one", "careful"])
        #expect(await keys(NoticeQuery(users: .user(7))) == ["a.b/seven", "careful"])
        #expect(await keys(NoticeQuery(users: .all, types: ["custom"])).count == 4)
        #expect(await keys(NoticeQuery(users: .all, types: ["warning", "bogus"])) == ["careful"])
        #expect(await keys(NoticeQuery(users: .all, types: ["bogus"])) == [])
        #expect(await keys(NoticeQuery(users: .all, keys: ["a.b/two", "nope"])) == ["a.b/two"])
        let one = try #require(await state.notices(NoticeQuery(users: .all, keys: ["a.b/one"])).first)
        #expect(await keys(NoticeQuery(users: .all, after: one.lastRepeated)) == ["careful"])
        #expect(
            await state.latestWarning == state.notices(NoticeQuery(users: .all, types: ["warning"])).last?.lastRepeated
        )
    }

    @Test("waiting ends with the first notice that matches, or with the time")
    func waiting() async throws {
        let filter = NoticeQuery(users: .user(0), keys: ["a.b/c"])
        #expect(await state.waitForNotices(filter, timeout: .milliseconds(10)).isEmpty)
        async let found = state.waitForNotices(filter, timeout: .seconds(20))
        _ = try await state.add(CustomNotice(userID: 0, key: "a.b/other"))
        _ = try await state.add(CustomNotice(userID: 0, key: "a.b/c"))
        #expect(await found.map(\.key) == ["a.b/c"])
    }

    @Test(
        "keys are a domain and a path",
        arguments: [
            ("example.com/a", true), ("a.b/c/d-e/0", true), ("example.com", false), ("example/a", false),
            ("example.com/", false), ("Example.com/a", false), ("example.com/-a", false), ("example.com/a--b", false),
            ("example..com/a", false), ("", false), ("example.com/ä", false),
        ])
    func keys(key: String, isValid: Bool) async throws {
        var text: String?
        do {
            _ = try await state.add(CustomNotice(userID: nil, key: key))
        } catch {
            text = error.description
        }
        #expect(text == (isValid ? nil : "invalid key \"\(key)\" (must be in \"example.com/path\" format)"))
    }

    @Test("keys and data that are too long are refused")
    func limits() async throws {
        for (notice, text) in [
            (
                CustomNotice(userID: 0, key: "a.b/" + String(repeating: "c", count: 253)),
                "key must be 256 bytes or less"
            ),
            (
                CustomNotice(userID: 0, key: "a.b/c", data: ["k": String(repeating: "v", count: 4090)]),
                "total size of data must be 4096 bytes or less"
            ),
        ] {
            let error = await #expect(throws: PebbleDaemonError.self) { try await state.add(notice) }
            #expect(error?.description == text)
        }
    }
}
