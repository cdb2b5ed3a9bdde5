import Ops
import OpsTesting

/// What `show-unit web/0 --state` prints of the unit that ``RecordedStateTests`` deploys, pasted as a charm author would.
enum RecordedUnit {
    static func state() throws -> State {
        // web/0: for a Context with application: "web", unitNumber: 0.
        State(
            config: ["port": 8080],
            relations: [
                State.Relation.peer(
                    "ring",
                    id: 0,
                    peers: [
                        1: [
                            "egress-subnets": "127.0.1.2/32",
                            "hello": "web/1",
                            "ingress-address": "127.0.1.2",
                            "private-address": "127.0.1.2",
                        ]
                    ],
                    localUnitData: [
                        "egress-subnets": "127.0.1.1/32",
                        "hello": "web/0",
                        "ingress-address": "127.0.1.1",
                        "private-address": "127.0.1.1",
                    ]
                ),
                State.Relation(
                    "db",
                    id: 1,
                    remoteApplication: "pg",
                    remoteApplicationData: [
                        "endpoints": "10.0.0.5",
                        "secret": "secret:s0000000000000000000",
                    ],
                    remoteUnits: [
                        0: [
                            "egress-subnets": "127.0.1.3/32",
                            "ingress-address": "127.0.1.3",
                            "private-address": "127.0.1.3",
                            "state": "up",
                        ]
                    ],
                    localApplicationData: ["from": "leader"],
                    localUnitData: [
                        "egress-subnets": "127.0.1.1/32",
                        "ingress-address": "127.0.1.1",
                        "private-address": "127.0.1.1",
                        "wants": "database",
                    ]
                ),
            ],
            storages: [State.Storage("data")],
            networks: [
                State.Network(
                    address: "127.0.1.1",
                    cidr: "127.0.0.0/8",
                    interface: "lo",
                    egressSubnets: ["127.0.1.1/32"]
                )
            ],
            secrets: [
                State.Secret(
                    ["key": "(hidden)"],
                    id: "s0000000000000000000",
                    owner: .other("pg"),
                    trackedRevision: 1,
                    label: "db"
                ),
                State.Secret(
                    ["password": "(hidden)"],
                    id: "s0000000000000000001",
                    owner: .unit,
                    label: "own"
                ),
            ],
            resources: [State.Resource("tool", path: "tool.txt")],
            openedPorts: [.tcp(8080)],
            isLeader: true,
            plannedUnits: 2,
            model: State.Model(name: "dev", uuid: "00000000-0000-4000-8000-000000000000"),
            unitStatus: .active("it runs"),
            appStatus: .active,
            workloadVersion: "1.2"
        )
    }
}
