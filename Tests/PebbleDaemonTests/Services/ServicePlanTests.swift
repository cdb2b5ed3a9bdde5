import Pebble
import PebbleDaemon
import Testing

@Suite("What the daemon runs, out of a plan")
struct ServicePlanTests {
    private func plan(_ plan: Plan) throws -> ServicePlan {
        try ServicePlan(plan) { (command) throws(PebbleDaemonError) in
            command.split(separator: " ").map(String.init)
        }
    }

    @Test("what is not set has Pebble's defaults")
    func defaults() throws {
        let plan = try plan(
            Plan(
                services: ["web": Layer.Service(command: "web --port 80")],
                checks: ["up": Layer.Check(tcp: .init(port: 80))]))
        #expect(plan.services["web"] == ServiceConfig(command: ["web", "--port", "80"]))
        #expect(plan.checks["up"] == CheckConfig(.tcp(host: "localhost", port: 80)))
    }

    @Test("a service has what its workload gives, and over it what is its own")
    func workload() throws {
        let plan = try plan(
            Plan(
                services: [
                    "one": Layer.Service(command: "one", environment: ["A": "own"], workload: "w"),
                    "two": Layer.Service(command: "two", workload: "w", userID: 7),
                ],
                workloads: ["w": Layer.Workload(environment: ["A": "w", "B": "w"], user: "nobody")]))
        #expect(plan.services["one"]?.environment == ["A": "own", "B": "w"])
        #expect(plan.services["one"]?.account == UserAndGroup(user: "nobody", group: ""))
        #expect(plan.services["two"]?.account.userID == 7)
    }

    @Test("a check has what its service context gives, and over it what is its own")
    func context() throws {
        let service = Layer.Service(
            command: "web", environment: ["A": "s", "B": "s"], userID: 7, workingDirectory: "/srv")
        let exec = Layer.Check.Exec(command: "probe -v", serviceContext: "web", environment: ["A": "own"])
        let plan = try plan(
            Plan(services: ["web": service], checks: ["c": Layer.Check(startup: .disabled, threshold: 5, exec: exec)]))
        let check = try #require(plan.checks["c"])
        #expect(!check.isEnabled)
        #expect(check.threshold == 5)
        guard case .exec(let probe) = check.probe else {
            Issue.record("the check has no program")
            return
        }
        #expect(probe.command == ["probe", "-v"])
        #expect(probe.environment == ["A": "own", "B": "s"])
        #expect(probe.account.userID == 7)
        #expect(probe.workingDirectory == "/srv")
    }
}
