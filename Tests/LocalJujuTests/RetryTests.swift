import Foundation
import Testing

@testable import LocalJuju

@Suite struct RetryTests {
    @Test("a failed hook is tried again after five seconds, then ten, of simulated time")
    func backoff() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "echo $JUJU_CONTEXT_ID >> ids; exit 1"))
        #expect(test.lines("ids").count == 1)
        try test.model.advance(by: .seconds(4))
        #expect(test.lines("ids").count == 1)
        try test.model.advance(by: .seconds(1))
        #expect(test.lines("ids").count == 2)
        try test.model.advance(by: .seconds(9))
        #expect(test.lines("ids").count == 2)
        try test.model.advance(by: .seconds(1))
        #expect(test.lines("ids").count == 3)
        #expect(Set(test.lines("ids")).count == 3)
        // 20, 40, 80, 160, 300, 300.
        try test.model.advance(by: .seconds(900))
        #expect(test.lines("ids").count == 9)
    }

    @Test("no other hook runs on a unit in error, but actions and shell text do")
    func blocked() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "[ -f fixed ]"))
        try test.model.emitUpdateStatus(units: ["web/0"])
        #expect(test.lines("events").last == "start")
        #expect(try test.model.exec("touch fixed", on: ["web/0"]).first?.status == "completed")
        try test.model.resolve("web/0")
        #expect(test.lines("events").suffix(2) == ["start", "update-status"])
        #expect(try test.unit().workloadStatus.current == "unknown")
    }

    @Test("a failed hook that is resolved without a retry counts as done")
    func noRetry() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("config-changed", "exit 1"))
        try test.model.resolve("web/0", retry: false)
        #expect(test.lines("events").suffix(2) == ["config-changed", "start"])
    }

    @Test("only a unit in error can be resolved")
    func notInError() throws {
        let test = try TestModel()
        try test.deploy()
        #expect {
            try test.model.resolve("web/0")
        } throws: {
            "\($0)" == "unit \"web/0\" is not in an error state"
        }
        #expect {
            try test.model.resolve("web/9")
        } throws: {
            "\($0)" == "unit \"web/9\" not found"
        }
    }

    @Test("a failed hook is still failed when the model is opened anew, and keeps its turn")
    func persistent() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "echo x >> tries; exit 1"))
        try test.reopen()
        #expect(try test.unit().workloadStatus.message == "hook failed: \"start\"")
        try test.model.advance(by: .seconds(5))
        #expect(test.lines("tries").count == 2)
    }

    @Test("a hook that ran when the command was ended by force counts as failed")
    func interrupted() throws {
        let test = try TestModel()
        try test.deploy()
        test.model.state[unit: "web/0"]?.running = AgentEvent(.updateStatus)
        try test.model.save()
        try test.reopen()
        #expect(try test.unit().workloadStatus.message == "hook failed: \"update-status\"")
        #expect(try test.log("ERROR") == ["hook \"update-status\" was interrupted: the agent ended"])
        try test.model.resolve("web/0")
        #expect(try test.unit().workloadStatus.current == "unknown")
    }
}
