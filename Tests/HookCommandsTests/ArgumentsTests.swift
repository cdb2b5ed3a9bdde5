import HookCommands
import OrderedCollections
import PlainValues
import Testing

/// One call, and the command that it becomes; the commands are those that `ops` 3.9 runs.
struct Call: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    let input: String?
    let make: @Sendable (HookCommands) throws -> Void

    init(_ words: String..., input: String? = nil, make: @escaping @Sendable (HookCommands) throws -> Void) {
        testDescription = words.joined(separator: " ")
        arguments = words
        self.input = input
        self.make = make
    }
}

@Suite struct ArgumentsTests {
    private static let db = RelationID(endpoint: "db", number: 7)

    /// Answers for the commands whose answer must not be null.
    private static let answers = [
        "is-leader": "true", "unit-get": "\"10.0.0.1\"", "relation-model-get": #"{"uuid":"u"}"#,
        "status-get": #"{"status":"active","application-status":{"status":"active"}}"#, "network-get": "{}",
        "storage-get": #"{"kind":"filesystem","location":"/srv"}"#, "secret-info-get": #"{"a":{"revision":1}}"#,
        "goal-state": "{}", "credential-get": #"{"type":"lxd","name":"here"}"#, "resource-get": "/path",
        "secret-add": "secret:abc",
    ]

    static let reading: [Call] = [
        Call("config-get", "--format=json") { _ = try $0.configGet() },
        Call("config-get", "--format=json", "k") { _ = try $0.configGet("k") },
        Call("relation-ids", "db", "--format=json") { _ = try $0.relationIDs(endpoint: "db") },
        Call("relation-list", "--format=json") { _ = try $0.relationList() },
        Call("relation-list", "--format=json", "-r", "db:7") { _ = try $0.relationList(db) },
        Call("relation-list", "--format=json", "-r", "7") {
            _ = try $0.relationList(RelationID(endpoint: nil, number: 7))
        },
        Call("relation-list", "--format=json", "--app", "-r", "db:7") { _ = try $0.relationRemoteApplication(db) },
        Call("relation-get", "--format=json") { _ = try $0.relationGet() },
        Call("relation-get", "--format=json", "-r", "db:7", "-", "r/0") { _ = try $0.relationGet(db, member: "r/0") },
        Call("relation-get", "--format=json", "-r", "db:7", "--app", "-", "r") {
            _ = try $0.relationGet(db, member: "r", application: true)
        },
        Call("relation-get", "--format=json", "-r", "db:7", "k") { _ = try $0.relationGet(db, key: "k") },
        Call("relation-get", "--format=json", "-r", "db:7", "k", "r/0") {
            _ = try $0.relationGet(db, key: "k", member: "r/0")
        },
        Call("relation-model-get", "--format=json", "-r", "db:7") { _ = try $0.relationModelGet(db) },
        Call("status-get", "--include-data", "--format=json", "--application=false") { _ = try $0.statusGet() },
        Call("status-get", "--include-data", "--format=json", "--application=true") {
            _ = try $0.applicationStatusGet()
        },
        Call("is-leader", "--format=json") { _ = try $0.isLeader() },
        Call("goal-state", "--format=json") { _ = try $0.goalState() },
        Call("credential-get", "--format=json") { _ = try $0.credentialGet() },
        Call("resource-get", "image") { _ = try $0.resourceGet("image") },
        Call("network-get", "--format=json", "db") { _ = try $0.networkGet("db") },
        Call("network-get", "--format=json", "-r", "7", "db") { _ = try $0.networkGet("db", relation: db) },
        Call("opened-ports", "--format=json") { _ = try $0.openedPorts() },
        Call("opened-ports", "--endpoints", "--format=json") { _ = try $0.openedPorts(withEndpoints: true) },
        Call("unit-get", "--format=json", "private-address") { _ = try $0.unitGet(.privateAddress) },
        Call("storage-list", "--format=json") { _ = try $0.storageList() },
        Call("storage-list", "--format=json", "data") { _ = try $0.storageList("data") },
        Call("storage-get", "--format=json") { _ = try $0.storageGet() },
        Call("storage-get", "--format=json", "-s", "data/0") { _ = try $0.storageGet("data/0") },
        Call("state-get", "--format=json", "k") { _ = try $0.stateGet("k") },
        Call("state-get", "--format=json") { _ = try $0.stateGet() },
        Call("action-get", "--format=json") { _ = try $0.actionGet() },
        Call("action-get", "--format=json", "a.b") { _ = try $0.actionGet("a.b") },
        Call("secret-get", "--format=json", "secret:i") { _ = try $0.secretGet(id: "secret:i") },
        Call("secret-get", "--format=json", "i", "--label", "l", "--refresh") {
            _ = try $0.secretGet(id: "i", label: "l", revision: .refresh)
        },
        Call("secret-get", "--format=json", "--label", "l", "--peek") {
            _ = try $0.secretGet(label: "l", revision: .peek)
        },
        Call("secret-info-get", "--format=json", "i") { _ = try $0.secretInfoGet(id: "i") },
        Call("secret-info-get", "--format=json", "--label", "l") { _ = try $0.secretInfoGet(label: "l") },
        Call("secret-ids", "--format=json") { _ = try $0.secretIDs() },
    ]

