import OrderedCollections
import PlainValues
import Testing

@testable import Ops

@Suite("The events of secrets") struct SecretEventTests {
    private static let environment = [
        "JUJU_SECRET_ID": "secret:abc", "JUJU_SECRET_LABEL": "pw", "JUJU_SECRET_REVISION": "7",
    ]

    /// Delivers an event to a charm that observes all events of secrets.
    @discardableResult
    private func deliver(
        _ kind: String, _ snapshot: PlainValue, to unit: UnitInTest, _ act: @escaping (any Event) throws -> Void
    ) throws -> [String] {
        let framework = try unit.framework()
        defer { framework.close() }
        let charm = ScriptedCharm(framework)
        charm.act = { _, event in try act(event) }
        try framework.observe(.secretChanged, charm, ScriptedCharm.first)
        try framework.observe(.secretRotate, charm, ScriptedCharm.first)
        try framework.observe(.secretRemove, charm, ScriptedCharm.first)
        try framework.observe(.secretExpired, charm, ScriptedCharm.first)
        try framework.reemit()
        try framework.emitHookEvent(kind: kind, snapshot: snapshot)
        try framework.commit()
        return charm.trace
    }

    @Test(
        "an event carries what Juju's environment tells of the secret",
        arguments: [
            ("secret-changed", environment, ["id": "secret:abc", "label": "pw"]),
            ("secret-rotate", environment, ["id": "secret:abc", "label": "pw"]),
            ("secret-remove", environment, ["id": "secret:abc", "label": "pw", "revision": 7]),
            ("secret-expired", environment, ["id": "secret:abc", "label": "pw", "revision": 7]),
            ("secret-changed", ["JUJU_SECRET_ID": "abc", "JUJU_SECRET_LABEL": ""], ["id": "abc", "label": .null]),
            ("secret-changed", [:], ["id": .null, "label": .null]),
            ("secret-remove", ["JUJU_SECRET_ID": "a"], ["id": "a", "label": .null, "revision": .null]),
            (
                "secret-remove", ["JUJU_SECRET_ID": "a", "JUJU_SECRET_REVISION": "7.5"],
                ["id": "a", "label": .null, "revision": .null]
            ),
            ("start", environment, nil),
        ] as [(String, [String: String], PlainValue?)])
    func snapshots(_ hook: String, _ variables: [String: String], _ snapshot: PlainValue?) throws {
        let context = try JujuContext(
            environment: variables.merging(["JUJU_DISPATCH_PATH": "hooks/\(hook)"]) { $1 })
        #expect(SecretEventSnapshot.make(from: context) == snapshot)
    }

    @Test("an event has its secret, and asks nothing of Juju before its content is asked for")
    func secretOfEvent() throws {
        let unit = try UnitInTest()
        unit.environment["JUJU_MODEL_UUID"] = "u-1"
        unit.juju.answer("secret-get", #"{"password": "hunter2"}"#)
        try deliver("secret_changed", ["id": "abc", "label": "pw"], to: unit) { event in
            let event = try #require(event as? SecretChangedEvent)
            #expect(event.secret.id == "secret://u-1/abc")
            #expect(event.secret.label == "pw")
            #expect(unit.juju.calls.isEmpty)
            #expect(try event.secret.content["password"] == "hunter2")
        }
        #expect(unit.juju.calls == ["secret-get --format=json secret://u-1/abc --label pw"])
    }

    @Test("an event about a revision removes it", arguments: ["secret_remove", "secret_expired"])
    func removingRevision(_ kind: String) throws {
        let unit = try UnitInTest()
        try deliver(kind, ["id": "secret:abc", "label": .null, "revision": 7], to: unit) { event in
            let event = try #require(event as? SecretRevisionEvent)
            #expect(event.revision == 7)
            try event.removeRevision()
        }
        #expect(unit.juju.calls == ["secret-remove secret:abc --revision 7"])
    }

    @Test(
        "what Juju does not send again can be deferred, and comes with the same secret",
        arguments: [
            ("secret_changed", ["id": "secret:abc", "label": "pw"]),
            ("secret_remove", ["id": "secret:abc", "label": .null, "revision": 7]),
        ] as [(String, PlainValue)])
    func deferring(_ kind: String, _ snapshot: PlainValue) throws {
        let unit = try UnitInTest()
        try deliver(kind, snapshot, to: unit) { deferEvent($0) }
        #expect(try unit.snapshot("ScriptedCharm/on/\(kind)[1]") == snapshot)
        var labels: [String?] = []
        var revisions: [Int?] = []
        let trace = try deliver("start", [:], to: unit) { event in
            labels.append((event as? SecretEvent)?.secret.label)
            revisions.append((event as? SecretRevisionEvent)?.revision)
        }
        #expect(trace == ["first ScriptedCharm/on/\(kind)[1]"])
        #expect(labels == [snapshot["label"]?.stringValue])
        #expect(revisions == [snapshot["revision"]?.intValue])
        #expect(unit.juju.calls.isEmpty)
    }

    @Test("what Juju sends until it is done cannot be deferred")
    func notDeferrable() {
        #expect((SecretRotateEvent.self as Any) as? any DeferrableEvent.Type == nil)
        #expect((SecretExpiredEvent.self as Any) as? any DeferrableEvent.Type == nil)
        #expect((SecretChangedEvent.self as Any) as? any DeferrableEvent.Type != nil)
        #expect((SecretRemoveEvent.self as Any) as? any DeferrableEvent.Type != nil)
    }

    @Test(
        "an event without what it is about is an error",
        arguments: [
            ("secret_changed", [:], OpsError.Code.invalidArgument),
            ("secret_changed", ["id": .null, "label": .null], .invalidArgument),
            ("secret_changed", ["id": 1, "label": ["pw"]], .invalidArgument),
            ("secret_rotate", "abc", .invalidArgument), ("secret_remove", ["id": "a"], .invalidEnvironment),
            ("secret_remove", ["id": "a", "revision": "7"], .invalidEnvironment),
            ("secret_expired", ["id": "a", "label": "pw", "revision": .null], .invalidEnvironment),
            ("secret_expired", ["revision": 7], .invalidArgument),
        ] as [(String, PlainValue, OpsError.Code)])
    func incomplete(_ kind: String, _ snapshot: PlainValue, _ code: OpsError.Code) throws {
        let unit = try UnitInTest()
        let error = #expect(throws: OpsError.self) {
            try deliver(kind, snapshot, to: unit) { _ in Issue.record("An event was delivered.") }
        }
        #expect(error?.code == code)
    }
}
