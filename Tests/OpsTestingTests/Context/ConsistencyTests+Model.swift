import Ops
import OpsTesting

extension ConsistencyTests {
    private static let database = State.Relation("db", id: 1)
    private static let lonely = State.Relation("db", id: 2, remoteUnits: [:])
    private static let crowded = State.Relation("db", id: 3, remoteUnits: [0: [:], 1: [:]])
    private static let id = "00000000000000000009"
    private static let secret = State.Secret(["key": "value"], id: id)

    static let relations = [
        ConsistencyCase(
            state: State(relations: [State.Relation("web", id: 4)]),
            text: """
                The charm declares no endpoint 'web'; it has 'db', 'logs', 'cluster'. Take the relation web:4 out of the \
                state, or declare its endpoint.
                """),
        ConsistencyCase(
            state: State(relations: [State.Relation("cluster", id: 4)]),
            text: "'cluster' is a peer endpoint; make the relation cluster:4 with State.Relation.peer."),
        ConsistencyCase(
            state: State(relations: [.peer("db", id: 4)]),
            text: "'db' is an endpoint to other applications; make the relation db:4 with State.Relation."),
        ConsistencyCase(
            state: State(relations: [.subordinate("db", id: 4)]),
            text: "'db' is an endpoint to other applications; make the relation db:4 with State.Relation."),
        ConsistencyCase(
            state: State(relations: [State.Relation("logs", id: 4)]),
            text:
                "'logs' is an endpoint of the scope 'container'; make the relation logs:4 with State.Relation.subordinate."
        ),
        ConsistencyCase(
            state: State(relations: [State.Relation("db", id: 4), .peer("cluster", id: 4)]),
            text: "The number 4 is that of several relations, 'db:4', 'cluster:4'; give each a number of its own."),
        ConsistencyCase(
            state: State(relations: [.peer("cluster", id: 4, peers: [0: [:], 1: [:]])]),
            text: """
                The peer relation cluster:4 has consistent/0 among the other units, and that is the unit itself; write \
                its databag as localUnitData.
                """),
        ConsistencyCase(
            state: State(relations: [State.Relation("db", id: -1)]),
            text: "The relation db:-1 has a negative number; give it 0 or more."),
        ConsistencyCase(
            state: State(relations: [State.Relation("db", id: 4, remoteUnits: [-3: [:]])]),
            text: "The relation db:4 has a unit -3; units have 0 or more as their number."),
        ConsistencyCase(
            state: State(relations: [State.Relation("db", id: 4, remoteApplication: "")]),
            text: "The relation db:4 has no remote application; give its name."),
    ]

    static let secrets = [
        ConsistencyCase(
            jujuVersion: "2.9.50", state: State(secrets: [secret]),
            text: "Juju has secrets from 3.0 on, and the context's version is 2.9.50; give the context a later one."),
        ConsistencyCase(
            state: State(secrets: [State.Secret(["key": "value"], id: "secret:1")]),
            text: "'secret:1' is no secret's id; write 20 small letters and digits, without 'secret:'."),
        ConsistencyCase(
            state: State(secrets: [State.Secret([:], id: id)]),
            text: "The secret '\(id)': A secret cannot be empty; give it at least one key."),
        ConsistencyCase(
            state: State(secrets: [State.Secret(["Key": "value"], id: id)]),
            text: """
                The secret '\(id)': The secret's key 'Key' is invalid: write at least three small letters and digits, \
                beginning with a letter.
                """),
        ConsistencyCase(
            state: State(secrets: [State.Secret(revisions: [:], id: id)]),
            text: "The secret '\(id)' has no revision; give it a content."),
        ConsistencyCase(
            state: State(secrets: [State.Secret(revisions: [4: ["key": "value"]], latestRevision: 3, id: id)]),
            text: "The secret '\(id)' has the revision 4, and 3 is said to be its latest; correct one of the two."),
        ConsistencyCase(
            state: State(secrets: [State.Secret(["key": "value"], id: id, owner: .unit, grants: [8: ["remote"]])]),
            text:
                "The secret '\(id)' is granted through the relation 8, which is not in the state; add it, or take the grant out."
        ),
        ConsistencyCase(
            state: State(secrets: [secret, secret]),
            text: "The secret '\(id)' is in the state twice; give one of the two another id."),
        ConsistencyCase(
            state: State(secrets: [
                State.Secret(["key": "value"], owner: .unit, label: "own"),
                State.Secret(["key": "value"], owner: .unit, label: "own"),
            ]),
            text: "The label 'own' is that of two secrets; give one of the two another label."),
        ConsistencyCase(
            event: .secretChanged(secret),
            text:
                "The event secret-changed is about the secret '\(id)', which is not in the state; add it to the state's secrets."
        ),
        ConsistencyCase(
            event: .secretChanged(secret), state: State(secrets: [State.Secret(["key": "other"], id: id)]),
            text: """
                The event secret-changed is about the secret '\(id)', which is in the state with something else in it; \
                make the event of the one that is there: state.secret(id: "\(id)").
                """),
        ConsistencyCase(
            event: .secretChanged(State.Secret(["key": "value"], id: id, owner: .application)),
            state: State(secrets: [State.Secret(["key": "value"], id: id, owner: .application)]),
            text: """
                The unit or its application owns the secret '\(id)', and Juju sends secret-changed to those who do not; \
                give the secret another owner, or send another event.
                """),
        ConsistencyCase(
            event: .secretRotate(secret), state: State(secrets: [secret]),
            text: """
                Juju sends secret-rotate to the owner of a secret, and another one owns '\(id)'; make it the unit's or \
                the application's.
                """),
        ConsistencyCase(
            event: .secretExpired(State.Secret(["key": "value"], id: id, owner: .unit), revision: 2),
            state: State(secrets: [State.Secret(["key": "value"], id: id, owner: .unit)]),
            text: """
                The event secret-expired is about the revision 2 of the secret '\(id)', whose latest is 1; name one that \
                there was.
                """),
    ]

