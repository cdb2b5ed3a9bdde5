import Glibc
import PebbleDaemon
import PlainValues
import Testing

@Suite("The state file")
struct StateFileTests {
    private let folder: TemporaryFolder
    private var path: String { "\(folder.path)/.pebble.state" }

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("changes, notices, identities and the counters survive a restart")
    func restart() async throws {
        let earlier = try DaemonState(path: path)
        let step = ChangeDraft.Step(kind: "exec", summary: "Execute command \"sh\"") {
            (context) async throws(TaskFailure) in
            await context.setData("exit-code", 3)
            throw TaskFailure("a \"text\"\nof two lines")
        }
        let change = await earlier.add(
            ChangeDraft(kind: "exec", summary: "Execute", services: ["web"], steps: [step]))
        guard case .ready(let ready) = await earlier.waitForChange(change.id) else { return }
        let id = try await earlier.add(
            CustomNotice(userID: 5, key: "a.b/c", repeatAfter: .seconds(60), data: ["k": "<v>"]))
        try await earlier.changeIdentities(
            "add", ["bob": IdentityDraft(access: "read", local: .init(userID: 4242))])
        try await earlier.flush()

        let later = try DaemonState(path: path)
        #expect(await later.change(change.id) == ready)
        #expect(await later.notice(id) == earlier.notice(id))
        #expect(await later.identities == earlier.identities)
        #expect(await later.task(ready.tasks[0].id)?.change.id == change.id)
        #expect(await later.add(ChangeDraft(kind: "test", summary: "Test", steps: [])).id == "2")
        #expect(try await later.add(CustomNotice(userID: 5, key: "a.b/c")) == id)

        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        try await later.flush()
        #expect(folder.names() == [".pebble.state"])
    }

    @Test(
        "what was running when the daemon was killed has ended",
        arguments: [
            ("start", [TaskStatus.error, .hold], "service already started, not retrying"),
            ("exec", [.done, .hold], nil), ("perform-check", [.done, .hold], nil),
        ])
    func interrupted(kind: String, statuses: [TaskStatus], text: String?) async throws {
        let earlier = try DaemonState(path: path)
        let steps = (0..<2).map { number in
            ChangeDraft.Step(kind: kind, summary: "\(number)", after: number == 0 ? [] : [0]) { _ in
                _ = try? await Task.sleep(for: .seconds(1000))
            }
        }
        let id = await earlier.add(ChangeDraft(kind: kind, summary: "Test", steps: steps)).id
        try await earlier.flush()
        let change = try #require(try await DaemonState(path: path).change(id))
        #expect(change.tasks.map(\.status) == statuses)
        #expect(change.tasks[0].log.last?.text == text)
        #expect(change.isReady)
        try await earlier.abort(id)
    }

    @Test("a damaged file is an error, and stays", arguments: ["", "{", "[]", "{\"format\":2}", "null"])
    func damaged(text: String) async throws {
        try folder.write(text, to: ".pebble.state")
        let error = #expect(throws: PebbleDaemonError.self) { try DaemonState(path: path) }
        #expect(error?.code == .cannotStart)
        #expect(folder.read(".pebble.state") == text)
    }

    @Test("a file that cannot be written is an error for who needs it written")
    func unwritable() async throws {
        let state = try DaemonState(path: "/no/such/folder/.pebble.state")
        let error = await #expect(throws: PebbleDaemonError.self) {
            try await state.add(CustomNotice(userID: 0, key: "a.b/c"))
        }
        #expect(error?.code == .failed)
    }
}
