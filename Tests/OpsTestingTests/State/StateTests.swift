import Ops
import OpsTesting
import Testing

@Suite("A state")
struct StateTests {
    private let state = State(
        relations: [State.Relation("db", id: 1), State.Relation("db", id: 2)],
        containers: [State.Container("web", canConnect: true)], storages: [State.Storage("data", index: 2)],
        networks: [State.Network("db"), State.Network()],
        secrets: [State.Secret(["key": "value"], id: "9m4e2mr0ui3e8a215n4g", label: "password")],
        storedStates: [State.StoredState(owner: "MyCharm", content: ["runs": 1])])

    @Test func `gives its parts by their names`() throws {
        #expect(try state.container("web").canConnect)
        #expect(try state.relation(2).id == 2)
        #expect(try state.relation(State.Relation("db", id: 1, remoteUnits: [:])).remoteUnits.count == 1)
        #expect(state.relations("db").map(\.id) == [1, 2])
        #expect(state.relations("web").isEmpty)
        #expect(try state.storage("data", index: 2).id == "data/2")
        #expect(try state.secret(id: "secret:9m4e2mr0ui3e8a215n4g").label == "password")
        #expect(try state.secret(label: "password").id == "9m4e2mr0ui3e8a215n4g")
        #expect(try state.network("db").binding == "db")
        #expect(try state.network(nil).binding == nil)
        #expect(try state.storedState(owner: "MyCharm").content == ["runs": 1])
    }

    @Test func `says what there is when a part is not`() {
        let complaints: [(any Error)?] = [
            #expect(throws: TestingError.self) { try state.container("db") },
            #expect(throws: TestingError.self) { try state.relation(3) },
            #expect(throws: TestingError.self) { try state.relation(.peer("db", id: 1)) },
            #expect(throws: TestingError.self) { try state.storage("data") },
            #expect(throws: TestingError.self) { try state.secret(id: "x") },
            #expect(throws: TestingError.self) { try state.secret(label: "y") },
            #expect(throws: TestingError.self) { try state.network("web") },
            #expect(throws: TestingError.self) { try state.storedState(owner: nil) },
            #expect(throws: TestingError.self) { try State().container("web") },
        ]
        #expect(
            complaints.map { $0.map { "\($0)" } ?? "" } == [
                "The state has no container 'db'; it has web.",
                "The state has no relation 3; it has db:1, db:2.",
                "The state has no relation db:1; it has db:1, db:2.",
                "The state has no storage data/0; it has data/2.",
                "The state has no secret 'x'; it has 9m4e2mr0ui3e8a215n4g.",
                "The state has no secret with the label 'y'; it has password.",
                "The state has no network for 'web'; it has all, db.",
                "The state has no stored state StoredStateData[_stored]; it has MyCharm/StoredStateData[_stored].",
                "The state has no container 'web'; it has none at all.",
            ])
    }

    @Test func `is filled from the charm's metadata`() throws {
        let context = try Context.scripted()
        let given = State.Relation("db", id: 900, remoteApplication: "mysql")
        let state = State(
            for: context, config: ["name": "n"], relations: [given], storages: [State.Storage("data", index: 4)])
        #expect(state.config == ["name": "n", "port": 80])
        #expect(state.relations.map(\.endpoint) == ["db", "logs", "cluster"])
        #expect(state.relations.map(\.kind) == [.regular, .subordinate, .peer])
        #expect(state.relations.first == given)
        #expect(state.containers == [State.Container("web", canConnect: true)])
        #expect(state.storages == [State.Storage("data", index: 4)])
    }

    @Test func `that is filled can be run`() async throws {
        let context = try Context.scripted()
        let state = State(for: context)
        #expect(try await context.run(.start, state).state == state)
    }
}
