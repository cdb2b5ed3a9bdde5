import Ops
import OpsTesting
import Testing

@Suite("The model of a context")
struct ContextModelTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    /// Runs an event in which the charm says something.
    private func say(
        _ event: JujuEvent = .start, _ state: State = State(),
        _ words: @escaping @Sendable (ScriptedCharm) throws -> String
    ) async throws -> String {
        try await context.run(event, state) { _, charm in try charm.unit.setStatus(.active(try words(charm))) }
            .state.unitStatus.message
    }

    // MARK: Relations

    @Test func `has no relation where the state has none`() async throws {
        let words = try await say { charm in
            "\(try charm.model.relation("db") == nil) \(try charm.model.relations("db").count)"
        }
        #expect(words == "true 0")
        let words2 = try await say { charm in "\(try charm.model.relation("db", id: 7).isActive)" }
        #expect(words2 == "false")
    }

    @Test func `knows the model of the other side`() async throws {
        let near = State.Relation("db")
        let far = State.Relation("db", remoteModelUUID: "2cd1c1aa-0000-4000-8000-000000000000")
        for (relation, uuid) in [(near, State.Model().uuid), (far, "2cd1c1aa-0000-4000-8000-000000000000")] {
            let words = try await say(.relationCreated(relation), State(relations: [relation])) { charm in
                try charm.model.relation("db")?.remoteModel.uuid ?? ""
            }
            #expect(words == uuid)
        }
    }

    @Test func `takes several values of a databag in one hook command`() async throws {
        let database = State.Relation("db", localUnitData: ["old": "1", "kept": "1"])
        let outcome = try await context.run(.relationCreated(database), State(relations: [database])) { _, charm in
            let databag = try charm.model.relation("db")?.data[charm.unit]
            try databag?.update(["old": "", "a": "1", "b": "2"])
        }
        #expect(try outcome.state.relation(database).localUnitData == ["kept": "1", "a": "1", "b": "2"])
        #expect(outcome.hookCommands.count { $0.name == "relation-set" } == 1)
    }

    @Test func `has the addresses of units by default, of every kind of relation`() {
        let addresses = ["egress-subnets", "ingress-address", "private-address"]
        for relation in [State.Relation("db"), .subordinate("logs"), .peer("cluster")] {
            #expect(relation.localUnitData.keys.sorted() == addresses)
            #expect(relation.remoteUnits.values.allSatisfy { $0.keys.sorted() == addresses })
            #expect(relation.localApplicationData.isEmpty)
            #expect(relation.remoteApplicationData.isEmpty)
        }
        #expect(State.Relation("db").remoteUnits.keys.sorted() == [0])
        #expect(State.Relation.subordinate("logs").remoteUnits.keys.sorted() == [0])
        #expect(State.Relation.peer("cluster").remoteUnits.isEmpty)
        #expect(State.Relation("db").remoteApplication == "remote")
    }

    @Test(arguments: [true, false])
    func `gives a charm the same rights while it is made`(isLeader: Bool) async throws {
        let context = try Context(PryingCharm.self, metadata: Metadata.webapp)
        let database = State.Relation(
            "db", remoteApplication: "pg", remoteApplicationData: ["key": "remote"],
            localApplicationData: ["key": "local"])
        let state = State(relations: [database], isLeader: isLeader)
        let outcome = try await context.inspect(.start, state) { inspection in
            let charm = try inspection.charm
            #expect(charm.remote == "remote")
            #expect(charm.refusals == (isLeader ? ["remote write"] : ["remote write", "local read", "local write"]))
        }
        #expect(
            try outcome.state.relation(database).localApplicationData == ["key": isLeader ? "charm's" : "local"])
    }

    @Test func `has endpoints with hyphens and underscores under their own names`() async throws {
        let context = try Context(
            NotingCharm.self, metadata: "name: app\nrequires: {foo-bar_baz: {interface: x}}")
        let relation = State.Relation("foo-bar_baz")
        let outcome = try await context.run(.relationCreated(relation), State(relations: [relation]))
        #expect(outcome.emittedEvents.map(\.kind) == ["foo_bar_baz_relation_created"])
    }

    // MARK: Networks and storage

    @Test func `has no network of a binding that is not declared`() async throws {
        await #expect(throws: CharmFailed.self) {
            try await say { charm in "\(try charm.model.binding("none").network)" }
        }
        #expect(try await say { try $0.model.binding("db").network.bindAddress?.description ?? "" } == "192.0.2.0")
    }

    @Test func `has the network of juju-info, unless the test gives another`() async throws {
        func address(_ networks: [State.Network]) async throws -> String {
            try await say(.start, State(networks: networks)) { charm in
                try charm.model.binding("juju-info").network.bindAddress?.description ?? ""
            }
        }
        #expect(try await address([]) == "192.0.2.0")
        #expect(try await address([State.Network("juju-info", address: "10.1.1.1")]) == "10.1.1.1")
    }

    @Test func `has no storage where the state has none`() async throws {
        #expect(try await say { "\(try $0.model.storages("data").count)" } == "0")
        for call: @Sendable (ScriptedCharm) throws -> String in [
            { "\(try $0.model.storages("none"))" },
            { charm in
                try charm.model.requestStorage("none")
                return ""
            },
        ] {
            let failure = await #expect(throws: CharmFailed.self) { try await say(.start, State(), call) }
            #expect((failure?.cause as? OpsError)?.code == .notDeclared)
        }
    }
}