    static let events = [
        ConsistencyCase(
            event: .relationCreated(State.Relation("web")),
            text:
                "The charm declares no endpoint 'web', and web-relation-created cannot come; it has 'db', 'logs', 'cluster'."
        ),
        ConsistencyCase(
            event: .relationChanged(database),
            text: """
                The event db-relation-changed is about the relation db:1, which is not in the state; add it to the \
                state's relations.
                """),
        ConsistencyCase(
            event: .relationChanged(database),
            state: State(relations: [State.Relation("db", id: 1, remoteApplicationData: ["a": "b"])]),
            text: """
                The event db-relation-changed is about the relation db:1, which is in the state with something else in \
                it; make the event of the one that is there: state.relation(1).
                """),
        ConsistencyCase(
            event: .relationJoined(lonely), state: State(relations: [lonely]),
            text: """
                The event db-relation-joined is about a remote unit, and the relation db:2 has none; add one to its \
                remoteUnits.
                """),
        ConsistencyCase(
            event: .relationChanged(lonely), state: State(relations: [lonely]),
            text: """
                The event db-relation-changed is about a remote unit, and the relation db:2 has none; add one to its \
                remoteUnits, or make the event with relationChanged(byApplicationOf:).
                """),
        ConsistencyCase(
            event: .relationDeparted(crowded), state: State(relations: [crowded]),
            text: """
                The event db-relation-departed is about a remote unit, and the relation db:3 has several, '0', '1'; say \
                which with unit:.
                """),
        ConsistencyCase(
            event: .relationJoined(crowded, unit: 7), state: State(relations: [crowded]),
            text: """
                The event db-relation-joined is about the unit 7, and the relation db:3 has '0', '1'; add the unit to its \
                remoteUnits.
                """),
        ConsistencyCase(
            event: .storageAttached(State.Storage("cache")),
            text: "The charm declares no storage 'cache', and cache-storage-attached cannot come; it has 'data'."),
        ConsistencyCase(
            event: .storageAttached(State.Storage("data", index: 3)),
            text: """
                The event data-storage-attached is about the storage data/3, which is not in the state; add it to the \
                state's storages.
                """),
        ConsistencyCase(
            event: .storageDetaching(State.Storage("data", location: "/a")),
            state: State(storages: [State.Storage("data", location: "/b")]),
            text: """
                The event data-storage-detaching is about the storage data/0, which is in the state with something else \
                in it; make the event of the one that is there: state.storage("data", index: 0).
                """),
        ConsistencyCase(
            event: .pebbleReady(State.Container("db")),
            text: "The charm declares no container 'db', and db-pebble-ready cannot come; it has 'web'."),
        ConsistencyCase(
            event: .pebbleReady(State.Container("web")),
            text: """
                The event web-pebble-ready is about the container 'web', which is not in the state; add it to the state's \
                containers.
                """),
        ConsistencyCase(
            event: .pebbleReady(State.Container("web")),
            state: State(containers: [State.Container("web", canConnect: true)]),
            text: """
                The event web-pebble-ready is about the container 'web', which is in the state with something else in it; \
                make the event of the one that is there: state.container("web").
                """),
        ConsistencyCase(
            event: .action("restore"),
            text: "The charm declares no action 'restore'; it has 'backup', 'open'. Run one of them, or declare it."),
        ConsistencyCase(
            event: .action("backup"), text: "The action 'backup' needs the parameter 'target'; give it."),
        ConsistencyCase(
            event: .action("backup", ["target": "a", "speed": 1]),
            text: """
                The action 'backup' has no parameter 'speed'; it has 'target', 'level', 'ratio', 'dry-run', 'tables', \
                'options', 'untyped'. Declare it, or allow others with additionalProperties.
                """),
        ConsistencyCase(
            event: .action("backup", ["target": 1]),
            text:
                "The parameter 'target' of the action 'backup' is of the type 'string'; an integer cannot be its value."
        ),
        ConsistencyCase(
            event: .action("backup", ["target": "a", "level": 1.5]),
            text: "The parameter 'level' of the action 'backup' is of the type 'integer'; a number cannot be its value."
        ),
        ConsistencyCase(
            event: .action("backup", ["target": "a", "ratio": "1"]),
            text: "The parameter 'ratio' of the action 'backup' is of the type 'number'; text cannot be its value."),
        ConsistencyCase(
            event: .action("backup", ["target": "a", "dry-run": 1]),
            text:
                "The parameter 'dry-run' of the action 'backup' is of the type 'boolean'; an integer cannot be its value."
        ),
        ConsistencyCase(
            event: .action("backup", ["target": "a", "tables": "x"]),
            text: "The parameter 'tables' of the action 'backup' is of the type 'array'; text cannot be its value."),
        ConsistencyCase(
            event: .action("backup", ["target": "a", "options": []]),
            text: "The parameter 'options' of the action 'backup' is of the type 'object'; a list cannot be its value."),
        ConsistencyCase(
            event: .action("backup", ["target": "a", "untyped": 1]),
            text: """
                The parameter 'untyped' of the action 'backup' has no type; declare one: string, boolean, integer, \
                number, array or object.
                """),
    ]
}