    static let writing: [Call] = [
        Call("relation-set", "-r", "db:7", "--file", "-", input: #"{"a": "b", "c": ""}"#) {
            try $0.relationSet(["a": "b", "c": ""], relation: db)
        },
        Call("relation-set", "-r", "db:7", "--app", "--file", "-", input: "{}") {
            try $0.relationSet([:], relation: db, application: true)
        },
        Call("status-set", "--application=False", "active", "--", "-msg") {
            try $0.statusSet(.active, message: "-msg")
        },
        Call("status-set", "--application=False", "active", "--", "") { try $0.statusSet(.active, message: "") },
        Call("status-set", "--application=True", "blocked") { try $0.statusSet(.blocked, application: true) },
        Call("application-version-set", "--", "1.2") { try $0.applicationVersionSet("1.2") },
        Call("juju-log", "--log-level", "WARNING", "--", "--m") { try $0.jujuLog("--m", level: .warning) },
        Call("juju-reboot") { try $0.jujuReboot() },
        Call("juju-reboot", "--now") { try $0.jujuReboot(now: true) },
        Call("add-metric", "--labels", "a=b,c=d", "x=42", "y=4.5") {
            try $0.addMetric(["x": "42", "y": "4.5"], labels: ["a": "b", "c": "d"])
        },
        Call("add-metric", "x=42") { try $0.addMetric(["x": "42"]) },
        Call("open-port", "80/tcp") { try $0.openPort(.tcp(80)) },
        Call("open-port", "--endpoints", "a,b", "8000-8010/udp") {
            try $0.openPort(.udp(8000...8010), endpoints: ["a", "b"])
        },
        Call("open-port", "icmp") { try $0.openPort(.icmp) },
        Call("close-port", "53/udp") { try $0.closePort(.udp(53)) },
        Call("storage-add", "data=2") { try $0.storageAdd(["data": 2]) },
        Call("state-set", "--file", "-", input: #"{"a": "b"}"#) { try $0.stateSet(["a": "b"]) },
        Call("state-delete", "k") { try $0.stateDelete("k") },
        Call("action-set", "a.b=1", "d=e=f") { try $0.actionSet(["a.b": "1", "d": "e=f"]) },
        Call("action-log", "--", "m") { try $0.actionLog("m") },
        Call("action-fail") { try $0.actionFail() },
        Call("action-fail", "--", "") { try $0.actionFail("") },
        Call("secret-grant", "--relation", "7", "i") { try $0.secretGrant(id: "i", relation: db) },
        Call("secret-grant", "--relation", "7", "--unit", "u/0", "i") {
            try $0.secretGrant(id: "i", relation: db, unit: "u/0")
        },
        Call("secret-revoke", "--relation", "7", "i") { try $0.secretRevoke(id: "i", relation: db) },
        Call("secret-revoke", "--app", "a", "--unit", "u/0", "i") {
            try $0.secretRevoke(id: "i", application: "a", unit: "u/0")
        },
        Call("secret-remove", "i") { try $0.secretRemove(id: "i") },
        Call("secret-remove", "i", "--revision", "3") { try $0.secretRemove(id: "i", revision: 3) },
        Call(
            "secret-set", "--label", "l", "--description", "d", "--expire", "72h", "--rotate", "never", "--owner",
            "application", "i"
        ) {
            try $0.secretSet(id: "i", label: "l", description: "d", expire: "72h", rotate: .never)
        },
    ]

    @Test("a function runs the command that ops runs", arguments: reading + writing)
    func commandLine(call: Call) throws {
        let runner = RecordingRunner(answers: Self.answers)
        try call.make(HookCommands(runner: runner))
        #expect(runner.commands.map { [$0.name] + $0.arguments } == [call.arguments])
        #expect(runner.commands.map { $0.input.map { String(decoding: $0, as: UTF8.self) } } == [call.input])
    }

    @Test(
        "a name that would be taken for an option is refused",
        arguments: [
            Call("secret-get") { _ = try $0.secretGet(id: "--label=x") },
            Call("relation-get") { _ = try $0.relationGet(member: "--app") },
            Call("relation-get") { _ = try $0.relationGet(key: "-") },
            Call("config-get") { _ = try $0.configGet("--all") },
            Call("action-set") { try $0.actionSet(["-x": "hidden"]) },
        ])
    func optionLikeName(call: Call) throws {
        let runner = RecordingRunner()
        let error = try #require(throws: HookCommandError.self) { try call.make(HookCommands(runner: runner)) }
        #expect(error.code == .invalidArgument)
        #expect(
            error.description
                == "\(call.testDescription) would take an argument that begins with '-' for an option; "
                + "no name or ID begins so.")
        #expect(runner.commands.isEmpty)
    }

    @Test("an argument with a NUL byte is refused, and not shown")
    func nulByte() throws {
        let runner = RecordingRunner()
        let error = try #require(throws: HookCommandError.self) {
            try HookCommands(runner: runner).actionLog("a\0b")
        }
        #expect(error.code == .invalidArgument)
        #expect(
            error.description == "An argument of action-log has a NUL byte in it; a hook command cannot take one.")
        #expect(runner.commands.isEmpty)
    }

    @Test("a metric's label with a separator in it is refused", arguments: [["a": "b,c"], ["a": "b=c"], ["a,b": "c"]])
    func metricLabel(labels: [String: String]) throws {
        let commands = HookCommands(runner: RecordingRunner())
        let error = try #require(throws: HookCommandError.self) {
            try commands.addMetric(["x": "1"], labels: .init(uniqueKeysWithValues: labels.map { ($0, $1) }))
        }
        #expect(error.code == .invalidArgument)
    }

    @Test("a command's description shows neither values nor free text nor input")
    func description() {
        let command = HookCommand(
            "action-set", ["--format=json", "a.b=hidden", "plain", "--", "hidden"], input: Array("hidden".utf8))
        #expect(command.description == "action-set --format=json a.b=[redacted] plain -- [redacted] < 6 bytes")
        var dumped = ""
        dump(command, to: &dumped)
        #expect(!dumped.contains("hidden"))
        #expect(!String(reflecting: [command]).contains("hidden"))
    }
}
