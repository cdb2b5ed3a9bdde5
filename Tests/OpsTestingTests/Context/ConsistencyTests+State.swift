import Ops
import OpsTesting

extension ConsistencyTests {
    static let metadata = [
        ConsistencyCase(
            metadata: "name: m\nrequires: {db: {interface: a}}\nprovides: {db: {interface: b}}",
            config: "",
            text: "The endpoint 'db' is declared twice, under requires and provides; give one of the two another name."),
        ConsistencyCase(
            metadata: "name: m\nprovides: {db: {interface: a}}\npeers: {db: {interface: b}}",
            config: "",
            text: "The endpoint 'db' is declared twice, under provides and peers; give one of the two another name."),
        ConsistencyCase(
            metadata: "name: m\nrequires: {db: {interface: a}}\nextra-bindings: {db: }",
            config: "",
            text: "The extra binding 'db' has the name of an endpoint; give one of the two another name."),
        ConsistencyCase(
            metadata: "name: m\nrequires: {my--db: {interface: a}}",
            config: "",
            text: """
                Juju refuses the endpoint's name 'my--db': use small letters and digits, in parts separated by one '-' or \
                '_', with a letter at the beginning.
                """),
        ConsistencyCase(
            metadata: "name: m\nstorage: {data-1: {type: filesystem}}",
            config: "",
            text: """
                Juju refuses the storage's name 'data-1': use small letters and digits, in parts separated by one '-', \
                with a letter at the beginning and in each part.
                """),
        ConsistencyCase(
            metadata: "name: m\ncontainers: {Web: {}}",
            config: "",
            text: """
                Kubernetes refuses the container's name 'Web': use small letters, digits and '-', with a letter or digit \
                at both ends, at most 63 of them.
                """),
    ]

    static let config = [
        ConsistencyCase(
            state: State(config: ["colour": "red"]),
            text: """
                The charm declares no option 'colour'; it has 'name', 'port', 'ratio', 'debug', 'cert'. Take it out of the \
                state's config, or declare it.
                """),
        ConsistencyCase(
            state: State(config: ["port": "80"]),
            text:
                "The option 'port' is of the type 'int'; text cannot be its value. Give it a whole number in the state's config."
        ),
        ConsistencyCase(
            state: State(config: ["port": true]),
            text:
                "The option 'port' is of the type 'int'; a boolean cannot be its value. Give it a whole number in the state's config."
        ),
        ConsistencyCase(
            state: State(config: ["port": nil]),
            text:
                "The option 'port' is of the type 'int'; null cannot be its value. Give it a whole number in the state's config."
        ),
        ConsistencyCase(
            state: State(config: ["ratio": 1]),
            text:
                "The option 'ratio' is of the type 'float'; an integer cannot be its value. Give it 1.0 in the state's config."
        ),
        ConsistencyCase(
            state: State(config: ["debug": 1]),
            text:
                "The option 'debug' is of the type 'boolean'; an integer cannot be its value. Give it true or false in the state's config."
        ),
        ConsistencyCase(
            state: State(config: ["name": 1]),
            text:
                "The option 'name' is of the type 'string'; an integer cannot be its value. Give it a text in the state's config."
        ),
        ConsistencyCase(
            state: State(config: ["cert": "secret:short"]),
            text: """
                The option 'cert' is of the type 'secret', and 'secret:short' is no secret's id; write 'secret:' and 20 \
                small letters and digits.
                """),
        ConsistencyCase(
            jujuVersion: "3.3.9", state: State(config: ["cert": "secret:00000000000000000001"]),
            text: """
                The option 'cert' is of the type 'secret', which Juju has from 3.4 on, and the context's version is 3.3.9; \
                give the context a later one.
                """),
        ConsistencyCase(
            config: "options: {when: {type: date}}", state: State(config: ["when": "today"]),
            text: "The option 'when' has the unknown type 'date'; declare it as string, int, float, boolean or secret."),
    ]

