import HookCommands
import Testing

/// A call, an answer that is wrong for it, and what is said of it.
struct WrongAnswer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let answer: [UInt8]
    let make: @Sendable (HookCommands) throws -> Void

    init(_ message: String, _ answer: String, make: @escaping @Sendable (HookCommands) throws -> Void) {
        self.init(message, Array(answer.utf8), make: make)
    }

    init(_ message: String, _ answer: [UInt8], make: @escaping @Sendable (HookCommands) throws -> Void) {
        testDescription = message
        self.answer = answer
        self.make = make
    }
}

@Suite struct MalformedAnswerTests {
    static let answers: [WrongAnswer] = [
        WrongAnswer("config-get answered nothing, where JSON was expected.", "") { _ = try $0.configGet() },
        WrongAnswer("config-get answered 13 bytes that are not JSON, where JSON was expected.", #"{"a":"hidden""#) {
            _ = try $0.configGet()
        },
        WrongAnswer("config-get answered 3 bytes that are not JSON, where JSON was expected.", [0x22, 0xFF, 0x22]) {
            _ = try $0.configGet()
        },
        WrongAnswer("config-get answered 1 bytes that are not JSON, where JSON was expected.", [0]) {
            _ = try $0.configGet()
        },
        WrongAnswer("config-get answered text, where a map was expected.", "\"hidden\"") { _ = try $0.configGet() },
        WrongAnswer("is-leader answered text, where a boolean was expected.", "\"hidden\"") {
            _ = try $0.isLeader()
        },
        WrongAnswer("relation-ids answered a map, where a list was expected.", #"{"a":"hidden"}"#) {
            _ = try $0.relationIDs(endpoint: "db")
        },
        WrongAnswer(
            "relation-ids answered text, where a list of relations such as 'db:7' was expected.", #"["hidden"]"#
        ) {
            _ = try $0.relationIDs(endpoint: "db")
        },
        WrongAnswer("relation-list answered an integer, where text was expected.", "[1]") {
            _ = try $0.relationList()
        },
        WrongAnswer("relation-list answered a list, where text was expected.", #"["hidden"]"#) {
            _ = try $0.relationRemoteApplication()
        },
        WrongAnswer("relation-get answered a map, where text was expected.", #"{"a":{"b":"hidden"}}"#) {
            _ = try $0.relationGet()
        },
        WrongAnswer("relation-get answered a list, where text was expected.", #"["hidden"]"#) {
            _ = try $0.relationGet(key: "k")
        },
        WrongAnswer("secret-get answered a boolean, where text was expected.", #"{"a":"hidden","b":true}"#) {
            _ = try $0.secretGet(id: "i")
        },
        WrongAnswer("secret-info-get answered a map, where a map with a secret's ID was expected.", "{}") {
            _ = try $0.secretInfoGet(id: "i")
        },
        WrongAnswer(
            "secret-info-get answered text as 'revision', where an integer of at most 64 bits was expected.",
            #"{"i":{"revision":"hidden"}}"#
        ) { _ = try $0.secretInfoGet(id: "i") },
        WrongAnswer(
            "secret-info-get answered an integer as 'revision', where an integer of at most 64 bits was expected.",
            #"{"i":{"revision":99999999999999999999}}"#
        ) { _ = try $0.secretInfoGet(id: "i") },
        WrongAnswer("status-get answered a map without 'status', which was expected.", #"{"message":"hidden"}"#) {
            _ = try $0.statusGet()
        },
        WrongAnswer(
            "status-get answered text as 'status-data', where a map was expected.",
            #"{"status":"active","status-data":"hidden"}"#
        ) { _ = try $0.statusGet() },
        WrongAnswer("status-get answered null, where a map was expected.", "null") {
            _ = try $0.applicationStatusGet()
        },
        WrongAnswer(
            "network-get answered text as 'bind-addresses', where a list was expected.",
            #"{"bind-addresses":"hidden"}"#
        ) { _ = try $0.networkGet("db") },
        WrongAnswer(
            "network-get answered text as 'addresses', where a map was expected.",
            #"{"bind-addresses":[{"addresses":["hidden"]}]}"#
        ) { _ = try $0.networkGet("db") },
        WrongAnswer(
            "opened-ports answered text, where a list of ports such as '80/tcp', '8000-8010/udp' or 'icmp' was expected.",
            #"["9-8/tcp"]"#
        ) { _ = try $0.openedPorts() },
        WrongAnswer(
            "opened-ports answered text, where a list of ports such as '80/tcp', '8000-8010/udp' or 'icmp' was expected.",
            #"["(*)"]"#
        ) { _ = try $0.openedPorts(withEndpoints: true) },
        WrongAnswer("storage-get answered a map without 'location', which was expected.", #"{"kind":"block"}"#) {
            _ = try $0.storageGet()
        },
        WrongAnswer("goal-state answered text as 'units', where a map was expected.", #"{"units":"hidden"}"#) {
            _ = try $0.goalState()
        },
        WrongAnswer(
            "credential-get answered a list as 'attrs', where a map was expected.",
            #"{"type":"a","name":"b","credential":{"auth-type":"c","attrs":["hidden"]}}"#
        ) {
            _ = try $0.credentialGet()
        },
        WrongAnswer("state-get answered an integer, where text was expected.", "1") { _ = try $0.stateGet("k") },
        WrongAnswer("action-get answered a list, where a map was expected.", #"["hidden"]"#) { _ = try $0.actionGet() },
        WrongAnswer("resource-get answered 2 bytes without any text, where a line of text was expected.", " \n") {
            _ = try $0.resourceGet("x")
        },
        WrongAnswer("secret-add answered 2 bytes without any text, where a line of text was expected.", [0xC3, 0x28]) {
            _ = try $0.secretAdd(["key": "v"])
        },
    ]

    @Test("an answer of another form is an error that says what was expected, without a value", arguments: answers)
    func malformed(wrong: WrongAnswer) throws {
        let commands = HookCommands(runner: FixedRunner(wrong.answer))
        let error = try #require(throws: HookCommandError.self) { try wrong.make(commands) }
        #expect(error.code == .unexpectedAnswer)
        #expect(error.description.hasPrefix(wrong.testDescription))
        #expect(!error.description.contains("hidden"))
        #expect(error.description.hasPrefix(error.tool))
        #expect(error.exitCode == nil)
    }

    @Test("an answer nested without end is an error")
    func nested() throws {
        let deep = String(repeating: "[", count: 200_000)
        let error = try #require(throws: HookCommandError.self) {
            try HookCommands(runner: FixedRunner(Array(deep.utf8))).configGet()
        }
        #expect(error.code == .unexpectedAnswer)
    }

    @Test("an answer of a hundred megabytes is an error")
    func enormous() throws {
        let answer = [UInt8](repeating: 0x20, count: 100_000_000)
        let error = try #require(throws: HookCommandError.self) {
            try HookCommands(runner: FixedRunner(answer)).configGet()
        }
        #expect(error.code == .unexpectedAnswer)
    }
}
