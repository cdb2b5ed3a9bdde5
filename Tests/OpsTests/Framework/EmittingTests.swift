import Ops
import Testing

@Suite("Observing and emitting") struct EmittingTests {
    @Test("observers are called in the order in which they were registered")
    func order() throws {
        let unit = try UnitInTest()
        let trace = try unit.run("start") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.second)
            try charm.framework.observe(.start, charm, ScriptedCharm.first, id: "b")
            try charm.framework.observe(.install, charm, ScriptedCharm.third)
        }
        #expect(trace == ["second ScriptedCharm/on/start[1]", "first ScriptedCharm/on/start[1]"])
    }

    @Test("each observer gets an event object of its own")
    func freshEvents() throws {
        let unit = try UnitInTest()
        var events: [any Event] = []
        try unit.run("start") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.first, id: "a")
            try charm.framework.observe(.start, charm, ScriptedCharm.second, id: "b")
            charm.act = { _, event in events.append(event) }
        }
        #expect(events.count == 2)
        #expect(events[0] !== events[1])
    }

    @Test("custom events are delivered depth first, within the handler that emits them")
    func nesting() throws {
        let unit = try UnitInTest()
        let trace = try unit.run("start") { charm in
            let library = try Library(charm.framework)
            charm.parts = [library]
            try charm.framework.observe(.start, charm, ScriptedCharm.first, id: "a")
            try charm.framework.observe(.start, charm, ScriptedCharm.third, id: "c")
            try charm.framework.observe(library.noted, charm, ScriptedCharm.second)
            charm.act = { [unowned charm] handler, event in
                if handler == "first" {
                    try library.emit(library.noted, .init(text: "outer"))
                    charm.trace.append("back in first")
                } else if let event = event as? CustomEvent<Library.Note>, event.text == "outer" {
                    try library.emit(library.noted, .init(text: "inner"))
                    charm.trace.append("back in second")
                }
            }
        }
        #expect(
            trace == [
                "first ScriptedCharm/on/start[1]", "second ScriptedCharm/Library/on/noted[2]",
                "second ScriptedCharm/Library/on/noted[3]", "back in second", "back in first",
                "third ScriptedCharm/on/start[1]",
            ])
    }

    @Test("a custom event carries its payload to the observer")
    func payload() throws {
        let unit = try UnitInTest()
        var texts: [String] = []
        try unit.run("start") { charm in
            let library = try Library(charm.framework)
            charm.parts = [library]
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
            try charm.framework.observe(library.noted, charm, ScriptedCharm.second)
            charm.act = { handler, event in
                if handler == "first" { try library.emit(library.noted, .init(text: "größer 😀")) }
                if let event = event as? CustomEvent<Library.Note> { texts.append(event.payload.text) }
            }
        }
        #expect(texts == ["größer 😀"])
    }

    @Test("every emit takes a number, also one that nobody observes")
    func numbers() throws {
        let unit = try UnitInTest()
        try unit.run("install") { _ in }
        // The hook's event, two collect-status events, pre_commit and commit.
        #expect(try unit.eventCount() == 5)
        let trace = try unit.run("start") { charm in
            let library = try Library(charm.framework)
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
            charm.act = { _, _ in try library.emit(library.noted, .init(text: "unheard")) }
        }
        #expect(trace == ["first ScriptedCharm/on/start[6]"])
        #expect(try unit.eventCount() == 11)
    }

    @Test("an unknown event is passed over, and takes no number")
    func unknownEvent() throws {
        let unit = try UnitInTest()
        try unit.run("no_such_event") { _ in }
        #expect(try unit.eventCount() == 4)
    }

    @Test("a dispatch that fails takes its numbers back")
    func numbersRolledBack() throws {
        let unit = try UnitInTest()
        try unit.run("start") { _ in }
        #expect(throws: Failure.self) {
            try unit.run("start") { charm in
                try charm.framework.observe(.start, charm, ScriptedCharm.first)
                charm.act = { _, _ in throw Failure() }
            }
        }
        #expect(try unit.eventCount() == 5)
    }

    @Test("an object that is gone is told of in the log, and its notice is dropped")
    func objectGone() throws {
        let unit = try UnitInTest()
        try unit.run("start") { charm in
            let library = try Library(charm.framework)
            try charm.framework.observe(.start, library, Library.heard)
        }
        #expect(
            unit.log.lines.contains {
                $0.hasPrefix("warning: The object ScriptedCharm/Library was released before the event")
            })
        #expect(try unit.notices().isEmpty)
    }

    @Test("a second observer of one source under the default id is refused")
    func duplicateID() throws {
        let unit = try UnitInTest()
        let error = #expect(throws: OpsError.self) {
            try unit.run("start") { charm in
                try charm.framework.observe(.start, charm, ScriptedCharm.first)
                try charm.framework.observe(.start, charm, ScriptedCharm.second)
            }
        }
        #expect(error?.code == .duplicateObserver)
        #expect(
            error?.description
                == "ScriptedCharm observes start twice under the id '_on_start'; give one of the two an id of its own.")
    }

    @Test("an action that is not declared cannot be observed; the error lists those that are")
    func undeclaredAction() throws {
        let unit = try UnitInTest()
        let error = #expect(throws: OpsError.self) {
            try unit.run("start") { charm in
                try charm.framework.observe(.action("back-up"), charm, ScriptedCharm.first)
            }
        }
        #expect(error?.code == .notDeclared)
        #expect(
            error?.description
                == "The charm declares no action 'back-up'; its actions are: backup, restore-all.")
    }

    @Test("an action with a dash in its name is delivered under the name with an underscore")
    func dashedAction() throws {
        let unit = try UnitInTest()
        unit.juju.answer("action-get", "{}")
        let trace = try unit.run("restore_all_action") { charm in
            try charm.framework.observe(.action("restore-all"), charm, ScriptedCharm.first)
        }
        #expect(trace == ["first ScriptedCharm/on/restore_all_action[1]"])
    }

    @Test("the events of the framework have its own path, and pre_commit comes before commit")
    func frameworkEvents() throws {
        let unit = try UnitInTest()
        let trace = try unit.run("start") { charm in
            for source in [EventSource<CollectStatusEvent>.collectUnitStatus, .collectAppStatus] {
                try charm.framework.observe(source, charm, ScriptedCharm.first)
            }
            try charm.framework.observe(.commit, charm, ScriptedCharm.second)
            try charm.framework.observe(.preCommit, charm, ScriptedCharm.third)
        }
        #expect(
            trace == [
                "first ScriptedCharm/on/collect_app_status[2]", "first ScriptedCharm/on/collect_unit_status[3]",
                "third on/pre_commit[4]", "second on/commit[5]",
            ])
    }

    @Test("the charm may emit an event of Juju itself")
    func emittedByCharm() throws {
        let unit = try UnitInTest()
        let trace = try unit.run("start") { charm in
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
            try charm.framework.observe(.configChanged, charm, ScriptedCharm.second)
            charm.act = { handler, event in if handler == "first" { try event.framework.emit(.configChanged) } }
        }
        #expect(trace == ["first ScriptedCharm/on/start[1]", "second ScriptedCharm/on/config_changed[2]"])
    }

    @Test("a payload that cannot be stored is an error, also when nobody observes the event")
    func unstorablePayload() throws {
        let unit = try UnitInTest()
        let framework = try unit.framework()
        let source = EventSource<CustomEvent<PlainValue>>(
            emitter: .object(Handle(kind: "X")), kind: "timed")
        let error = #expect(throws: OpsError.self) { try framework.emit(source, .array([.timestamp("2030-01-01")])) }
        #expect(error?.code == .invalidValue)
    }

    @Test(
        "a counter that cannot be one is an error that says where",
        arguments: [
            ["event_count": "seven"], ["event_count": -1], ["event_count": .int(.max)], ["event_count": nil],
            ["other": 1], ["event_count": 1.5],
        ] as [PlainValue])
    func damagedCounter(_ state: PlainValue) throws {
        let unit = try UnitInTest()
        try unit.store(state, at: "StoredStateData[_stored]")
        let before = try unit.databaseBytes()
        let error = #expect(throws: OpsError.self) { try unit.run("start") { _ in } }
        #expect(error?.code == .unreadableState)
        #expect(error?.description.contains("StoredStateData[_stored]") == true)
        #expect(try unit.databaseBytes() == before)
    }
}

struct Failure: Error {}
