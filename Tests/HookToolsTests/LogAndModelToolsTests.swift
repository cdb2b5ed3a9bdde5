import HookTools
import OrderedCollections
import PlainValues
import Testing

@Suite struct LogAndModelToolsTests {
    @Test("a log line has its level, its words and the relation of its event")
    func log() throws {
        let controller = FakeController()
        var context = HookContext.hook(controller: controller)
        try context.output("juju-log", "a", "b")
        try context.output("juju-log", "-l", "warning", "c")
        try context.output("juju-log", "--log-level=ERROR", "--debug", "d")
        try context.output("juju-log", "-l", "LOUD", "e")
        context.relations[7] = RelationSnapshot(id: 7, endpoint: "db", remoteApplication: "mysql")
        context.event.relationID = 7
        try context.output("juju-log", "--", "-f")
        #expect(
            controller.calls == [
                "INFO a b", "WARNING c", "DEBUG d", "WARNING Specified log level of \"LOUD\" is not valid", "INFO e",
                "INFO db:7: -f",
            ])
        try ToolCase.fails("juju-log", code: 2, "no message specified").check(in: &context)
    }

    @Test("a format for a tool that has none is a warning")
    func deprecatedFormat() throws {
        var context = HookContext.hook()
        let response = try context.run(["juju-log", "--format", "json", "x"])
        #expect(response.exitCode == 0)
        #expect(
            String(decoding: response.errorOutput, as: UTF8.self)
                == "--format flag deprecated for command \"juju-log\"")
    }

    @Test("the goal state keeps the order of its parts")
    func goalState() throws {
        var context = HookContext.hook()
        #expect(try context.output("goal-state", "--format=json") == "{\"units\":{},\"relations\":{}}\n")
        context.goalState = {
            GoalState(
                units: ["app/0": .init(status: "active", since: "2026-11-05 15:29:12Z")],
                relations: ["db": ["mysql": .init(status: "joined", since: "")]])
        }
        #expect(
            try context.output("goal-state", "--format=json")
                == "{\"units\":{\"app/0\":{\"status\":\"active\",\"since\":\"2026-11-05 15:29:12Z\"}},"
                + "\"relations\":{\"db\":{\"mysql\":{\"status\":\"joined\"}}}}\n")
        #expect(
            try context.output("goal-state").hasPrefix(
                "units:\n  app/0:\n    status: active\n    since: 2026-11-05 15:29:12Z\n"))
    }

    @Test("a credential needs trust and a machine model")
    func credential() throws {
        var context = HookContext.hook()
        try ToolCase.fails("credential-get", code: 1, "cannot access cloud credentials: permission denied")
            .check(in: &context)
        context.cloudSpec = ["type": "lxd", "name": "localhost"]
        #expect(
            try context.output("credential-get", "--format=json") == "{\"type\":\"lxd\",\"name\":\"localhost\"}\n")
        context.isKubernetes = true
        let text = "cannot access cloud credentials: credential-get on a \"caas\" model not supported"
        try ToolCase.fails("credential-get", code: 1, text).check(in: &context)
    }

    @Test("a reboot waits for the hook's end, or does not, and never happens in an action")
    func reboot() throws {
        var context = HookContext.hook()
        try context.output("juju-reboot")
        #expect(context.changes.reboot == .afterHook)
        try context.output("juju-reboot", "--now")
        try context.output("juju-reboot")
        #expect(context.changes.reboot == .now)
        context.action = ActionRun(name: "backup")
        try ToolCase.fails("juju-reboot", code: 1, "juju-reboot is not supported when running an action.")
            .check(in: &context)
    }

    @Test("a resource's path has no line break")
    func resource() throws {
        var context = HookContext.hook()
        #expect(try context.output("resource-get", "image") == "/resources/image/image.tar")
        try ToolCase.fails("resource-get", code: 2, "missing required resource name").check(in: &context)
        try ToolCase.fails(
            "resource-get", "x", code: 1, "could not download resource: resource#app/x not found"
        ).check(in: &context)
    }

    @Test("metrics are recorded in collect-metrics only")
    func metrics() throws {
        var context = HookContext.hook()
        try ToolCase.fails(
            "add-metric", "a=1", code: 1, "cannot record metric: metrics not allowed in this context"
        ).check(in: &context)
        context.event.name = "collect-metrics"
        try context.output("add-metric", "-l", "x=y", "b=2", "a=1")
        #expect(context.changes.metrics.map(\.key) == ["a", "b"])
        #expect(context.changes.metrics.first?.labels == ["x": "y"])
        try ToolCase.fails("add-metric", code: 2, "no metrics specified").check(in: &context)
        try ToolCase.fails(
            "add-metric", "a=", code: 2, "invalid metrics: expected \"key=value\", got \"a=\""
        ).check(in: &context)
        try ToolCase.fails("add-metric", "juju-x=1", code: 1, "juju-x uses a reserved prefix").check(in: &context)
    }

    @Test("payloads are those of the metadata")
    func payloads() throws {
        let controller = FakeController()
        var context = HookContext.hook(controller: controller)
        context.payloadTypes = ["monitor": "docker"]
        try context.output("payload-register", "docker", "monitor", "id1", "tag")
        try context.output("payload-status-set", "monitor", "id1", "stopped")
        try context.output("payload-unregister", "monitor", "id1")
        #expect(
            controller.calls == [
                "register monitor docker id1 [\"tag\"]", "payload monitor id1 stopped", "unregister monitor id1",
            ])
        try ToolCase.fails("payload-register", "kvm", "x", "y", code: 1, "payload \"x\" not found in metadata.yaml")
            .check(in: &context)
        try ToolCase.fails("payload-register", "kvm", code: 2, "missing required arguments").check(in: &context)
    }
}
