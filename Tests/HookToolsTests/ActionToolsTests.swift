import HookTools
import OrderedCollections
import PlainValues
import Testing

@Suite struct ActionToolsTests {
    private static let rule =
        "must start and end with lowercase alphanumeric, and contain only lowercase alphanumeric, hyphens and periods"

    private static let cases: [ToolCase] = [
        .prints(
            "action-get", "--format=json",
            output: "{\"list\":[\"x\",\"y\"],\"name\":\"n\",\"nested\":{\"a\":{\"b\":1}}}\n"),
        .prints("action-get", "name", output: "n\n"),
        .prints("action-get", "nested.a.b", "--format=json", output: "1\n"),
        .prints("action-get", "nested.a", output: "b: 1\n"),
        .prints("action-get", "list", output: "- x\n- \"y\"\n"),
        .prints("action-get", "absent", "--format=json", output: "null\n"),
        .prints("action-get", "name.a", "--format=json", output: "null\n"),
        .prints("action-get", "absent", output: ""),
        .fails("action-get", "a", "b", code: 2, "unrecognized args: [\"b\"]"),
        .prints("action-set", output: ""),
        .fails("action-set", "x", code: 2, "argument \"x\" must be of the form key...=value"),
        .fails("action-set", "X=1", code: 2, "key \"X\" \(rule)"),
        .fails("action-set", "a..b=1", code: 2, "key \"\" \(rule)"),
        .fails("action-set", "a-=1", code: 2, "key \"a-\" \(rule)"),
        .fails("action-set", "stdout=1", code: 2, "cannot set reserved action key \"stdout\""),
        .fails("action-set", "a.stderr-encoding=1", code: 2, "cannot set reserved action key \"stderr-encoding\""),
        .fails("action-log", code: 2, "no message specified"),
        .fails("action-fail", "a", "b", code: 2, "unrecognized args: [\"b\"]"),
    ]

    @Test("the tools of actions", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = HookContext.hook(HookEvent(name: ""))
        context.action = ActionRun(
            name: "backup",
            parameters: ["nested": ["a": ["b": 1]], "name": "n", "list": ["x", "y"]])
        try toolCase.check(in: &context)
    }

    @Test(
        "outside an action all four fail",
        arguments: [["action-get"], ["action-set", "a=1"], ["action-fail"], ["action-log", "x"]])
    func outside(line: [String]) throws {
        var context = HookContext.hook()
        let response = try context.run(line)
        #expect(response.exitCode == 1)
        #expect(String(decoding: response.errorOutput, as: UTF8.self) == "ERROR not running an action\n")
    }

    @Test("results are maps of texts within each other, and the later one wins")
    func results() throws {
        var context = HookContext.hook(HookEvent(name: ""))
        context.action = ActionRun(name: "backup")
        try context.output("action-set", "outfile.size=10G", "foo.bar=2")
        try context.output("action-set", "foo.baz.val=3", "foo.bar.zab=4", "foo.baz=1=2")
        #expect(
            PlainValue.map(context.action?.results ?? [:]) == [
                "outfile": ["size": "10G"], "foo": ["bar": ["zab": "4"], "baz": "1=2"],
            ])
    }

    @Test("a wrong argument sets no result at all")
    func allOrNothing() throws {
        var context = HookContext.hook(HookEvent(name: ""))
        context.action = ActionRun(name: "backup")
        #expect(try context.run(["action-set", "a=1", "B=2"]).exitCode == 2)
        #expect(context.action?.results.isEmpty == true)
        let deep = Array(repeating: "a", count: 5000).joined(separator: ".") + "=1"
        #expect(try context.run(["action-set", deep]).exitCode == 2)
    }

    @Test("a failure has a message, or Juju's own; a log line goes out at once")
    func failure() throws {
        let controller = FakeController()
        var context = HookContext.hook(HookEvent(name: ""), controller: controller)
        context.action = ActionRun(name: "backup")
        try context.output("action-log", "half", "way")
        #expect(controller.calls == ["action log half way"])
        #expect(context.action?.failureMessage == nil)
        try context.output("action-fail")
        #expect(
            context.action?.failureMessage == "action failed without reason given, check action for errors")
        try context.output("action-fail", "no disk")
        #expect(context.action?.failureMessage == "no disk")
    }
}
