import HookCommands
import Ops
import Testing

@testable import UnitState

@Suite("The queue of deferred events, and policies") struct DeferralQueueTests {
    /// A dispatch in which the charm lists the queue, then defers what it gets as a test says.
    @discardableResult
    private func dispatch(
        _ unit: UnitInTest, _ kind: String, deferring policy: DeferralPolicy? = .keeping, id: String? = nil
    ) throws -> [DeferredEvent] {
        var listed: [DeferredEvent] = []
        try unit.run(kind) { charm in
            try charm.framework.observe(.install, charm, ScriptedCharm.first, id: id)
            listed = try charm.framework.deferredEvents
            charm.act = { _, event in if let policy { (event as? any DeferrableEvent)?.defer(policy) } }
        }
        return listed
    }

    private func record(_ unit: UnitInTest) throws -> [DeferralRecord?] {
        try unit.withStore { try $0.deferralRecords(of: try $0.notices(eventPath: nil)).records }
    }

    private func warnings(_ unit: UnitInTest) -> [String] { unit.log.lines.filter { $0.hasPrefix("warning: ") } }

    @Test("a deferred event is listed with its age and how often it was tried")
    func listed() throws {
        let unit = try UnitInTest()
        let before = try Timestamp(secondsSince1970: 1_600_000_000)
        #expect(try dispatch(unit, "install").isEmpty)
        let event = try #require(try dispatch(unit, "start").first)
        #expect(event.handle.path == "ScriptedCharm/on/install[1]")
        #expect(event.kind == "install")
        #expect(event.observer == "ScriptedCharm")
        #expect(event.observerID == "_on_install")
        #expect(event.tries == 1)
        #expect(event.policy == .keeping)
        #expect(event.firstDeferred > before)
        #expect(event.age >= .zero)
        let again = try #require(try dispatch(unit, "start").first)
        #expect(again.tries == 2)
        #expect(again.firstDeferred == event.firstDeferred)
        #expect(again.age > event.age)
        #expect(
            again.description
                == "ScriptedCharm/on/install[1] for ScriptedCharm/_on_install, tried 2 times, since \(event.firstDeferred)"
        )
        // No longer deferred, it is in the list no more, and nothing is left of it.
        #expect(try dispatch(unit, "start", deferring: nil).count == 1)
        #expect(try dispatch(unit, "start").isEmpty)
    }

    @Test("the list is in the order of delivery, and an event is in it once its handler has deferred it")
    func order() throws {
        let unit = try UnitInTest()
        var lists: [[String]] = []
        for kind in ["install", "update_status"] {
            try unit.run(kind) { charm in
                try charm.framework.observe(.install, charm, ScriptedCharm.first)
                try charm.framework.observe(.updateStatus, charm, ScriptedCharm.second)
                try charm.framework.observe(.preCommit, charm, ScriptedCharm.third)
                charm.act = { handler, event in
                    if handler != "third" { deferEvent(event) }
                    lists.append(try charm.framework.deferredEvents.map(\.kind))
                }
            }
        }
        // install: while its handler runs, at the end; update_status: while each handler runs, at the end.
        #expect(lists == [[], ["install"], ["install"], ["install"], ["install", "update_status"]])
    }

    @Test("a dispatch in which nothing was ever deferred makes no table, and asks for no record")
    func noCost() throws {
        let unit = try UnitInTest()
        try dispatch(unit, "install", deferring: nil)
        try dispatch(unit, "start", deferring: nil)
        let tables = try unit.withStore { store in
            try store.deferralRecords(of: [Notice(eventPath: "a", observerPath: "b", observerID: "c", sequence: 1)])
        }
        #expect(tables.records == [nil])
        #expect(String(decoding: try unit.databaseBytes(), as: UTF8.self).contains("swift_ops_deferral") == false)
    }

    @Test("what Python deferred counts as tried once, from the first dispatch that saw it")
    func ofPython() throws {
        let unit = try UnitInTest()
        try unit.withStore { store in
            try store.saveSnapshot([:], at: "ScriptedCharm/on/install[1]")
            try store.saveNotice(
                eventPath: "ScriptedCharm/on/install[1]", observerPath: "ScriptedCharm", observerID: "_on_install")
            try store.commit()
        }
        let first = try #require(try dispatch(unit, "start").first)
        #expect(first.tries == 1)
        let second = try #require(try dispatch(unit, "start").first)
        #expect(second.tries == 2)
        #expect(second.firstDeferred == first.firstDeferred)
        #expect(warnings(unit).isEmpty)
    }

    @Test("records of notices that Python has taken from the queue are cleared with the next deferral")
    func takenByPython() throws {
        let unit = try UnitInTest()
        try dispatch(unit, "install")
        try unit.withStore { store in
            try store.dropNotice(
                eventPath: "ScriptedCharm/on/install[1]", observerPath: "ScriptedCharm", observerID: "_on_install")
            try store.dropSnapshot(at: "ScriptedCharm/on/install[1]")
            try store.commit()
        }
        #expect(try dispatch(unit, "install").isEmpty)
        let old = Notice(eventPath: "", observerPath: "", observerID: "", sequence: 1)
        #expect(try unit.withStore { try $0.deferralRecords(of: [old]).records } == [nil])
        #expect(try record(unit).map(\.?.tries) == [1])
    }

    @Test("an event is dropped when its last try defers it, and the log says so", arguments: [1, 2, 3])
    func tries(_ most: Int) throws {
        let unit = try UnitInTest()
        try dispatch(unit, "install", deferring: .dropping(afterTries: most))
        for _ in 1..<max(2, most) where most > 1 {
            #expect(try unit.notices().count == 1)
            try dispatch(unit, "start", deferring: .dropping(afterTries: most))
        }
        #expect(try unit.notices().isEmpty)
        #expect(try unit.snapshot("ScriptedCharm/on/install[1]") == nil)
        #expect(
            warnings(unit) == [
                "warning: Dropping the deferred event ScriptedCharm/on/install[1] for ScriptedCharm/_on_install: it was "
                    + "tried \(most) times, and the deferral was to end after \(most)."
            ])
        #expect(try dispatch(unit, "start").isEmpty)
    }

    @Test("a number of tries below one counts as one", arguments: [0, -1, Int.min])
    func fewTries(_ tries: Int) throws {
        #expect(DeferralPolicy.dropping(afterTries: tries) == .dropping(afterTries: 1))
        #expect(DeferralPolicy.dropping() == .keeping)
    }

    @Test("the policy of the last deferral counts, and it is listed")
    func lastPolicy() throws {
        let unit = try UnitInTest()
        try dispatch(unit, "install", deferring: .dropping(afterTries: 3))
        #expect(try dispatch(unit, "start", deferring: .keeping).first?.policy.mostTries == 3)
        #expect(try dispatch(unit, "start", deferring: .dropping(afterTries: 9)).first?.policy == .keeping)
        #expect(try dispatch(unit, "start").first?.tries == 3)
    }

    @Test("a policy of one observer does not concern another one")
    func otherObserver() throws {
        let unit = try UnitInTest()
        for kind in ["install", "start"] {
            try unit.run(kind) { charm in
                try charm.framework.observe(.install, charm, ScriptedCharm.first, id: "a")
                try charm.framework.observe(.install, charm, ScriptedCharm.second, id: "b")
                charm.act = { handler, event in
                    let policy: DeferralPolicy = handler == "first" ? .dropping(afterTries: 2) : .keeping
                    (event as? any DeferrableEvent)?.defer(policy)
                }
            }
        }
        #expect(try unit.notices() == ["ScriptedCharm/on/install[1] ScriptedCharm b"])
        #expect(try unit.snapshot("ScriptedCharm/on/install[1]") == [:])
    }

    @Test("a dispatch that fails counts no try")
    func failed() throws {
        let unit = try UnitInTest()
        try dispatch(unit, "install", deferring: .dropping(afterTries: 2))
        let before = try unit.databaseBytes()
        #expect(throws: Failure.self) {
            try unit.run("start") { charm in
                try charm.framework.observe(.install, charm, ScriptedCharm.first)
                charm.act = { _, event in
                    (event as? any DeferrableEvent)?.defer(.dropping(afterTries: 2))
                    throw Failure()
                }
            }
        }
        #expect(try unit.databaseBytes() == before)
    }

    @Test(
        "records that cannot be read are counted anew with a warning, and the event is delivered",
        arguments: [
            "UPDATE swift_ops_deferral SET tries = 'many'", "DROP TABLE swift_ops_deferral",
            "ALTER TABLE swift_ops_deferral ADD COLUMN x NOT NULL DEFAULT 1",
        ])
    func damaged(_ sql: String) throws {
        let unit = try UnitInTest()
        try dispatch(unit, "install")
        try dispatch(unit, "start")
        let connection = try SQLiteConnection(path: unit.database, lockTimeout: 1000)
        try connection.execute(sql, for: "testing")
        connection.close()
        let listed = try #require(try dispatch(unit, "start").first)
        #expect(listed.tries == 1)
        #expect(warnings(unit).count == (sql.hasPrefix("DROP") ? 0 : 1))
        #expect(warnings(unit).allSatisfy { $0.contains("counted anew") })
        #expect(try record(unit).map(\.?.tries) == [2])
        #expect(try unit.notices().count == 1)
    }
}
