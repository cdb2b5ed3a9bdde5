import HookTools
import PlainValues
import Testing

@Suite struct StatusToolsTests {
    private static let cases: [ToolCase] = [
        .prints("status-get", output: "maintenance\n"),
        .prints("status-get", "--format", "json", output: "{\"status\":\"maintenance\"}\n"),
        .prints("status-get", "--format", "yaml", output: "status: maintenance\n"),
        .prints(
            "status-get", "--include-data", "--format=json",
            output: "{\"message\":\"wait\",\"status\":\"maintenance\",\"status-data\":{\"a\":1,\"b\":2}}\n"),
        .prints("status-get", "--application", output: "active\n"),
        .prints(
            "status-get", "--application", "--format=json",
            output: "{\"application-status\":{\"status\":\"active\",\"units\":{\"app/0\":{\"status\":\"active\"},"
                + "\"app/1\":{\"status\":\"blocked\"}}}}\n"),
        .prints("status-set", "active", output: ""),
        .prints("status-set", "blocked", "", output: ""),
        .fails("status-set", code: 2, "invalid args, require <status> [message]"),
        .fails(
            "status-set", "error", code: 2,
            "invalid status \"error\", expected one of [maintenance blocked waiting active]"),
        .fails("status-set", "active", "a", "b", code: 2, "unrecognized args: [\"b\"]"),
        .fails("application-version-set", code: 2, "no version specified"),
        .prints("application-version-set", "1.2", output: ""),
    ]

    @Test("the tools of statuses", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = HookContext.hook()
        context.status = EntityStatus(status: "maintenance", message: "wait", data: ["b": 2, "a": 1])
        try toolCase.check(in: &context)
    }

    @Test("a status that was read once stays as it was read")
    func stale() throws {
        var context = HookContext.hook()
        #expect(try context.output("status-get") == "maintenance\n")
        try context.output("status-set", "active")
        #expect(try context.output("status-get") == "maintenance\n")
    }

    @Test("a status that was not read before it was set is the new one")
    func fresh() throws {
        let controller = FakeController()
        var context = HookContext.hook(controller: controller)
        try context.output("status-set", "waiting", "for you")
        #expect(try context.output("status-get", "--include-data").hasPrefix("message: for you\n"))
        #expect(controller.calls == ["unit status waiting 'for you'"])
    }

    @Test("the application's status is the leader's")
    func application() throws {
        let controller = FakeController(isLeader: false)
        var context = HookContext.hook(controller: controller)
        try ToolCase.fails("status-set", "--application", "active", code: 1, "this unit is not the leader")
            .check(in: &context)
        try ToolCase.fails(
            "status-get", "--application", code: 1, "finding application status: this unit is not the leader"
        ).check(in: &context)
        #expect(controller.calls == ["isLeader"])
    }

    @Test("what is told at once is told in order")
    func immediate() throws {
        let controller = FakeController()
        var context = HookContext.hook(controller: controller)
        try context.output("status-set", "--application", "active", "ok")
        try context.output("application-version-set", "")
        #expect(controller.calls == ["isLeader", "application status active 'ok'", "version "])
        #expect(context.changes == HookChanges())
    }
}
