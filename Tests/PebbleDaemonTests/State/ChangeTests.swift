import PebbleDaemon
import PlainValues
import Testing

@Suite("Changes and tasks")
struct ChangeTests {
    private typealias Step = ChangeDraft.Step

    /// A step that waits until it is cancelled.
    private static func endless(_ summary: String, after: [Int] = [], then failure: TaskFailure? = nil) -> Step {
        Step(kind: "test", summary: summary, after: after) { (_) async throws(TaskFailure) in
            _ = try? await Task.sleep(for: .seconds(1000))
            if let failure { throw failure }
        }
    }

    private func ready(_ state: DaemonState, _ draft: ChangeDraft) async throws -> ChangeRecord {
        let change = await state.add(draft)
        guard case .ready(let ready) = await state.waitForChange(change.id, timeout: .seconds(10)) else {
            throw Daemon.NotReady(change: change.id)
        }
        return ready
    }

    @Test("ids count up, of changes and of tasks")
    func ids() async throws {
        let state = try DaemonState(path: nil)
        let draft = ChangeDraft(
            kind: "test", summary: "Test", steps: (0..<2).map { Step(kind: "t", summary: "\($0)") { _ in } })
        #expect(try await ready(state, draft).tasks.map(\.id) == ["1", "2"])
        let second = try await ready(state, draft)
        #expect(second.id == "2")
        #expect(second.tasks.map(\.id) == ["3", "4"])
        #expect(await state.task("4")?.change.id == "2")
        #expect(await state.task("5") == nil)
    }

    @Test("a change that does its work is done, with what the work gave")
    func done() async throws {
        let state = try DaemonState(path: nil)
        let step = Step(kind: "t", summary: "Work") { context in
            await context.setData("exit-code", 3)
            for number in 0..<12 { await context.log("line \(number)") }
        }
        let change = try await ready(state, ChangeDraft(kind: "test", summary: "Test", steps: [step]))
        let task = try #require(change.tasks.first)
        #expect(change.status == .done)
        #expect(change.readyTime != nil)
        #expect(task.data == ["exit-code": 3])
        #expect(task.log.map(\.text) == (2..<12).map { "line \($0)" })
        #expect(task.progress == (1, 1))
        #expect(task.log[0].line == "\(task.log[0].time.wholeSecondsText(.local)) INFO line 2")
    }

    @Test("a step that fails holds those that wait for it, in other lanes too")
    func hold() async throws {
        let state = try DaemonState(path: nil)
        let steps = [
            Step(kind: "t", summary: "bad", lane: 1) { (_) async throws(TaskFailure) in throw TaskFailure("why") },
            Step(kind: "t", summary: "waits", lane: 2, after: [0]) { _ in },
            Step(kind: "t", summary: "same lane", lane: 1, after: [3 - 3]) { _ in },
            Step(kind: "t", summary: "other", lane: 3) { _ in },
        ]
        let change = try await ready(state, ChangeDraft(kind: "test", summary: "Test", steps: steps))
        #expect(change.tasks.map(\.status) == [.error, .hold, .hold, .done])
        #expect(change.status == .error)
        #expect(change.errorText == "cannot perform the following tasks:\n- bad (why)")
    }

    @Test("an abort ends what runs and holds what waits")
    func abort() async throws {
        let state = try DaemonState(path: nil)
        let steps = [Self.endless("runs"), Self.endless("waits", after: [0])]
        let change = await state.add(ChangeDraft(kind: "test", summary: "Test", steps: steps))
        #expect(try await state.abort(change.id).status == .abort)
        guard case .ready(let aborted) = await state.waitForChange(change.id) else { return }
        #expect(aborted.tasks.map(\.status) == [.done, .hold])
        #expect(aborted.status == .done)
        for (id, text) in [
            (change.id, "cannot abort change 1 with nothing pending"), ("9", "cannot find change with id \"9\""),
        ] {
            let error = await #expect(throws: PebbleDaemonError.self) { try await state.abort(id) }
            #expect(error?.description == text)
        }
    }

    @Test("waiting ends when the time passes, when it is cancelled, and for what is not there")
    func waiting() async throws {
        let state = try DaemonState(path: nil)
        let change = await state.add(ChangeDraft(kind: "test", summary: "Test", steps: [Self.endless("runs")]))
        guard case .timedOut = await state.waitForChange(change.id, timeout: .milliseconds(20)) else {
            Issue.record("the change is ready")
            return
        }
        guard case .unknown = await state.waitForChange("99") else {
            Issue.record("there is such a change")
            return
        }
        let waiter = Task { await state.waitForChange(change.id) }
        waiter.cancel()
        guard case .timedOut = await waiter.value else {
            Issue.record("the change is ready")
            return
        }
        try await state.abort(change.id)
    }

    @Test("a change's updates are notices, one when it is added and one when it ends")
    func notices() async throws {
        let state = try DaemonState(path: nil)
        _ = try await ready(
            state,
            ChangeDraft(kind: "test", summary: "Test", steps: [Step(kind: "t", summary: "Work") { _ in }]))
        let notice = try #require(await state.notices(NoticeQuery(users: .user(5), types: ["change-update"])).first)
        #expect(notice.key == "1")
        #expect(notice.userID == nil)
        #expect(notice.occurrences == 2)
        #expect(notice.lastData == ["kind": "test"])
    }

    @Test("what has lasted for 14 days is aborted, but for what checks do, and what is ready for 7 is forgotten")
    func maintenance() async throws {
        let state = try DaemonState(path: nil)
        var ids: [String: String] = [:]
        for kind in ["perform-check", "exec"] {
            ids[kind] = await state.add(
                ChangeDraft(kind: kind, summary: "Test", steps: [Self.endless("runs")])
            ).id
        }
        let ready = await state.add(ChangeDraft(kind: "ready", summary: "Test", steps: [])).id
        let now = WallTime.now
        await state.maintain(now.advanced(by: .seconds(6 * 24 * 3600)))
        #expect(await state.changes.count == 3)
        await state.maintain(now.advanced(by: .seconds(13 * 24 * 3600)))
        #expect(await state.change(ready) == nil)
        #expect(await state.changes.map(\.status) == [.doing, .doing])
        await state.maintain(now.advanced(by: .seconds(15 * 24 * 3600)))
        guard case .ready = await state.waitForChange(ids["exec"] ?? "", timeout: .seconds(10)) else {
            Issue.record("the change goes on")
            return
        }
        let check = try #require(ids["perform-check"])
        #expect(await state.change(check)?.status == .doing)
        try await state.abort(check)
    }

    @Test("only as many ready changes are kept as there is room for")
    func retention() async throws {
        let state = try DaemonState(path: nil)
        for _ in 0..<1500 { await state.add(ChangeDraft(kind: "test", summary: "Test", steps: [])) }
        let changes = await state.changes
        #expect(changes.count <= 1100)
        #expect(changes.contains { $0.id == "1500" })
        #expect(await state.notices(NoticeQuery(users: .all)).count <= 1100)
    }
}