    static let parts = [
        ConsistencyCase(
            state: State(resources: [State.Resource("image", path: "/tmp/x")]),
            text: "The charm declares no resource 'image'; it has 'seed'. Take it out of the state, or declare it."),
        ConsistencyCase(
            state: State(resources: [State.Resource("seed", path: "/a"), State.Resource("seed", path: "/b")]),
            text: "The resource 'seed' is in the state twice; leave one of them."),
        ConsistencyCase(
            state: State(storages: [State.Storage("cache")]),
            text: "The charm declares no storage 'cache'; it has 'data'. Take it out of the state, or declare it."),
        ConsistencyCase(
            state: State(storages: [State.Storage("data"), State.Storage("data")]),
            text: "The storage data/0 is in the state twice; give one of the two another index."),
        ConsistencyCase(
            state: State(storages: [State.Storage("data", index: -1)]),
            text: "The storage data/-1 has a negative number; give it 0 or more."),
        ConsistencyCase(
            state: State(containers: [State.Container("db")]),
            text: "The charm declares no container 'db'; it has 'web'. Take it out of the state, or declare it."),
        ConsistencyCase(
            state: State(containers: [State.Container("web"), State.Container("web", canConnect: true)]),
            text: "The container 'web' is in the state twice; leave one of them."),
        ConsistencyCase(
            state: State(networks: [State.Network("db2")]),
            text:
                "The charm has no binding 'db2'; the bindings are 'db', 'cluster', 'admin', 'juju-info'. Take its network out of the state."
        ),
        ConsistencyCase(
            state: State(networks: [State.Network("logs")]),
            text: """
                The endpoint 'logs' is of the scope 'container', which has no network; the bindings are 'db', 'cluster', \
                'admin', 'juju-info'. Take its network out of the state.
                """),
        ConsistencyCase(
            state: State(networks: [State.Network("db", relationID: 7)]),
            text: """
                There is a network for the relation 7 of the binding 'db', and no such relation; give the network the \
                number and the endpoint of a relation.
                """),
        ConsistencyCase(
            state: State(networks: [State.Network("db"), State.Network("db")]),
            text: "There are two networks for 'db'; leave one of them."),
        ConsistencyCase(
            state: State(networks: [State.Network(), State.Network()]),
            text: "There are two networks for all bindings; leave one of them."),
        ConsistencyCase(
            state: State(plannedUnits: -2),
            text: "-2 units cannot be planned; give 0 or more as the state's plannedUnits."),
        ConsistencyCase(
            state: State(openedPorts: [.udp(0)]), text: "The port 0/udp cannot be open; ports are 1 to 65535."),
        ConsistencyCase(
            jujuVersion: "3.6.9", state: State(model: State.Model(isKubernetes: true, cloudSpec: ["type": "k8s"])),
            text: """
                The cloud's specification can be read on Kubernetes from Juju 3.6.10 on, and the context's version is \
                3.6.9; give the context a later one, or take the state's cloudSpec out.
                """),
        ConsistencyCase(
            state: State(storedStates: [
                State.StoredState(owner: "A", content: [:]), State.StoredState(owner: "A", content: ["x": 1]),
            ]),
            text: "The stored state A/StoredStateData[_stored] is in the state twice; leave one of them."),
        ConsistencyCase(
            state: State(storedStates: [State.StoredState("runs", owner: "A", content: 1)]),
            text: "The stored state A/StoredStateData[runs] is an integer; give it attributes, as in [\"runs\": 1]."),
        ConsistencyCase(
            state: State(storedStates: [
                State.StoredState("runs", owner: nil, content: ["at": .timestamp("2026-01-01")])
            ]),
            text: """
                The stored state StoredStateData[runs] cannot be stored. A timestamp cannot be stored; store its text, or \
                its seconds as a number.
                """),
        ConsistencyCase(
            state: State(deferred: [State.DeferredEvent(path: "start", observer: "A", observerID: "_on_start")]),
            text:
                "The deferred event 'start' has not the path of an event; write it as in 'MyCharm/on/config_changed[1]'."
        ),
        ConsistencyCase(
            state: State(deferred: [
                State.DeferredEvent(path: "A/on/start[1]", observer: "A", observerID: "_on_start"),
                State.DeferredEvent(path: "A/on/start[1]", observer: "A", observerID: "_on_start"),
            ]),
            text:
                "The deferred event 'A/on/start[1]' is in the state twice for A/_on_start; give one of the two another number."
        ),
        ConsistencyCase(
            state: State(deferred: [
                State.DeferredEvent(
                    path: "A/on/start[1]", observer: "A", observerID: "x", snapshot: ["at": .timestamp("2026-01-01")])
            ]),
            text: """
                What the deferred event 'A/on/start[1]' carries cannot be stored. A timestamp cannot be stored; store its \
                text, or its seconds as a number.
                """),
    ]
}
