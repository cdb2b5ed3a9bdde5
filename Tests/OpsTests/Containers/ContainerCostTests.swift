import Foundation
import PebbleTestSupport
import PlainValues
import Testing

@Suite("What a container costs a dispatch", .timeLimit(.minutes(1)))
struct ContainerCostTests {
    @Test("there is no connection to Pebble and no second thread before it is asked", arguments: [false, true])
    func threads(isAsked: Bool) throws {
        let pebble = try StubDaemon { $1.result(#"{"version":"v1.32.1"}"#) }
        let containers = try ContainedUnit.containers(socket: pebble.path)
        let unit = try ProbedUnit()
        try unit.write("name: app\nsummary: s\ndescription: d\ncontainers: {workload: {}}\n", to: "charm/metadata.yaml")
        unit.environment.merge(["OPS_CONTAINERS": containers.path, "JUJU_WORKLOAD_NAME": "workload"]) { $1 }
        // A tool is the charm's child, and can count the threads that the charm has meanwhile.
        try FileManager.default.removeItem(atPath: unit.folder.path + "/tools/application-version-set")
        try unit.write(
            "#!/bin/sh\nls /proc/$PPID/task | wc -l >\"$FAKE/threads\"\n", to: "tools/application-version-set",
            executable: true)
        var steps: [PlainValue] = [["op": "containers"], ["op": "container.get", "container": "workload"]]
        if isAsked { steps.append(["op": "container.can_connect", "container": "workload"]) }
        steps.append(["op": "unit.set_workload_version", "version": "1"])
        try unit.plan([
            "observe": [["event": "workload_pebble_ready", "handler": "h1"]], "handlers": ["h1": .array(steps)],
        ])
        let outcome = try unit.dispatch("hooks/workload-pebble-ready")
        #expect(outcome.exitCode == 0)
        #expect(outcome.rows.compactMap { $0["error"] } == [])
        #expect(outcome.handlers == ["h1 workload_pebble_ready"])
        let threads = String(decoding: try unit.folder.read("fake/threads"), as: UTF8.self)
        #expect((threads == "1\n") == !isAsked, "\(threads)")
        #expect(pebble.connectionCount == (isAsked ? 1 : 0))
    }
}
