import PlainValues
import Synchronization
import Testing

@testable import LocalJuju
@testable import SwiftOpsCommands

/// What a command wrote.
final class Written: Sendable {
    private let texts = Mutex((output: "", error: ""))

    var output: String { texts.withLock { $0.output } }
    var error: String { texts.withLock { $0.error } }

    /// A console that writes here.
    func console(
        environment: [String: String] = [:], directory: String = "/", hookToolExecutable: String? = nil
    ) -> Console {
        Console(
            environment: environment, directory: directory, hookToolExecutable: hookToolExecutable,
            output: { text in self.texts.withLock { $0.output += text } },
            error: { text in self.texts.withLock { $0.error += text } })
    }
}

@Suite("What run and exec print")
struct TaskReportTests {
    private func result(
        _ unit: String, id: String, status: String = "completed", message: String = "", log: [String] = [],
        results: PlainValue
    ) -> ActionResult {
        ActionResult(
            id: id, unit: unit, status: status, results: results, message: message, log: log,
            enqueued: "2026-11-05 15:29:12 +0000 UTC", started: "2026-11-05 15:29:12 +0000 UTC",
            completed: "2026-11-05 15:29:13 +0000 UTC")
    }

    @Test("one action prints its results, and its log on standard error")
    func oneAction() throws {
        let written = Written()
        let results: PlainValue = ["size": "12", "disk": ["free": "3"], "return-code": 0]
        try TaskReport(results: [
            result("web/0", id: "2", log: ["2026-11-05 15:29:12 +0000 UTC backing  up"], results: results)
        ])
        .print(written.console(), format: .plain, kind: .action)
        #expect(written.output == "disk:\n  free: '3'\nsize: '12'\n")
        #expect(written.error == "Running operation 1 with 1 task\n  - task 2 on unit-web-0\n\n15:29:12 backing  up\n")
    }

    @Test("a failed action prints why, and fails the command only when its process failed")
    func failedAction() throws {
        let gaveUp = Written()
        let failed = result("web/0", id: "2", status: "failed", message: "gave up", results: ["return-code": 0])
        try TaskReport(results: [failed]).print(gaveUp.console(), format: .plain, kind: .action)
        #expect(gaveUp.output == "Action id 2 failed: gave up\n")

        let broken = result("web/0", id: "4", status: "failed", message: "exit status 3", results: ["return-code": 3])
        #expect(throws: CommandError(.taskFailed, "the following task failed:\n - id \"4\" with return code 3\n")) {
            try TaskReport(results: [broken]).print(Written().console(), format: .plain, kind: .action)
        }
    }

    @Test("several actions are told apart by their unit")
    func severalActions() throws {
        let written = Written()
        try TaskReport(results: [
            result("web/0", id: "2", results: ["a": "1", "return-code": 0]),
            result("web/1", id: "3", results: ["return-code": 0]),
        ]).print(written.console(), format: .plain, kind: .action)
        #expect(
            written.output == """
                web/0:
                  id: '2'
                  results:
                    a: '1'
                  status: completed
                web/1:
                  id: '3'
                  status: completed

                """)
    }

    @Test("JSON is what Juju's client prints")
    func json() throws {
        let written = Written()
        try TaskReport(results: [result("web/0", id: "2", log: ["l"], results: ["a<b": "1", "return-code": 0])])
            .print(written.console(), format: .json, kind: .action)
        #expect(
            written.output
                == #"{"web/0":{"id":"2","log":["l"],"results":{"a\u003cb":"1","return-code":0},"status":"completed","#
                + #""timing":{"completed":"2026-11-05 15:29:13 +0000 UTC","enqueued":"2026-11-05 15:29:12 +0000 UTC","#
                + #""started":"2026-11-05 15:29:12 +0000 UTC"},"unit":"web/0"}}"# + "\n")
        #expect(written.error.isEmpty)
    }

    @Test("a command prints what it wrote on both of its streams")
    func command() throws {
        let written = Written()
        let results: PlainValue = ["return-code": 0, "stdout": "out", "stderr": "err\n"]
        try TaskReport(results: [result("web/0", id: "2", results: results)])
            .print(written.console(), format: .plain, kind: .command)
        #expect(written.output == "out\nerr\n")
    }

    @Test("a line of the timeline has unit, event, time, hook commands and what came of it, in 100 columns")
    func timeline() {
        let commands = ["config-get", "status-set", "status-set"].map {
            TimelineCommand(tool: $0, arguments: [], exitCode: 0, elapsed: .zero)
        }
        let styling = Styling(isTerminal: false, environment: [:])
        let line = { (name: String, attempt: Int, result: TimelineOutcome.Result, message: String) in
            TimelineLine(
                event: TimelineEvent(unit: "web/0", name: name, attempt: attempt, time: ""),
                commands: commands,
                outcome: TimelineOutcome(
                    result: result, exitStatus: 0, elapsed: .milliseconds(14.24),
                    status: StatusInfo(current: "active", message: message))
            ).text(styling)
        }
        #expect(
            line("config-changed", 1, .committed, "serving")
                == "web/0      config-changed               14.2 ms  config-get status-set×2    active: serving")
        #expect(
            line("install", 2, .failed("exit status 1"), "")
                == "web/0      install (2)                  14.2 ms  config-get status-set×2    ✗ exit status 1")
        let spawned = TimelineLine(
            event: TimelineEvent(unit: "web/0", name: "start", attempt: 1, time: ""),
            commands: [
                TimelineCommand(tool: "config-get", arguments: [], exitCode: 0, elapsed: .zero),
                TimelineCommand(tool: "config-get", arguments: [], exitCode: 0, isSpawned: true, elapsed: .zero),
            ],
            outcome: TimelineOutcome(
                result: .committed, exitStatus: 0, elapsed: .zero, status: StatusInfo(current: "active")))
        #expect(spawned.text(styling).contains("  config-get config-get↗  "))
        let long = line("start", 1, .committed, String(repeating: "long\n", count: 30))
        #expect(long.count == 100)
        #expect(long.hasSuffix("  active: long long long …"))
    }

    @Test(
        "a time is milliseconds, and from ten seconds on seconds",
        arguments: [
            (Duration.milliseconds(0.04), "   0.0 ms "), (.milliseconds(14.26), "  14.3 ms "),
            (.seconds(9), "9000.0 ms "), (.seconds(12.34), "   12.3 s "),
        ])
    func times(duration: Duration, text: String) {
        #expect(TimelineLine.time(duration) == text)
    }
}
