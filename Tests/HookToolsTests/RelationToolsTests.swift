import HookTools
import Testing

@Suite struct RelationToolsTests {
    private static let cases: [ToolCase] = [
        .prints("relation-ids", "db", "--format=json", output: "[\"db:10\",\"db:7\"]\n"),
        .prints("relation-ids", output: "db:10\ndb:7\n"),
        .prints("relation-ids", "none", "--format=json", output: "[]\n"),
        .prints("relation-ids", "old", "--format=json", output: "[]\n"),
        .prints("relation-list", "--format=json", output: "[\"mysql/0\",\"mysql/1\"]\n"),
        .prints("relation-list", "-r", "peers:1", output: "app/1\n"),
        .prints("relation-list", "-r", "10", "--format=json", output: "[]\n"),
        .prints("relation-list", "--app", "--format=json", output: "\"mysql\"\n"),
        .prints("relation-get", "--format=json", output: "{\"host\":\"h\",\"port\":\"3306\"}\n"),
        .prints("relation-get", "host", output: "h\n"),
        .prints("relation-get", "absent", "--format=json", output: "null\n"),
        .prints("relation-get", "absent", output: ""),
        .prints("relation-get", "-", "mysql/1", "--format=json", output: "{}\n"),
        .prints("relation-get", "-", "mysql/9", "--format=json", output: "{\"left\":\"yes\"}\n"),
        .prints("relation-get", "--app", "-", "mysql/0", "--format=json", output: "{\"app\":\"data\"}\n"),
        .prints("relation-get", "--app", "app", output: "data\n"),
        .prints("relation-get", "-", "app/0", "--format=json", output: "{\"ingress-address\":\"10.0.0.5\"}\n"),
        .prints("relation-get", "-r", "1", "k", "app/1", output: "v\n"),
        .fails(
            "relation-get", "-", "mysql/5", code: 1,
            "cannot read settings for unit \"mysql/5\" in relation \"db:7\": settings not found"),
        .fails("relation-get", "-", "mysql", code: 2, "expected unit name, got application name \"mysql\""),
        .fails("relation-get", "-", "x/y", code: 2, "invalid unit name \"x/y\""),
        .fails("relation-get", "-", "other/0", code: 1, "permission denied"),
        .fails("relation-get", "-", "app/1", code: 1, "permission denied"),
        .fails("relation-get", "--app", "-", "other", code: 1, "permission denied"),
        .fails("relation-get", "a", "mysql/0", "c", code: 2, "unrecognized args: [\"c\"]"),
        .fails("relation-get", "-r", "99", code: 2, "invalid value \"99\" for option -r: relation not found"),
        .fails(
            "relation-list", "--relation", "db:99", code: 2,
            "invalid value \"db:99\" for option --relation: relation not found"),
        .prints("relation-set", "a=b", output: ""),
        .fails("relation-set", "a", code: 2, "expected \"key=value\", got \"a\""),
        .fails("relation-set", "--", "-a", code: 2, "expected \"key=value\", got \"-a\""),
        .prints("relation-model-get", "--format=json", output: "{\"uuid\":\"other-model\"}\n"),
        .prints("relation-model-get", output: "uuid: other-model\n"),
    ]

    private func context(
        isLeader: Bool = true, profile: JujuProfile = .v3_6
    ) -> HookContext {
        let event = HookEvent(
            name: "db-relation-changed", relationID: 7, remoteUnit: "mysql/0", remoteApplication: "mysql")
        var context = HookContext.hook(event, profile: profile, controller: FakeController(isLeader: isLeader))
        context.relations = [
            7: RelationSnapshot(
                id: 7, endpoint: "db", remoteApplication: "mysql", remoteUnits: ["mysql/1", "mysql/0"],
                settings: [
                    "mysql/0": ["port": "3306", "host": "h"], "mysql/9": ["left": "yes"], "mysql": ["app": "data"],
                    "app/0": ["ingress-address": "10.0.0.5"], "app": ["own": "1"],
                ], remoteModelUUID: "other-model"),
            10: RelationSnapshot(id: 10, endpoint: "db", remoteApplication: "pg"),
            1: RelationSnapshot(
                id: 1, endpoint: "peers", remoteApplication: "app", isPeer: true, remoteUnits: ["app/1"],
                settings: ["app/1": ["k": "v"], "app": ["shared": "s"]]),
            3: RelationSnapshot(id: 3, endpoint: "old", remoteApplication: "gone", isBroken: true),
        ]
        return context
    }

    @Test("the tools of relations", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = context()
        try toolCase.check(in: &context)
    }

    @Test("without a relation's event the relation and the unit must be named")
    func noDefaults() throws {
        var context = context()
        context.event = HookEvent(name: "start")
        try ToolCase.fails("relation-ids", code: 2, "no endpoint name specified").check(in: &context)
        try ToolCase.fails("relation-list", code: 2, "no relation id specified").check(in: &context)
        try ToolCase.fails("relation-set", "a=b", code: 2, "no relation id specified").check(in: &context)
        try ToolCase.fails("relation-get", "-r", "7", code: 2, "no unit or application specified").check(in: &context)
    }

    @Test("an event without a unit stands for its application")
    func applicationEvent() throws {
        var context = context()
        context.event.remoteUnit = ""
        #expect(try context.output("relation-get", "--format=json") == "{\"app\":\"data\"}\n")
    }

    @Test("a unit reads what it wrote, and the snapshot stays")
    func pending() throws {
        var context = context()
        try context.output("relation-set", "a=1", "b=2")
        try context.output("relation-set", "b=", "ingress-address=")
        #expect(try context.output("relation-get", "-", "app/0", "--format=json") == "{\"a\":\"1\"}\n")
        #expect(context.changes.unitSettings == [7: ["a": "1", "b": nil, "ingress-address": nil]])
        #expect(context.relations[7]?.settings["app/0"] == ["ingress-address": "10.0.0.5"])
    }

    @Test("the leader writes its application's settings and reads them back")
    func leader() throws {
        var context = context()
        try context.output("relation-set", "--app", "--file", "-", "x=2", input: "x: '1'\ny: z")
        #expect(
            try context.output("relation-get", "--app", "-", "app", "--format=json")
                == "{\"own\":\"1\",\"x\":\"2\",\"y\":\"z\"}\n")
        #expect(context.changes.applicationSettings == [7: ["x": "2", "y": "z"]])
        #expect(context.changes.unitSettings.isEmpty)
    }

    @Test("a unit that is not the leader writes no application's settings, and reads its own of peers only")
    func follower() throws {
        var context = context(isLeader: false)
        try ToolCase.fails("relation-set", "--app", "a=b", code: 1, "cannot write relation settings")
            .check(in: &context)
        try ToolCase.fails("relation-get", "--app", "-", "app", code: 1, "permission denied").check(in: &context)
        #expect(try context.output("relation-get", "-r", "1", "--app", "-", "app") == "shared: s\n")
        #expect(try context.output("relation-get", "--app", "-", "mysql") == "app: data\n")
        #expect(context.changes == HookChanges())
    }

    @Test("a relation that is broken is listed by Juju 2.9 only")
    func broken() throws {
        var old = context(profile: .v2_9)
        #expect(try old.output("relation-ids", "old") == "old:3\n")
        #expect(throws: HookToolError.self) { try old.run(["relation-model-get"]) }
    }

    @Test("an enormous value is taken as it is")
    func enormous() throws {
        var context = context()
        let value = String(repeating: "v", count: 5_000_000)
        try context.output("relation-set", "a=" + value)
        #expect(context.changes.unitSettings[7]?["a"] == value)
    }
}
