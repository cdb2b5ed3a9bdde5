import Foundation
import HookTools
import PlainValues
import Testing
import UnitState

@testable import LocalJuju

@Suite("The deferred events of a unit") struct QueueTests {
    private let test: TestModel

    init() throws {
        test = try TestModel()
        try test.deploy()
    }

    private var database: String { "\(test.model.folder)/units/web-0/charm/.unit-state.db" }

    private func fill() throws {
        let store = try SQLiteStore(path: database)
        defer { store.close() }
        try store.saveNotice(eventPath: "C/on/start[3]", observerPath: "C", observerID: "_on_start")
        var notice = Notice(eventPath: "C/on/db_relation_changed[5]", observerPath: "C", observerID: "changed")
        notice.sequence = try store.saveNotice(
            eventPath: notice.eventPath, observerPath: notice.observerPath, observerID: notice.observerID)
        try store.saveDeferralRecords([(notice, DeferralRecord(firstDeferred: 1_700_000_000_000_000, tries: 4))])
        try store.commit()
    }

    @Test("a unit whose charm keeps no such state has none")
    func none() throws {
        let unit = try test.model.showUnit("web/0")
        #expect(unit.deferredEvents == nil)
        #expect(unit.problems.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: database))
    }

    @Test("they are listed oldest first; of those of a Python charm neither age nor tries are known")
    func listed() throws {
        try fill()
        let events = try #require(try test.model.showUnit("web/0").deferredEvents)
        #expect(events.map(\.event) == ["C/on/start[3]", "C/on/db_relation_changed[5]"])
        #expect(events.map(\.observer) == ["C", "C"])
        #expect(events.map(\.handler) == ["_on_start", "changed"])
        #expect(events.map(\.tries) == [nil, 4])
        #expect(events.map(\.since) == [nil, "14 Nov 2023 22:13:20Z"])
        #expect(events[0].ageSeconds == nil)
        #expect(try #require(events[1].ageSeconds) > 80_000_000)
    }

    @Test("time that passes in the model alone makes no event older")
    func simulatedTime() throws {
        try fill()
        let before = try #require(try test.model.showUnit("web/0").deferredEvents?.last?.ageSeconds)
        test.model.moveClock(by: 1_000_000)
        let after = try #require(try test.model.showUnit("web/0").deferredEvents?.last?.ageSeconds)
        #expect(after - before < 100_000)
    }

    @Test("what a charm keeps in the controller is listed as well")
    func controller() throws {
        try test.deploy(
            "other",
            dispatch: .on(
                "start",
                """
                printf '"#notices#": |\\n  - !!python/tuple [e1, C, m]\\n' | state-set --file -
                printf '"#swift-ops-deferrals#": |\\n  - [e1, C, m, 1000000, 2, 5, "db:3"]\\n' | state-set --file -
                """))
        let unit = try test.model.showUnit("other/0")
        #expect(unit.problems.isEmpty)
        let event = try #require(unit.deferredEvents?.first)
        #expect(event.event == "e1")
        #expect(event.tries == 2)
        #expect(event.since == "01 Jan 1970 00:00:01Z")
        #expect(event.droppedAfterTries == 5)
        #expect(event.droppedWithoutRelation == "db:3")
    }

    @Test("a state that cannot be read is a problem, and the rest of the unit is shown")
    func damaged() throws {
        try "this is no database, but a text".write(toFile: database, atomically: false, encoding: .utf8)
        let unit = try test.model.showUnit("web/0")
        #expect(unit.life == "alive")
        #expect(unit.deferredEvents == nil)
        #expect(unit.problems.count == 1)
        #expect(unit.problems.first?.hasPrefix("The deferred events of web/0 cannot be read: ") == true)
    }

    @Test("a dispatch that runs is not disturbed: its unit's events cannot be told meanwhile")
    func running() throws {
        try fill()
        let dispatch = try SQLiteStore(path: database)
        try dispatch.saveSnapshot(1, at: "x")
        let unit = try test.model.showUnit("web/0")
        #expect(unit.problems.first?.contains("is in use by another process") == true)
        try dispatch.commit()
        dispatch.close()
        #expect(try test.model.showUnit("web/0").deferredEvents?.count == 2)
    }
}
