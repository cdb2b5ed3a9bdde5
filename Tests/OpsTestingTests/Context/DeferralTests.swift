import Ops
import OpsTesting
import PlainValues
import Testing

@Suite("A deferred event in a context")
struct DeferralTests {
    private let context: Context<ScriptedCharm>
    private let deferring: ScriptedCharm.Script = { event, _ in (event as? any DeferrableEvent)?.defer() }

    init() throws {
        var context = try Context.scripted()
        context.capturedEvents = .deferred
        self.context = context
    }

    @Test func `is in the state after, and comes first in the next run`() async throws {
        let first = try await context.run(.configChanged, doing: deferring)
        #expect(first.state.deferred == [try State.DeferredEvent(of: .configChanged, in: context)])
        let second = try await context.run(.start, first.state) { _, _ in }
        #expect(second.state.deferred.isEmpty)
        #expect(second.emittedEvents.map(\.kind) == ["config_changed", "start"])
        #expect(second.emittedEvents.map(\.isReemitted) == [true, false])
    }

    @Test func `is counted each time that it is deferred`() async throws {
        var state = State()
        for _ in 1...3 { state = try await context.run(.updateStatus, state, doing: deferring).state }
        #expect(state.deferred.map(\.tries) == [3])
        state = try await context.run(.start, state, doing: deferring).state
        #expect(state.deferred.map(\.tries) == [4, 1])
        #expect(state.deferred.map(\.path) == ["ScriptedCharm/on/update_status[1]", "ScriptedCharm/on/start[2]"])
    }

    @Test func `is dropped by its policy`() async throws {
        var state = State()
        state.deferred = [
            try State.DeferredEvent(of: .start, in: context, tries: 2, policy: .dropping(afterTries: 3))
        ]
        let outcome = try await context.run(.updateStatus, state) { event, _ in
            (event as? StartEvent)?.defer(.dropping(afterTries: 3))
        }
        #expect(outcome.emittedEvents.map(\.kind) == ["start", "update_status"])
        #expect(outcome.state.deferred.isEmpty)
    }

    @Test func `is dropped with its relation`() async throws {
        let database = State.Relation("db", id: 5)
        let first = try await context.run(.relationCreated(database), State(relations: [database])) { event, _ in
            guard let event = event as? RelationCreatedEvent else { return }
            event.defer(.dropping(whenGone: event.relation))
        }
        #expect(first.state.deferred.map(\.policy) == [.dropping(whenGone: database)])
        var state = first.state
        state.relations = []
        let second = try await context.run(.updateStatus, state) { _, _ in }
        #expect(second.emittedEvents.map(\.kind) == ["update_status"])
        #expect(second.state.deferred.isEmpty)
    }

    @Test func `does not get the number of one that comes now`() async throws {
        var state = State()
        state.deferred = [try State.DeferredEvent(of: .start, in: context, observerID: "another", number: 7)]
        let outcome = try await context.run(.start, state, doing: deferring)
        #expect(outcome.state.deferred.map(\.path) == ["ScriptedCharm/on/start[8]"])
    }

    @Test func `of storage is delivered with the place of its instance`() async throws {
        let placed = State.Storage("data", index: 2, location: "/srv/data")
        let made = State.Storage("data", index: 3)
        for storage in [placed, made] {
            var state = State(storages: [storage])
            state.deferred = [try State.DeferredEvent(of: .storageAttached(storage), in: context)]
            let outcome = try await context.run(.start, state) { event, charm in
                guard let event = event as? StorageAttachedEvent else { return }
                let location = try event.storage.location
                try charm.unit.setStatus(.active("\(event.storage) at \(location.hasPrefix("/"))"))
                event.defer()
            }
            #expect(outcome.state.unitStatus == .active("\(storage.id) at true"))
            var expected = state.deferred
            expected[0].tries = 2
            #expect(outcome.state.deferred == expected)
        }
    }

    @Test func `of a relation is delivered with its unit`() async throws {
        let database = State.Relation("db", remoteApplication: "mysql", remoteUnits: [4: ["host": "h"]])
        let cluster = State.Relation.peer("cluster", peers: [1: ["ready": "yes"]])
        var state = State(relations: [database, cluster])
        state.deferred = [
            try State.DeferredEvent(of: .relationChanged(database), in: context),
            try State.DeferredEvent(of: .relationDeparted(cluster), in: context, number: 2),
        ]
        let outcome = try await context.run(.start, state) { event, charm in
            if let event = event as? RelationChangedEvent, let unit = event.unit {
                try charm.unit.setStatus(.active("\(unit): \(try event.relation.data[unit]["host"] ?? "")"))
            }
            if let event = event as? RelationDepartedEvent {
                try charm.unit.setWorkloadVersion("\(event.unit) \(event.app)")
            }
        }
        #expect(outcome.state.unitStatus == .active("mysql/4: h"))
        #expect(outcome.state.workloadVersion == "scripted/1 scripted")
    }

    @Test func `waits while metrics are collected`() async throws {
        var state = State()
        state.deferred = [try State.DeferredEvent(of: .start, in: context)]
        let outcome = try await context.run(.collectMetrics, state) { _, _ in }
        #expect(outcome.emittedEvents.map(\.kind) == ["collect_metrics"])
        #expect(outcome.state.deferred == state.deferred)
    }

    @Test func `stays when the run fails, and what was deferred in it is lost`() async throws {
        var state = State()
        state.deferred = [try State.DeferredEvent(of: .start, in: context)]
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.configChanged, state) { event, _ in
                (event as? ConfigChangedEvent)?.defer()
                if event is ConfigChangedEvent { throw Refusal() }
            }
        }
        #expect(failure?.outcome.state == state)
    }

    @Test(
        arguments: [
            .stop, .remove, .collectMetrics, .action("backup"),
            .secretRotate(State.Secret(["key": "value"], owner: .unit)),
        ] as [JujuEvent])
    func `cannot be one that cannot be deferred`(_ event: JujuEvent) throws {
        #expect(throws: TestingError.self) { try State.DeferredEvent(of: event, in: context) }
    }

    @Test func `can be a library's own`() async throws {
        var state = State()
        state.deferred = [
            State.DeferredEvent(
                path: "ScriptedCharm/Library[one]/on/library_changed[3]", observer: "ScriptedCharm",
                observerID: "_on_library_changed", snapshot: ["name": "x"])
        ]
        let outcome = try await context.run(.start, state) { event, charm in
            guard let event = event as? CustomEvent<ScriptedCharm.Library.Change> else { return }
            try charm.unit.setStatus(.active(event.name))
        }
        #expect(outcome.state.unitStatus == .active("x"))
    }
}
