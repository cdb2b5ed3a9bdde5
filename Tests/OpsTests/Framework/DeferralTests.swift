import Ops
import Testing
import UnitState

@Suite("Deferring and re-emitting") struct DeferralTests {
    @Test("a deferred event comes first in the next dispatch, under its own number")
    func reemission() throws {
        let unit = try UnitInTest()
        try unit.run("install") { charm in
            try charm.framework.observe(.install, charm, ScriptedCharm.first)
            charm.act = { _, event in deferEvent(event) }
        }
        #expect(try unit.notices() == ["ScriptedCharm/on/install[1] ScriptedCharm _on_install"])
        var reemitted: [Bool] = []
        let trace = try unit.run("start") { charm in
            try charm.framework.observe(.install, charm, ScriptedCharm.first)
            try charm.framework.observe(.start, charm, ScriptedCharm.second)
            charm.act = { _, event in reemitted.append(event.context.isReemitted) }
        }
        #expect(trace == ["first ScriptedCharm/on/install[1]", "second ScriptedCharm/on/start[6]"])
        #expect(reemitted == [true, false])
        #expect(try unit.notices().isEmpty)
        #expect(try unit.snapshot("ScriptedCharm/on/install[1]") == nil)
    }

    @Test("deferred events come in the order in which they were emitted")
    func oldestFirst() throws {
        let unit = try UnitInTest()
        func set(_ charm: ScriptedCharm) throws {
            try charm.framework.observe(.start, charm, ScriptedCharm.second)
            try charm.framework.observe(.install, charm, ScriptedCharm.first)
            try charm.framework.observe(.updateStatus, charm, ScriptedCharm.third)
        }
        for kind in ["update_status", "install"] {
            try unit.run(kind) { charm in
                try set(charm)
                charm.act = { _, event in deferEvent(event) }
            }
        }
        let trace = try unit.run("start") { charm in try set(charm) }
        #expect(
            trace == [
                "third ScriptedCharm/on/update_status[1]", "first ScriptedCharm/on/install[6]",
                "second ScriptedCharm/on/start[11]",
            ])
    }

    @Test("what an event carries is kept while one observer still defers it")
    func keptForOneObserver() throws {
        let unit = try UnitInTest()
        func set(_ charm: ScriptedCharm, deferring handler: String) throws {
            try charm.framework.observe(.install, charm, ScriptedCharm.first, id: "a")
            try charm.framework.observe(.install, charm, ScriptedCharm.second, id: "b")
            charm.act = { name, event in if name == handler { deferEvent(event) } }
        }
        try unit.run("install") { charm in try set(charm, deferring: "first") }
        #expect(try unit.notices() == ["ScriptedCharm/on/install[1] ScriptedCharm a"])
        #expect(try unit.snapshot("ScriptedCharm/on/install[1]") == [:])
        let trace = try unit.run("start") { charm in try set(charm, deferring: "first") }
        #expect(trace == ["first ScriptedCharm/on/install[1]"])
        #expect(try unit.snapshot("ScriptedCharm/on/install[1]") == [:])
        try unit.run("start") { charm in try set(charm, deferring: "") }
        #expect(try unit.snapshot("ScriptedCharm/on/install[1]") == nil)
    }

    @Test("an event that equals one already waiting for the observer is skipped")
    func duplicates() throws {
        let unit = try UnitInTest()
        for _ in 1...3 {
            try unit.run("update_status") { charm in
                try charm.framework.observe(.updateStatus, charm, ScriptedCharm.first)
                charm.act = { _, event in deferEvent(event) }
            }
        }
        #expect(try unit.notices() == ["ScriptedCharm/on/update_status[1] ScriptedCharm _on_update_status"])
        #expect(unit.log.lines.contains { $0.hasPrefix("info: Skipping notice (ScriptedCharm/on/update_status[11]/") })
    }

    @Test("events that carry something else are no duplicates")
    func differentPayloads() throws {
        let unit = try UnitInTest()
        for text in ["a", "b", "a"] {
            try unit.run("start") { charm in
                let library = try Library(charm.framework)
                charm.parts = [library]
                try charm.framework.observe(.start, charm, ScriptedCharm.first)
                try charm.framework.observe(library.noted, charm, ScriptedCharm.second)
                charm.act = { handler, event in
                    if handler == "first" { try library.emit(library.noted, .init(text: text)) }
                    if handler == "second" { deferEvent(event) }
                }
            }
        }
        #expect(try unit.notices().count == 2)
    }

    @Test("of many events those are skipped whose content waits, and those are delivered whose content waits no longer")
    func contentsThatWait() throws {
        let unit = try UnitInTest()
        func emit(_ texts: String..., deferring waiting: String) throws -> [String] {
            try unit.run("start") { charm in
                let library = try Library(charm.framework)
                charm.parts = [library]
                try charm.framework.observe(.start, charm, ScriptedCharm.first)
                try charm.framework.observe(library.noted, library, Library.heard)
                charm.act = { _, _ in for text in texts { try library.emit(library.noted, .init(text: text)) } }
                library.act = { event in
                    guard let note = event as? CustomEvent<Library.Note> else { return }
                    charm.trace.append(note.payload.text)
                    if waiting.contains(note.payload.text) { note.defer() }
                }
            }.filter { $0.count == 1 }
        }
        #expect(try emit("a", "b", "a", "c", "c", "b", "a", deferring: "ab") == ["a", "b", "c", "c"])
        #expect(try emit("b", "a", "c", "a", "b", deferring: "bc") == ["a", "b", "a", "c", "a"])
        #expect(try unit.notices().count == 2)
    }

    @Test("a duplicate is still delivered to another observer, which has nothing waiting")
    func duplicateForOneObserver() throws {
        let unit = try UnitInTest()
        try unit.run("update_status") { charm in
            try charm.framework.observe(.updateStatus, charm, ScriptedCharm.first, id: "a")
            charm.act = { _, event in deferEvent(event) }
        }
        let trace = try unit.run("update_status") { charm in
            try charm.framework.observe(.updateStatus, charm, ScriptedCharm.first, id: "a")
            try charm.framework.observe(.updateStatus, charm, ScriptedCharm.second, id: "b")
            charm.act = { handler, event in if handler == "first" { deferEvent(event) } }
        }
        #expect(
            trace == ["first ScriptedCharm/on/update_status[1]", "second ScriptedCharm/on/update_status[6]"])
    }

    @Test("a custom event that is deferred while events are re-emitted waits for the next dispatch")
    func fixedList() throws {
        let unit = try UnitInTest()
        try unit.run("install") { charm in
            try charm.framework.observe(.install, charm, ScriptedCharm.first)
            charm.act = { _, event in deferEvent(event) }
        }
        func set(_ charm: ScriptedCharm) throws {
            let library = try Library(charm.framework)
            charm.parts = [library]
            try charm.framework.observe(.install, charm, ScriptedCharm.first)
            try charm.framework.observe(library.noted, charm, ScriptedCharm.second)
            charm.act = { handler, event in
                if handler == "first" { try library.emit(library.noted, .init(text: "x")) }
                if handler == "second" { deferEvent(event) }
            }
        }
        let trace = try unit.run("start") { charm in try set(charm) }
        #expect(trace == ["first ScriptedCharm/on/install[1]", "second ScriptedCharm/Library/on/noted[6]"])
        #expect(try unit.notices() == ["ScriptedCharm/Library/on/noted[6] ScriptedCharm _on_noted"])
    }

    @Test("a deferred custom event comes back with its payload")
    func customEvent() throws {
        let unit = try UnitInTest()
        var texts: [String] = []
        for _ in 1...2 {
            try unit.run("start") { charm in
                let library = try Library(charm.framework, key: "db")
                charm.parts = [library]
                try charm.framework.observe(.start, charm, ScriptedCharm.first)
                try charm.framework.observe(library.noted, charm, ScriptedCharm.second)
                charm.act = { handler, event in
                    if handler == "first", texts.isEmpty { try library.emit(library.noted, .init(text: "kept")) }
                    if let event = event as? CustomEvent<Library.Note> {
                        if texts.isEmpty { event.defer() }
                        texts.append("\(event.handle) \(event.text)")
                    }
                }
            }
        }
        #expect(
            texts == [
                "ScriptedCharm/Library[db]/on/noted[2] kept", "ScriptedCharm/Library[db]/on/noted[2] kept",
            ])
    }

    @Test("what was deferred with another payload than the charm has now is an error that names the event")
    func otherPayload() throws {
        let unit = try UnitInTest()
        try unit.withStore { store in
            try store.saveSnapshot(["text": 7], at: "ScriptedCharm/Library/on/noted[3]")
            try store.saveNotice(
                eventPath: "ScriptedCharm/Library/on/noted[3]", observerPath: "ScriptedCharm", observerID: "_on_noted")
            try store.commit()
        }
        let error = #expect(throws: OpsError.self) {
            try unit.run("start") { charm in
                let library = try Library(charm.framework)
                charm.parts = [library]
                try charm.framework.observe(library.noted, charm, ScriptedCharm.second)
            }
        }
        #expect(error?.code == .unreadableState)
        #expect(
            error?.description.hasPrefix("The event ScriptedCharm/Library/on/noted[3] was stored with something else")
                == true)
    }

    @Test("a deferred event finds its observer by the id, also where that observes another source of such events")
    func observerOfAnotherSource() throws {
        let unit = try UnitInTest()
        try unit.withStore { store in
            try store.saveSnapshot(["text": "x"], at: "ScriptedCharm/Library[a]/on/noted[1]")
            try store.saveNotice(
                eventPath: "ScriptedCharm/Library[a]/on/noted[1]", observerPath: "ScriptedCharm",
                observerID: "reconcile")
            try store.commit()
        }
        let trace = try unit.run("start") { charm in
            let libraries = try ["a", "b"].map { try Library(charm.framework, key: $0) }
            charm.parts = libraries
            try charm.framework.observe(libraries[0].noted, charm, ScriptedCharm.first)
            try charm.framework.observe(libraries[1].noted, charm, ScriptedCharm.second, id: "reconcile")
        }
        #expect(trace == ["second ScriptedCharm/Library[a]/on/noted[1]"])
    }

    @Test(
        "what nobody takes any more is dropped, and the log says so",
        arguments: [
            ("ScriptedCharm/on/install[1]", "ScriptedCharm", "gone", "has no observer 'gone'"),
            ("ScriptedCharm/on/install[1]", "ScriptedCharm/Gone", "_on_install", "ScriptedCharm/Gone has no observer"),
            ("ScriptedCharm/on/gone[1]", "ScriptedCharm", "_on_start", "has no such event"),
            ("ScriptedCharm/Gone/on/noted[1]", "ScriptedCharm", "_on_start", "has no such event"),
        ])
    func leftOver(_ notice: (event: String, observer: String, id: String, log: String)) throws {
        let unit = try UnitInTest()
        try unit.withStore { store in
            try store.saveSnapshot([:], at: notice.event)
            try store.saveNotice(eventPath: notice.event, observerPath: notice.observer, observerID: notice.id)
            try store.commit()
        }
        let trace = try unit.run("update_status") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
        }
        #expect(trace.isEmpty)
        #expect(try unit.notices().isEmpty)
        #expect(try unit.snapshot(notice.event) == nil)
        #expect(unit.log.lines.contains { $0.hasPrefix("warning: Dropping the") && $0.contains(notice.log) })
    }

    @Test("a notice without what its event carries is dropped, and the log says so")
    func withoutSnapshot() throws {
        let unit = try UnitInTest()
        try unit.withStore { store in
            try store.saveNotice(
                eventPath: "ScriptedCharm/on/start[1]", observerPath: "ScriptedCharm", observerID: "_on_start")
            try store.commit()
        }
        let trace = try unit.run("update_status") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
        }
        #expect(trace.isEmpty)
        #expect(try unit.notices().isEmpty)
        #expect(unit.log.lines.contains { $0.contains("its data is gone") })
    }

    @Test(
        "a notice whose event path cannot be read is an error, and everything stays as it was",
        arguments: [
            "a[b", "a[b]c", "a[b][c]", "ScriptedCharm/on/start[1",
        ])
    func malformedPath(_ path: String) throws {
        let unit = try UnitInTest()
        try unit.withStore { store in
            try store.saveSnapshot([:], at: path)
            try store.saveNotice(eventPath: path, observerPath: "ScriptedCharm", observerID: "x")
            try store.commit()
        }
        let before = try unit.databaseBytes()
        let error = #expect(throws: OpsError.self) { try unit.run("start") { _ in } }
        #expect(error?.code == .invalidHandle)
        #expect(try unit.databaseBytes() == before)
    }

    @Test("a dispatch that fails leaves the queue as it was")
    func rolledBack() throws {
        let unit = try UnitInTest()
        func set(_ charm: ScriptedCharm) throws {
            try charm.framework.observe(.install, charm, ScriptedCharm.first)
            try charm.framework.observe(.start, charm, ScriptedCharm.second)
        }
        try unit.run("install") { charm in
            try set(charm)
            charm.act = { _, event in deferEvent(event) }
        }
        let before = try unit.databaseBytes()
        #expect(throws: Failure.self) {
            try unit.run("start") { charm in
                try set(charm)
                charm.act = { handler, _ in if handler == "second" { throw Failure() } }
            }
        }
        #expect(try unit.databaseBytes() == before)
    }

    @Test("left-over events without a notice can be removed; what waits and what is no event stays")
    func unreferencedEvents() throws {
        let unit = try UnitInTest()
        let paths = [
            "ScriptedCharm/on/install[1]", "ScriptedCharm/on/start[2]", "on/commit[3]", "ScriptedCharm/on/x2[4]",
            "ScriptedCharm/on/start[x]", "ScriptedCharm/StoredStateData[_stored]", "ScriptedCharm/off/start[5]",
        ]
        try unit.withStore { store in
            for path in paths { try store.saveSnapshot([:], at: path) }
            try store.saveNotice(
                eventPath: "ScriptedCharm/on/install[1]", observerPath: "ScriptedCharm", observerID: "_on_install")
            try store.commit()
        }
        try unit.run("update_status") { charm in
            try charm.framework.observe(.install, charm, ScriptedCharm.first)
            charm.act = { _, event in deferEvent(event) }
            try charm.framework.removeUnreferencedEvents()
        }
        let left = try unit.withStore { try $0.snapshotPaths() }
        #expect(
            left == [
                "ScriptedCharm/StoredStateData[_stored]", "ScriptedCharm/off/start[5]", "ScriptedCharm/on/install[1]",
                "ScriptedCharm/on/start[x]", "ScriptedCharm/on/x2[4]", "StoredStateData[_stored]",
            ])
    }
}
