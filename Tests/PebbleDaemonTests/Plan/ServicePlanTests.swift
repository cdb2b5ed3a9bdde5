import Pebble
import PebbleDaemon
import Testing

@Suite("What a plan runs")
struct ServicePlanTests {
    @Test("what is not set has Pebble's own values")
    func defaults() throws {
        let plan = ServicePlan(
            Plan(
                services: ["a": .init(command: "web [ -v ]")],
                checks: [
                    "c": .init(period: .seconds(1), tcp: .init(port: 1)), "d": .init(exec: .init(command: "true")),
                ]))
        let service = try #require(plan.services["a"])
        #expect(service.command == ["web", "-v"])
        #expect(!service.isEnabled)
        #expect(service.onSuccess == .restart)
        #expect(service.onFailure == .restart)
        #expect(service.backoffDelay == .milliseconds(500))
        #expect(service.backoffFactor == 2)
        #expect(service.backoffLimit == .seconds(30))
        #expect(service.killDelay == .seconds(5))
        #expect(service.workingDirectory == nil)
        let check = try #require(plan.checks["c"])
        #expect(check.probe == .tcp(host: "localhost", port: 1))
        #expect(check.isEnabled)
        #expect(check.timeout == .seconds(1))
        #expect(check.threshold == 3)
        #expect(plan.checks["d"]?.period == .seconds(10))
        #expect(plan.checks["d"]?.timeout == .seconds(3))
    }

    @Test("what is set counts, and a time below zero is none")
    func values() throws {
        let plan = ServicePlan(
            Plan(
                services: [
                    "a": .init(
                        command: "x", startup: .enabled, environment: ["A": "own", "B": "1"], workload: "w",
                        onSuccess: .failureShutdown, onFailure: .successShutdown, onCheckFailure: ["c": .ignore],
                        backoffDelay: .seconds(-1), killDelay: .seconds(0)),
                    "b": .init(
                        command: "x", environment: ["A": "b", "B": "b"], user: "u", userID: 1, group: "g",
                        workingDirectory: "/b"),
                ],
                checks: [
                    "c": .init(
                        level: .ready, startup: .disabled, timeout: .seconds(5), threshold: 2,
                        exec: .init(
                            command: "a 'b c'", serviceContext: "b", environment: ["A": "c"], userID: 0))
                ],
                workloads: ["w": .init(environment: ["A": "w", "C": "w"], user: "someone", group: "some")]))
        let service = try #require(plan.services["a"])
        #expect(service.isEnabled)
        #expect(service.environment == ["A": "own", "B": "1", "C": "w"])
        #expect(service.account == UserAndGroup(user: "someone", group: "some"))
        #expect(service.onSuccess == .failureShutdown)
        #expect(service.onFailure == .successShutdown)
        #expect(service.onCheckFailure == ["c": .ignore])
        #expect(service.backoffDelay == .zero)
        #expect(service.killDelay == .zero)
        let check = try #require(plan.checks["c"])
        #expect(check.level == .ready)
        #expect(!check.isEnabled)
        #expect(check.threshold == 2)
        var probe = CheckConfig.ExecProbe(command: ["a", "b c"])
        probe.environment = ["A": "c", "B": "b"]
        probe.account = UserAndGroup(userID: 0, user: "u", group: "g")
        probe.workingDirectory = "/b"
        #expect(check.probe == .exec(probe))
    }
}
