import HookCommands
import Testing

/// What comes back from Juju when something is wrong with it, for every command that reads, on both ways.
@Suite struct BadAnswerTests {
    /// What is wrong with an answer.
    enum Fault: String, CaseIterable, Sendable {
        case empty, truncated, notUTF8, otherType

        /// The answer of a call with this fault, or `nil` where it would be none.
        func answer(of call: ReadingCall) -> [UInt8]? {
            switch self {
            case .empty: []
            case .truncated: call.isText ? nil : Array(call.answer.utf8.dropLast())
            case .notUTF8: [0x22, 0xFF, 0xFE, 0x22]
            case .otherType: call.otherType.map { Array($0.utf8) }
            }
        }
    }

    /// A call with an answer that has a fault.
    struct Case: Sendable, CustomTestStringConvertible {
        let call: ReadingCall
        let fault: Fault
        let answer: [UInt8]
        var testDescription: String { "\(fault) \(call.testDescription)" }
    }

    static let cases = ReadingCall.all.flatMap { call in
        Fault.allCases.compactMap { fault in
            fault.answer(of: call).map { Case(call: call, fault: fault, answer: $0) }
        }
    }

    private func expect(_ error: HookCommandError, of call: ReadingCall, _ code: HookCommandError.Code) {
        #expect(error.code == code)
        #expect(error.tool == call.tool)
        #expect(error.arguments == call.arguments)
        #expect(error.description.hasPrefix("\(call.tool) "))
        #expect(error.description.hasSuffix(" (The call: \(call.testDescription))"))
        #expect(!error.description.contains("hidden"))
    }

    @Test(
        "an answer that is not what was asked for is an error that names the call, and no value",
        arguments: cases, HookChannel.allCases)
    func faulty(wrong: Case, channel: HookChannel) throws {
        try channel.with(.init(answer: wrong.answer), tool: wrong.call.tool) { commands in
            let error = try #require(throws: HookCommandError.self) { try wrong.call.make(commands) }
            expect(error, of: wrong.call, .unexpectedAnswer)
        }
    }

    @Test(
        "fields that are not known, and what succeeds with a warning, are no error",
        arguments: ReadingCall.all, HookChannel.allCases)
    func unknownFields(call: ReadingCall, channel: HookChannel) throws {
        let juju = HookChannel.Juju(answer: Array(call.answer.utf8), errors: "WARNING this is deprecated\n")
        try channel.with(juju, tool: call.tool) { try call.make($0) }
    }

    @Test("a failure is an error that names the call and says why", arguments: ReadingCall.all, HookChannel.allCases)
    func failing(call: ReadingCall, channel: HookChannel) throws {
        let juju = HookChannel.Juju(
            answer: Array(call.answer.utf8), errors: "ERROR connection is shut down\n", exitCode: 1)
        try channel.with(juju, tool: call.tool) { commands in
            let error = try #require(throws: HookCommandError.self) { try call.make(commands) }
            expect(error, of: call, .failed)
            #expect(error.description.contains("exit status 1: ERROR connection is shut down"))
        }
    }

    @Test("a tool that is killed is an error that names the call and the signal", arguments: ReadingCall.all)
    func killed(call: ReadingCall) throws {
        let juju = HookChannel.Juju(answer: Array(call.answer.utf8), errors: "out of memory", ending: "kill -KILL $$")
        try HookChannel.tools.with(juju, tool: call.tool) { commands in
            let error = try #require(throws: HookCommandError.self) { try call.make(commands) }
            expect(error, of: call, .killed)
            #expect(error.description.contains("was ended by SIGKILL: out of memory"))
        }
    }

    @Test("an answer over the limit is not read to its end", arguments: ReadingCall.all, HookChannel.allCases)
    func overLimit(call: ReadingCall, channel: HookChannel) throws {
        let answer = Array(call.answer.utf8) + [UInt8](repeating: 0x20, count: 5000)
        try channel.with(.init(answer: answer), tool: call.tool, answerLimit: 4000) { commands in
            let error = try #require(throws: HookCommandError.self) { try call.make(commands) }
            expect(error, of: call, .outputTooLarge)
            #expect(error.description.contains("4000 bytes"))
        }
    }

    @Test("an answer of 50 MB is over the limit", arguments: HookChannel.allCases)
    func fiftyMegabytes(channel: HookChannel) throws {
        let juju = HookChannel.Juju(answer: [UInt8](repeating: 0x20, count: 50_000_000))
        try channel.with(juju, tool: "config-get") { commands in
            let error = try #require(throws: HookCommandError.self) { try commands.configGet() }
            #expect(error.code == .outputTooLarge)
            #expect(error.description.contains("33554432 bytes"))
        }
    }

    @Test("a long argument is cut in an error's text")
    func longArgument() throws {
        let key = String(repeating: "k", count: 100_000)
        let error = try #require(throws: HookCommandError.self) {
            try HookCommands(runner: FixedRunner([])).configGet(key)
        }
        #expect(error.description.utf8.count < 500)
    }
}
