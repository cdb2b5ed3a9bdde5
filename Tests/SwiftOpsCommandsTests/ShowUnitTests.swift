import Foundation
import PlainValues
import Testing
import UnitState

@testable import SwiftOpsCommands

@Suite("show-unit, and what a unit has deferred") struct ShowUnitTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try #require(shell.juju("add-model", "./dev").status == 0)
        try #require(shell.juju("deploy", Shell.charm, "web").status == 0)
    }

    private var database: String { shell.folder.appending(path: "dev/units/web-0/charm/.unit-state.db").path() }

    private func fill() throws {
        let store = try SQLiteStore(path: database)
        defer { store.close() }
        try store.saveNotice(eventPath: "C/on/start[3]", observerPath: "C", observerID: "_on_start")
        var notice = Notice(eventPath: "C/Db[a]/on/made[5]", observerPath: "C", observerID: "made")
        notice.sequence = try store.saveNotice(
            eventPath: notice.eventPath, observerPath: notice.observerPath, observerID: notice.observerID)
        let now = Int(Date().timeIntervalSince1970)
        try store.saveDeferralRecords([
            (notice, DeferralRecord(firstDeferred: (now - 90_000) * 1_000_000, tries: 4, mostTries: 6))
        ])
        try store.commit()
    }

    @Test("the deferred events are a field of their own, which is missing when there are none")
    func fields() throws {
        func shown() throws -> PlainValue? {
            try JSON.parse(shell.juju("show-unit", "web/0", "--format", "json").output)["web/0"]
        }
        #expect(try shown()?["life"] == "alive")
        #expect(try shown()?["deferred-events"] == nil)
        #expect(try shown()?["problems"] == nil)
        try fill()
        let events = try #require(try shown()?["deferred-events"]?.arrayValue)
        #expect(events.first == ["event": "C/on/start[3]", "observer": "C", "handler": "_on_start"])
        #expect(events.last?["tries"] == 4)
        #expect(events.last?["dropped-after-tries"] == 6)
        #expect(try #require(events.last?["age-seconds"]?.intValue) >= 90_000)
        let yaml = shell.juju("show-unit", "web/0").output
        #expect(
            yaml.contains("  deferred-events:\n  - event: C/on/start[3]\n    handler: _on_start\n    observer: C\n"))
    }

    @Test("as a table the unit comes first, then what it has deferred")
    func table() throws {
        let alone = shell.juju("show-unit", "web/0", "--format", "tabular").output
        #expect(alone.split(separator: "\n").count == 2)
        try fill()
        let lines = shell.juju("show-unit", "web/0", "--format", "tabular").output
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == alone.split(separator: "\n")[0])
        #expect(lines[1].hasPrefix("web/0  local:shell-charm-0  0        "))
        #expect(
            Array(lines[2...]) == [
                "", "Unit   Deferred event      Observer      Age  Tries  Dropped",
                "web/0  C/on/start[3]       C/_on_start     -      -",
                "web/0  C/Db[a]/on/made[5]  C/made       1d1h      4  after 6 tries", "",
            ])
    }

    @Test("a state that cannot be read is a remark, and no failure")
    func damaged() throws {
        try "this is no database, but a text".write(toFile: database, atomically: false, encoding: .utf8)
        let answer = shell.juju("show-unit", "web/0")
        #expect(answer.status == 0)
        #expect(answer.error.hasPrefix("WARNING The deferred events of web/0 cannot be read: "))
        #expect(answer.output.contains("leader: true"))
    }

    @Test(
        "an age is shown in its two largest units",
        arguments: [
            (0, "0s"), (59, "59s"), (60, "1m0s"), (3599, "59m59s"), (3600, "1h0m"), (86_399, "23h59m"),
            (86_400, "1d0h"), (10_000_000, "115d17h"),
        ])
    func ages(_ seconds: Int, _ text: String) {
        #expect(UnitTable.age(seconds) == text)
    }
}
