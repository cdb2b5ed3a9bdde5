import Ops
import OpsTesting
import Testing

@Suite("A state that no unit can be in, or an event that cannot come, is refused before the charm is made")
struct ConsistencyTests {
    @Test(arguments: Self.metadata) func `in the metadata`(_ impossible: ConsistencyCase) async throws {
        #expect(try await impossible.complaint() == impossible.text)
    }

    @Test(arguments: Self.config) func `in the configuration`(_ impossible: ConsistencyCase) async throws {
        #expect(try await impossible.complaint() == impossible.text)
    }

    @Test(arguments: Self.relations) func `in the relations`(_ impossible: ConsistencyCase) async throws {
        #expect(try await impossible.complaint() == impossible.text)
    }

    @Test(arguments: Self.parts) func `in the other parts`(_ impossible: ConsistencyCase) async throws {
        #expect(try await impossible.complaint() == impossible.text)
    }

    @Test(arguments: Self.secrets) func `in the secrets`(_ impossible: ConsistencyCase) async throws {
        #expect(try await impossible.complaint() == impossible.text)
    }

    @Test(arguments: Self.events) func `in the event`(_ impossible: ConsistencyCase) async throws {
        #expect(try await impossible.complaint() == impossible.text)
    }

    @Test func `with all that is wrong, each in a line`() async throws {
        let state = State(config: ["colour": "red"], plannedUnits: -1)
        let complaint = try await ConsistencyCase(state: state, text: "").complaint()
        #expect(complaint?.split(separator: "\n").count == 2)
    }

    @Test func `unless the context does not look`() async throws {
        var context = try Context(QuietCharm.self, metadata: "name: quiet")
        context.checksConsistency = false
        let state = State(config: ["colour": "red"])
        #expect(try await context.run(.start, state).state == state)
    }

    @Test func `and what is possible is not`() async throws {
        let database = State.Relation("db", remoteUnits: [0: [:], 3: [:]])
        let secret = State.Secret(["key": "value"])
        let own = State.Secret(["key": "value"], owner: .application, label: "own", grants: [database.id: ["remote"]])
        let storage = State.Storage("data", index: 1)
        let container = State.Container("web")
        let state = State(
            config: [
                "name": "", "port": 1, "ratio": 0.5, "debug": true, "cert": .string("secret:\(secret.id)"),
            ],
            relations: [database, .peer("cluster", peers: [1: [:]]), .subordinate("logs")], containers: [container],
            storages: [storage], networks: [State.Network("admin"), State.Network("juju-info"), State.Network()],
            secrets: [secret, own], resources: [State.Resource("seed", path: "/dev/null")], openedPorts: [.tcp(65535)],
            model: State.Model(isKubernetes: true, cloudSpec: ["type": "k8s", "name": "k8s"]),
            storedStates: [State.StoredState(owner: "QuietCharm", content: ["list": [1, 2]])])
        let events: [JujuEvent] = [
            .install, .start, .stop, .remove, .configChanged, .updateStatus, .upgradeCharm, .preSeriesUpgrade,
            .postSeriesUpgrade, .leaderElected, .leaderSettingsChanged, .collectMetrics, .relationCreated(database),
            .relationJoined(database, unit: 3), .relationChanged(database, unit: 0),
            .relationChanged(byApplicationOf: database), .relationDeparted(database, unit: 3),
            .relationBroken(database), .storageAttached(storage), .storageDetaching(storage), .pebbleReady(container),
            .secretChanged(secret), .secretRotate(own), .secretExpired(own, revision: 1),
            .secretRemove(own, revision: 1),
            .action(
                "backup", ["target": "a", "level": 1, "ratio": 1, "dry-run": true, "tables": ["x"], "options": [:]]),
            .action("open", ["whatever": 1]),
        ]
        for event in events {
            #expect(try await ConsistencyCase(event: event, state: state, text: "").complaint() == nil)
        }
    }
}
