import Foundation
import HookTools
import Testing

@testable import LocalJuju

@Suite struct TransactionTests {
    private let changes = "state-set k=v\nopen-port 80\nstatus-set active hello\njuju-log -l WARNING noted"

    @Test("what a hook changed is kept when it exits with 0")
    func commit() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", changes))
        #expect(try test.unit().openPorts == ["80/tcp"])
        #expect(test.model.state[unit: "web/0"]?.state == ["k": "v"])
        #expect(try test.unit().workloadStatus.current == "active")
        let noted = try test.model.debugLog().filter { $0.level == "WARNING" }
        #expect(noted.map(\.message) == ["noted"])
        #expect(noted.map(\.module) == ["unit.web/0.juju-log"])
    }

    @Test("what a failing hook changed is dropped; what it did at once stays")
    func discard() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "\(changes)\nexit 3"))
        let unit = try test.unit()
        #expect(unit.openPorts == nil)
        #expect(test.model.state[unit: "web/0"]?.state == [:])
        #expect(try test.log("WARNING") == ["noted"])
        #expect(unit.workloadStatus.current == "error")
        #expect(unit.workloadStatus.message == "hook failed: \"start\"")
        #expect(
            try test.log("ERROR")
                == ["hook \"start\" (via hook dispatching script: dispatch) failed: exit status 3"])
        // Juju shows what the charm said again once the error is gone.
        try test.model.resolve("web/0", retry: false)
        #expect(try test.unit().workloadStatus.message == "hello")
    }

    @Test("a hook reads what it wrote itself, and other units do not before the commit")
    func pendingWrites() throws {
        let test = try TestModel()
        let script = """
            state-set k=v; state-get k > state
            id=$(relation-ids cluster)
            relation-set -r $id mine=$JUJU_UNIT_NAME; relation-get -r $id mine $JUJU_UNIT_NAME > mine
            exit 1
            """
        try test.deploy(
            dispatch: .on("start", script), metadata: "peers: {cluster: {interface: c}}", units: 2)
        #expect(test.lines("state") == ["v"])
        #expect(test.lines("mine") == ["web/0"])
        let bag = test.model.state.relations.first?.bags["web/0"]
        #expect(bag?.values["mine"] == nil)
        #expect(bag?.version == 0)
    }

    @Test("status-get answers for a whole hook what it answered first")
    func staleReads() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "status-get > s; status-set active; status-get >> s"))
        #expect(test.lines("s") == ["maintenance", "maintenance"])
    }

    @Test("a unit that is not the leader is told so by every tool of a hook, and as the new leader in the next hook")
    func leadershipAnswers() throws {
        let test = try TestModel()
        let script = """
            {
              is-leader
              status-set --application active
              secret-add password=hunter22
              relation-set --app -r cluster:0 a=b
              is-leader
            } > answers 2>&1; true
            """
        try test.deploy(
            dispatch: .on("update-status", script), metadata: "peers: {cluster: {interface: c}}", units: 2)
        try test.model.emitUpdateStatus(units: ["web/1"])
        #expect(
            test.lines("answers", of: "web/1") == [
                "False", "ERROR this unit is not the leader", "ERROR this unit is not the leader",
                "ERROR cannot write relation settings", "False",
            ])
        try test.model.setLeader("web/1")
        try test.model.emitUpdateStatus(units: ["web/1"])
        #expect(test.lines("answers", of: "web/1").first == "True")
        #expect(test.model.state.relations.first?.bags["web"]?.values == ["a": "b"])
    }

    @Test("a commit that is refused fails the hook though it exited with 0")
    func refusedCommit() throws {
        let test = try TestModel()
        let script = """
            i=0; while [ $i -lt 40 ]; do
              printf 'k%s: ' $i; head -c 60000 /dev/zero | tr '\\0' x; echo; i=$((i + 1))
            done | state-set --file -
            """
        try test.deploy(dispatch: .on("start", script))
        #expect(try test.unit().workloadStatus.message == "hook failed: \"start\"")
        #expect(try test.log("ERROR").first?.contains("max allowed size (2097152) exceeded") == true)
        #expect(test.model.state[unit: "web/0"]?.state == [:])
    }

    @Test("secrets last from hook to hook, and are never in the log")
    func secrets() throws {
        let test = try TestModel()
        try test.deploy(
            dispatch: .on("install", "secret-add --label mine password=hunter22 > id")
                + "\n"
                + .on("start", "secret-get $(cat id) password > got; secret-get --label mine > all; secret-ids > ids"))
        #expect(test.lines("got") == ["hunter22"])
        #expect(test.lines("all") == ["password: hunter22"])
        #expect(test.lines("id").first?.hasPrefix("secret:") == true)
        #expect(test.read("ids").contains(test.lines("id")[0].dropFirst("secret:".count)))
        #expect(try !test.model.debugLog().contains { $0.message.contains("hunter22") })
    }

    @Test("a connection that is left open fails the hook")
    func leakedConnection() throws {
        let test = try TestModel()
        try test.deploy(
            dispatch: .on(
                "start",
                """
                (sleep 8 | state-set --file -) > /dev/null 2>&1 &
                until [ $(grep -c "$JUJU_AGENT_SOCKET_ADDRESS" /proc/net/unix) -ge 2 ]; do :; done
                """))
        #expect(try test.unit().workloadStatus.message == "hook failed: \"start\"")
        #expect(
            try test.log("ERROR").first?.contains("1 connection to the agent's socket stayed open") == true)
    }

    @Test("what units tell each other arrives after the commit, as joined with changed, then changed, then departed")
    func peers() throws {
        let test = try TestModel(profile: .v4_0)
        let script = """
            \(notingEvents)
            case $JUJU_DISPATCH_PATH in
            *-created) relation-set hello=$JUJU_UNIT_NAME;;
            *-relation-joined|*-relation-changed) echo "$JUJU_REMOTE_UNIT: $(relation-get hello)" >> heard;;
            *-departed) echo "$JUJU_REMOTE_UNIT $JUJU_DEPARTING_UNIT [$(relation-list)]" >> gone;;
            esac
            """
        try test.deploy(dispatch: script, metadata: "peers: {cluster: {interface: c}}", units: 2)
        #expect(
            test.lines("events")
                == [
                    "install", "cluster-relation-created", "leader-elected", "config-changed", "start",
                    "cluster-relation-joined", "cluster-relation-changed",
                ])
        #expect(test.lines("heard") == ["web/1: web/1", "web/1: web/1"])
        _ = try test.model.exec("relation-set -r $(relation-ids cluster) hello=again", on: ["web/1"])
        #expect(test.lines("heard").last == "web/1: again")
        // One's own writes are no event, nor are the leader's for the application.
        let before = test.lines("events")
        _ = try test.model.exec("relation-set --app -r $(relation-ids cluster) all=1", on: ["web/0"])
        #expect(test.lines("events") == before)
        #expect(test.lines("events", of: "web/1").last == "cluster-relation-changed")
        try test.model.removeUnits(["web/1"])
        #expect(test.lines("gone") == ["web/1 web/1 []"])
    }
}
