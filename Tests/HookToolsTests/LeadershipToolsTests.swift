import HookTools
import Testing

@Suite struct LeadershipToolsTests {
    @Test("the answer is printed in every format")
    func formats() throws {
        var context = HookContext.hook()
        #expect(try context.output("is-leader") == "True\n")
        #expect(try context.output("is-leader", "--format=json") == "true\n")
        #expect(try context.output("is-leader", "--format=yaml") == "true\n")
    }

    @Test("a denied answer stays denied for the hook")
    func sticky() throws {
        let controller = FakeController(isLeader: false)
        var context = HookContext.hook(controller: controller)
        #expect(try context.output("is-leader") == "False\n")
        controller.change { $0.isLeader = true }
        #expect(try context.output("is-leader") == "False\n")
        #expect(controller.calls == ["isLeader"])
    }

    @Test("a granted answer holds for 30 seconds")
    func lease() throws {
        let controller = FakeController()
        var context = HookContext.hook(controller: controller)
        #expect(try context.output("is-leader") == "True\n")
        controller.change {
            $0.isLeader = false
            $0.seconds = 29
        }
        #expect(try context.output("is-leader") == "True\n")
        controller.change { $0.seconds = 30 }
        #expect(try context.output("is-leader") == "False\n")
    }

    @Test("an unknown answer says so")
    func unknown() throws {
        let controller = FakeController()
        controller.change { $0.error = HookToolError(.failed, "lease lost") }
        var context = HookContext.hook(controller: controller)
        try ToolCase.fails("is-leader", code: 1, "leadership status unknown: lease lost").check(in: &context)
    }

    @Test("the leader's settings are written at once and read by key")
    func settings() throws {
        let controller = FakeController()
        var context = HookContext.hook(controller: controller)
        #expect(try context.output("leader-get", "--format=json") == "{}\n")
        try context.output("leader-set", "b=2", "a=<1>")
        #expect(try context.output("leader-get", "--format=json") == "{\"a\":\"\\u003c1\\u003e\",\"b\":\"2\"}\n")
        #expect(try context.output("leader-get", "b") == "2\n")
        #expect(try context.output("leader-get", "c") == "")
        try ToolCase.fails("leader-set", "x", code: 2, "expected \"key=value\", got \"x\"").check(in: &context)
        try ToolCase.fails("leader-get", "a=b", code: 2, "invalid key \"a=b\"").check(in: &context)
    }

    @Test("only the leader writes settings")
    func follower() throws {
        var context = HookContext.hook(controller: FakeController(isLeader: false))
        let text = "cannot write leadership settings: cannot write settings: not the leader"
        try ToolCase.fails("leader-set", "a=b", code: 1, text).check(in: &context)
    }
}
