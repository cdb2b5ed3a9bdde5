import PlainValues

@testable import Ops

extension UnitInTest {
    /// Metadata with endpoints, storages, containers and a resource.
    static let richMetadata = """
        name: app
        summary: s
        description: d
        requires: {db: {interface: pg}, log-target: {interface: loki}}
        peers: {cluster: {interface: peers}}
        storage: {data: {type: filesystem}, scratch: {type: filesystem, multiple: {range: 0-3}}}
        containers: {workload: {resource: image}}
        resources: {image: {type: oci-image}, blob: {type: file, filename: b}}
        """

    /// A unit of that charm, with a relation `db:3` to `pg/0` and `pg/1`.
    static func related(isLeader: Bool = true) throws -> UnitInTest {
        let unit = try UnitInTest()
        unit.metadata = richMetadata
        unit.juju.answer("is-leader", isLeader ? "true" : "false")
        unit.juju.answer("relation-ids", #"["db:3"]"#)
        unit.juju.answer("relation-list", #"["pg/0","pg/1"]"#)
        unit.juju.answer("relation-get", #"{"a":"1","b":"2"}"#)
        return unit
    }

    /// Runs a dispatch of the scripted charm as Juju's environment tells it.
    ///
    /// - Parameters:
    ///   - name: The hook.
    ///   - variables: What the environment has for it.
    ///   - set: Makes the charm observe; what it asks is asked in its initialiser.
    /// - Returns: The charm.
    @discardableResult
    func hook(
        _ name: String, _ variables: [String: String] = [:], _ set: (ScriptedCharm) throws -> Void
    ) throws -> ScriptedCharm {
        try hook(name, variables, of: "ScriptedCharm") { framework in
            let charm = ScriptedCharm(framework)
            try set(charm)
            return charm
        }
    }

    /// Runs a charm's dispatch as Juju's environment tells it.
    ///
    /// - Parameters:
    ///   - name: The hook.
    ///   - variables: What the environment has for it.
    ///   - kind: The charm's name in handles.
    ///   - make: Makes the charm.
    /// - Returns: The charm.
    @discardableResult
    func hook<C: Charm>(
        _ name: String, _ variables: [String: String] = [:], of kind: String, _ make: (Framework) throws -> C
    ) throws -> C {
        environment["JUJU_DISPATCH_PATH"] = "hooks/" + name
        let kept = environment
        defer { environment = kept }
        environment.merge(variables) { $1 }
        let context = try JujuContext(environment: environment)
        let framework = try framework(charmKind: kind)
        defer { framework.close() }
        var made: C?
        try framework.withRunningEvent("__init__") { made = try make(framework) }
        let charm = try made.unwrapped()
        try framework.reemit()
        try framework.emitHookEvent(
            kind: context.eventKind,
            snapshot: try HookEventSnapshot.make(from: context, backend: framework.model.backend))
        try framework.evaluateStatus()
        try framework.commit()
        return charm
    }

    /// Runs something in a charm's initialiser.
    func inCharm(_ body: (ScriptedCharm) throws -> Void) throws { try hook("start", [:], body) }
}

/// The environment of an event of the relation `db:3`.
let relationEnvironment = [
    "JUJU_RELATION": "db", "JUJU_RELATION_ID": "db:3", "JUJU_REMOTE_APP": "pg", "JUJU_REMOTE_UNIT": "pg/0",
]

/// The code of an error of Ops, `nil` of another error or none.
func code(of body: () throws -> Void) -> OpsError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? OpsError)?.code
    }
}
