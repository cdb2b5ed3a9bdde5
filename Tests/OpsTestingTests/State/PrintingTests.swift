import Foundation
import HookCommands
import Ops
import OpsTesting
import Pebble
import PlainValues
import Testing

@Suite("A state that is printed")
struct PrintingTests {
    /// A state, as it is printed: the lines between the marks are what is expected.
    private func printed() throws -> State {
        // begin
        try State(
            config: ["debug": true, "name": "a \"b\"\n\\", "port": 8080, "ratio": 0.5],
            relations: [
                State.Relation(
                    "db",
                    id: 1,
                    remoteApplication: "mysql",
                    remoteApplicationData: ["version": "8"],
                    remoteUnits: [0: ["host": "10.0.0.1"], 1: [:]],
                    localUnitData: [:],
                    remoteModelUUID: "f2c1b2a6-e006-11eb-ba80-0242ac130009"
                ),
                State.Relation.peer("cluster", id: 2, peers: [1: ["ready": "yes"]]),
                State.Relation.subordinate("logs", id: 3, remoteUnit: 2),
            ],
            containers: [
                State.Container(
                    "web",
                    canConnect: true,
                    layers: [
                        "base": Layer(
                            plainValue: ["services": ["web": ["override": "replace", "command": "serve"]]]
                        )
                    ],
                    services: ["web": .active]
                )
            ],
            storages: [State.Storage("data"), State.Storage("data", index: 1, location: "/srv/1")],
            networks: [State.Network("db", address: "10.0.0.9", ingressAddresses: ["1.2.3.4"])],
            secrets: [
                State.Secret(
                    ["key": "value"],
                    id: "9m4e2mr0ui3e8a215n4g",
                    owner: .application,
                    label: "password",
                    rotation: .daily,
                    expiry: Timestamp("2031-01-01T00:00:00Z"),
                    grants: [1: ["mysql"]]
                ),
                State.Secret(
                    revisions: [2: ["key": "b"], 3: ["key": "c"]],
                    id: "9m4e2mr0ui3e8a215n4h",
                    owner: .other("mysql"),
                    trackedRevision: 2
                ),
            ],
            resources: [State.Resource("seed", path: "/srv/seed.sql")],
            openedPorts: [.udp(6000...6010), .tcp(80), .icmp],
            isLeader: true,
            plannedUnits: 3,
            model: State.Model(name: "prod", isKubernetes: true),
            unitStatus: .blocked("no database"),
            appStatus: .active,
            workloadVersion: "1.2",
            deferred: [
                State.DeferredEvent(
                    path: "MyCharm/on/db_relation_created[7]",
                    observer: "MyCharm",
                    observerID: "_on_db_relation_created",
                    snapshot: ["relation_name": "db", "relation_id": 1, "app_name": "mysql"],
                    tries: 2,
                    policy: .dropping(whenGone: State.Relation("db", id: 1), afterTries: 5)
                )
            ],
            storedStates: [
                State.StoredState(
                    owner: "MyCharm",
                    content: [
                        "none": nil,
                        "list": [1, [:], []],
                        "pair": .tuple([1, 2]),
                        "raw": .bytes([0, 255]),
                    ]
                )
            ]
        )
        // end
    }

    @Test func `is Swift that makes the same state`() throws {
        let file = try String(contentsOfFile: #filePath, encoding: .utf8)
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
        let begin = try #require(lines.firstIndex { $0.trimmingCharacters(in: .whitespaces) == "// begin" })
        let end = try #require(lines.firstIndex { $0.trimmingCharacters(in: .whitespaces) == "// end" })
        let source = lines[(begin + 1)..<end].map { $0.dropFirst(8) }.joined(separator: "\n")
        #expect(try printed().description == source)
    }

    @Test func `is short when there is little to say`() {
        #expect(State().description == "State()")
        #expect(State(unitStatus: .active("up")).description == "State(unitStatus: .active(\"up\"))")
    }

    @Test func `has its parts printed as well`() {
        #expect(State.Relation("db", id: 4).description == "State.Relation(\"db\", id: 4)")
        #expect(State.Storage("data").description == "State.Storage(\"data\")")
        #expect(State.Container("web").description == "State.Container(\"web\")")
        #expect(
            State.StoredState("own", owner: nil, content: [:]).description
                == "State.StoredState(\"own\", owner: nil, content: [:])")
    }

    @Test func `shows what differs from another, field by field`() throws {
        let before = try printed()
        var after = before
        after.config["port"] = 81
        after.config["name"] = nil
        after.config["extra"] = "x"
        after.relations[0].localUnitData["ready"] = "true"
        after.relations[0].remoteUnits[1] = nil
        after.relations.remove(at: 2)
        after.containers[0].canConnect = false
        after.storages.append(State.Storage("data", index: 9))
        after.secrets[0].label = nil
        after.openedPorts = [.tcp(443), .icmp, .udp(6000...6010)]
        after.isLeader = false
        after.unitStatus = .active
        after.deferred[0].tries = 3
        after.storedStates[0].content = ["none": 1]
        #expect(
            after.difference(from: before).lines == [
                "config[\"name\"]: \"a \\\"b\\\"\\n\\\\\" -> nothing",
                "config[\"port\"]: 8080 -> 81",
                "config[\"extra\"]: nothing -> \"x\"",
                "relations[db:1].remoteUnits[1]: [:] -> nothing",
                "relations[db:1].localUnitData[\"ready\"]: nothing -> \"true\"",
                "relations[logs:3]: State.Relation.subordinate(\"logs\", id: 3, remoteUnit: 2) -> nothing",
                "containers[web].canConnect: true -> false",
                "storages[data/9]: nothing -> State.Storage(\"data\", index: 9)",
                "secrets[9m4e2mr0ui3e8a215n4g].label: \"password\" -> nil",
                "openedPorts[80/tcp]: .tcp(80) -> nothing",
                "openedPorts[443/tcp]: nothing -> .tcp(443)",
                "isLeader: true -> false",
                "unitStatus: .blocked(\"no database\") -> .active",
                "deferred[MyCharm/on/db_relation_created[7] for MyCharm/_on_db_relation_created].tries: 2 -> 3",
                "storedStates[MyCharm/StoredStateData[_stored]].content[\"none\"]: nil -> 1",
                "storedStates[MyCharm/StoredStateData[_stored]].content[\"list\"]: [1, [:], []] -> nothing",
                "storedStates[MyCharm/StoredStateData[_stored]].content[\"pair\"]: .tuple([1, 2]) -> nothing",
                "storedStates[MyCharm/StoredStateData[_stored]].content[\"raw\"]: .bytes([0, 255]) -> nothing",
            ])
    }

    @Test func `differs in nothing from itself, and in order from one in another order`() throws {
        let state = try printed()
        #expect(state.difference(from: state).isEmpty)
        #expect("\(state.difference(from: state))" == "no difference")
        var other = state
        other.storages.reverse()
        #expect(other.difference(from: state).lines == ["storages: in another order: data/1, data/0"])
    }
}
