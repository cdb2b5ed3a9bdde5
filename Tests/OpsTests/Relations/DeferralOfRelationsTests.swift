import HookCommands
import Testing
import UnitState

@testable import Ops

@Suite("Deferrals that end with a relation") struct DeferralOfRelationsTests {
    private static let gone = "ERROR invalid value \"db:3\" for option -r: relation not found"

    /// Defers a relation-changed event as long as its relation is there.
    private func deferred() throws -> UnitInTest {
        let unit = try UnitInTest.related()
        try unit.hook("db-relation-changed", relationEnvironment, set)
        return unit
    }

    private func set(_ charm: ScriptedCharm) throws {
        try charm.framework.observe(.relationChanged("db"), charm, ScriptedCharm.first)
        charm.act = { _, event in
            guard let event = event as? RelationChangedEvent else { return }
            event.defer(.dropping(whenGone: event.relation))
        }
    }

    private func warnings(_ unit: UnitInTest) -> [String] { unit.log.lines.filter { $0.hasPrefix("warning: ") } }

    @Test("the event is delivered again as long as the relation is there")
    func there() throws {
        let unit = try deferred()
        #expect(try unit.hook("start", [:], set).trace.count == 1)
        #expect(try unit.notices().count == 1)
        #expect(warnings(unit).isEmpty)
        var relation: RelationID?
        try unit.inCharm { charm throws in
            relation = try charm.framework.deferredEvents.first?.policy.relation
            try set(charm)
        }
        #expect(relation == RelationID(endpoint: "db", number: 3))
    }

    @Test("the event is dropped when Juju lists the relation no more, or knows it no more", arguments: [false, true])
    func notListed(_ isListed: Bool) throws {
        let unit = try deferred()
        if isListed {
            unit.juju.failures["relation-list"] = Self.gone
        } else {
            unit.juju.answer("relation-ids", "[]")
        }
        #expect(try unit.hook("start", [:], set).trace.isEmpty)
        #expect(try unit.notices().isEmpty)
        #expect(try unit.snapshot("ScriptedCharm/on/db_relation_changed[1]") == nil)
        #expect(
            warnings(unit) == [
                "warning: Dropping the deferred event ScriptedCharm/on/db_relation_changed[1] for "
                    + "ScriptedCharm/_on_db_relation_changed: the relation db:3 is gone, and the deferral was to end with it."
            ])
    }

    @Test("the event is dropped in the relation-broken event already")
    func broken() throws {
        let unit = try deferred()
        #expect(try unit.hook("db-relation-broken", relationEnvironment, set).trace.isEmpty)
        #expect(try unit.notices().isEmpty)
    }

    @Test("the event is dropped when the charm has no such endpoint any more, whatever event it is")
    func endpointGone() throws {
        let unit = try UnitInTest.related()
        func set(_ charm: ScriptedCharm) throws {
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
            charm.act = { _, event in
                guard let event = event as? StartEvent, !event.context.isReemitted else { return }
                event.defer(.dropping(whenGone: try charm.model.relation("db", id: 3)))
            }
        }
        try unit.hook("start", [:], set)
        unit.metadata = "name: app\nsummary: s\ndescription: d\n"
        let calls = unit.juju.calls.count
        #expect(try unit.hook("update-status", [:], set).trace.isEmpty)
        #expect(try unit.notices().isEmpty)
        #expect(unit.juju.calls.count == calls)
    }

    @Test("a custom event can end with a relation as well, also when its payload can no longer be read")
    func customEvent() throws {
        let unit = try UnitInTest.related()
        try unit.hook("start") { charm in
            let library = try Library(charm.framework)
            charm.parts = [library]
            try charm.framework.observe(.start, charm, ScriptedCharm.first)
            try charm.framework.observe(library.noted, charm, ScriptedCharm.second)
            charm.act = { handler, event in
                if handler == "first" { try library.emit(library.noted, .init(text: "x")) }
                guard let event = event as? CustomEvent<Library.Note> else { return }
                event.defer(.dropping(whenGone: try charm.model.relation("db", id: 3)))
            }
        }
        try unit.store(["text": 7], at: "ScriptedCharm/Library/on/noted[2]")
        unit.juju.answer("relation-ids", "[]")
        try unit.hook("update-status") { charm in
            let library = try Library(charm.framework)
            charm.parts = [library]
            try charm.framework.observe(library.noted, charm, ScriptedCharm.second)
        }
        #expect(try unit.notices().isEmpty)
    }

    @Test("when Juju cannot tell, the event is delivered with a warning")
    func unknown() throws {
        let unit = try deferred()
        unit.juju.failures["relation-ids"] = "ERROR cannot connect to the controller"
        #expect(try unit.hook("start", [:], set).trace.count == 1)
        #expect(try unit.notices().count == 1)
        #expect(warnings(unit).count == 1)
        #expect(warnings(unit).first?.contains("since it cannot be told whether db:3 is gone") == true)
    }

    @Test("without a policy Juju is asked nothing, and the event is delivered though its relation is gone")
    func defaults() throws {
        let unit = try UnitInTest.related()
        func set(_ charm: ScriptedCharm) throws {
            try charm.framework.observe(.relationChanged("db"), charm, ScriptedCharm.first)
            charm.act = { _, event in deferEvent(event) }
        }
        try unit.hook("db-relation-changed", relationEnvironment, set)
        unit.juju.answer("relation-ids", "[]")
        let calls = unit.juju.calls.count
        #expect(try unit.hook("start", [:], set).trace.count == 1)
        #expect(unit.juju.calls.count == calls)
    }
}
