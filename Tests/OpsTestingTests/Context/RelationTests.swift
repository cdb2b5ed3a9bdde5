import Ops
import OpsTesting
import Testing

@Suite("A relation in a context")
struct RelationTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    @Test func `shows the data of the other side, and takes the unit's own`() async throws {
        let database = State.Relation(
            "db", remoteApplication: "mysql", remoteApplicationData: ["version": "8"], remoteUnits: [1: ["host": "h"]])
        let outcome = try await context.run(.relationChanged(database), State(relations: [database])) { event, charm in
            guard let event = event as? RelationChangedEvent, let unit = event.unit else { throw Refusal() }
            let data = event.relation.data
            try data[charm.unit].set(
                "seen", to: "\(unit) \(try data[unit]["host"] ?? "") \(try data[event.app]["version"] ?? "")")
            try data[charm.unit].remove("private-address")
        }
        let after = try outcome.state.relation(database)
        #expect(
            after.localUnitData == [
                "seen": "mysql/1 h 8", "egress-subnets": "192.0.2.0", "ingress-address": "192.0.2.0",
            ])
        #expect(database.localUnitData == State.Relation.unitAddresses)
    }

    @Test func `has the addresses of its units by default`() async throws {
        let database = State.Relation("db")
        let outcome = try await context.run(.relationChanged(database), State(relations: [database])) { event, charm in
            guard let event = event as? RelationChangedEvent, let unit = event.unit else { throw Refusal() }
            try charm.unit.setStatus(.active(try event.relation.data[unit]["ingress-address"] ?? ""))
        }
        #expect(outcome.state.unitStatus == .active("192.0.2.0"))
    }

    @Test(arguments: [true, false])
    func `lets only the leader write the application's data`(isLeader: Bool) async throws {
        let database = State.Relation("db")
        let state = State(relations: [database], isLeader: isLeader)
        let outcome = try? await context.run(.relationCreated(database), state) { event, charm in
            guard let event = event as? RelationCreatedEvent else { throw Refusal() }
            try event.relation.data[charm.app].set("database", to: "app")
        }
        #expect((outcome != nil) == isLeader)
        if isLeader { #expect(try outcome?.state.relation(database).localApplicationData == ["database": "app"]) }
    }

    @Test func `does not let anybody write the other side's data`() async throws {
        let database = State.Relation("db")
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.relationCreated(database), State(relations: [database], isLeader: true)) {
                event, _ in
                guard let event = event as? RelationCreatedEvent else { return }
                try event.relation.data[event.app].set("database", to: "app")
            }
        }
        #expect((failure?.cause as? OpsError)?.code == .relationDataAccess)
    }

    @Test func `forgets what was written before a handler threw`() async throws {
        let database = State.Relation("db")
        let state = State(relations: [database])
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.relationCreated(database), state) { event, charm in
                guard let event = event as? RelationCreatedEvent else { return }
                try event.relation.data[charm.unit].set("a", to: "b")
                throw Refusal()
            }
        }
        #expect(failure?.outcome.state == state)
    }

    @Test func `of peers shows the application's data to all units`() async throws {
        let cluster = State.Relation.peer(
            "cluster", peers: [1: ["ready": "yes"]], localApplicationData: ["secret": "s"])
        let state = State(relations: [cluster], plannedUnits: 2)
        let outcome = try await context.run(.relationChanged(byApplicationOf: cluster), state) { event, charm in
            guard let event = event as? RelationChangedEvent else { throw Refusal() }
            let units = try event.relation.units.map(\.name).sorted()
            let secret = try event.relation.data[charm.app]["secret"] ?? ""
            try charm.unit.setStatus(.active("\(event.app) \(event.unit?.name ?? "none") \(units) \(secret)"))
            try charm.unit.setWorkloadVersion("\(try charm.app.plannedUnits())")
        }
        #expect(outcome.state.unitStatus == .active("scripted none [\"scripted/1\"] s"))
        #expect(outcome.state.workloadVersion == "2")
    }

    @Test func `of a subordinate has one unit`() async throws {
        let logs = State.Relation.subordinate("logs", remoteApplication: "app", remoteUnit: 4)
        let outcome = try await context.run(.relationJoined(logs), State(relations: [logs])) { event, charm in
            guard let event = event as? RelationJoinedEvent else { throw Refusal() }
            try charm.unit.setStatus(.active(event.unit.name))
        }
        #expect(outcome.state.unitStatus == .active("app/4"))
    }

    @Test func `no longer has a unit that departs, whose data can be read`() async throws {
        let database = State.Relation("db", remoteUnits: [0: ["host": "a"], 1: ["host": "b"]])
        let outcome = try await context.run(
            .relationDeparted(database, unit: 1), State(relations: [database])
        ) { event, charm in
            guard let event = event as? RelationDepartedEvent else { throw Refusal() }
            let units = try event.relation.units.map(\.name)
            let host = try event.relation.data[event.unit]["host"] ?? ""
            try charm.unit.setStatus(.active("\(event.departingUnit?.name ?? "") \(units) \(host)"))
        }
        #expect(outcome.state.unitStatus == .active("remote/1 [\"remote/0\"] b"))
    }

    @Test func `tells when it is the unit itself that departs`() async throws {
        let database = State.Relation("db")
        let outcome = try await context.run(
            .relationDeparted(database, isOwnDeparture: true), State(relations: [database])
        ) { event, charm in
            guard let event = event as? RelationDepartedEvent else { throw Refusal() }
            try charm.unit.setStatus(.active("\(event.unit) \(event.departingUnit?.name ?? "")"))
        }
        #expect(outcome.state.unitStatus == .active("remote/0 scripted/0"))
    }

    @Test func `that is broken is no longer the model's`() async throws {
        let database = State.Relation("db")
        let outcome = try await context.run(.relationBroken(database), State(relations: [database])) { event, charm in
            guard let event = event as? RelationBrokenEvent else { throw Refusal() }
            try charm.unit.setStatus(.active("\(try charm.model.relations("db").count) \(try event.relation.isActive)"))
        }
        #expect(outcome.state.unitStatus == .active("0 false"))
        #expect(outcome.state.relations == [database])
    }

    @Test func `has a network`() async throws {
        let database = State.Relation("db", id: 8)
        let networks = [
            State.Network("db", address: "10.0.0.1"), State.Network("db", relationID: 8, address: "10.0.0.2"),
        ]
        for (networks, address) in [([], "192.0.2.0"), ([networks[0]], "10.0.0.1"), (networks, "10.0.0.2")] {
            let state = State(relations: [database], networks: networks)
            let outcome = try await context.run(.relationCreated(database), state) { event, charm in
                guard let event = event as? RelationCreatedEvent else { throw Refusal() }
                let network = try charm.model.binding(event.relation).network
                try charm.unit.setStatus(.active(network.bindAddress.map { "\($0)" } ?? ""))
            }
            #expect(outcome.state.unitStatus == .active(address))
        }
    }

    @Test func `has a number of its own`() {
        #expect(State.Relation("db").id != State.Relation("db").id)
    }
}
