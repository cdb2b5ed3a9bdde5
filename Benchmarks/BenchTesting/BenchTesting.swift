import Glibc
import Ops
import OpsTesting

/// Runs one test of a charm many times, and prints how many a second: `bench-testing harness|context COUNT`.
///
/// `testing.py` runs the same test of the same charm in Python.
@main
enum BenchTesting {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let count = Int(arguments[2]), count > 0 else { fail("harness|context COUNT") }
        do {
            let clock = ContinuousClock()
            let start = clock.now
            switch arguments[1] {
            case "harness": for _ in 0..<count { try harnessTest() }
            case "context": for _ in 0..<count { try await contextTest() }
            default: fail("harness|context COUNT")
            }
            let elapsed = (clock.now - start) / .seconds(1)
            print("{\"tests a second\": \(Double(count) / elapsed), \"peak KiB\": \(peakMemory())}")
        } catch {
            fail("\(error)")
        }
    }

    private static func harnessTest() throws {
        let harness = try Harness(
            ProxyCharm.self, metadata: ProxyCharm.metadata, actions: ProxyCharm.actions, config: ProxyCharm.options)
        try harness.setLeader()
        try harness.begin()
        try harness.updateConfig(["port": 8080])
        let id = try harness.addRelation("db", app: "postgresql")
        try harness.addRelationUnit(id, unit: "postgresql/0")
        try harness.updateRelationData(id, of: "postgresql", ["endpoints": "10.0.0.1:5432"])
        let output = try harness.runAction("count", ["step": 2])
        try harness.evaluateStatus()
        guard try harness.relationData(id, of: "proxy") == ["database": "proxy"],
            try harness.model.unit.status == .active("serving on port 8080"), output.results["count"] == "3"
        else { fail("The charm has done something else.") }
    }

    private static func contextTest() async throws {
        let context = try Context(
            ProxyCharm.self, metadata: ProxyCharm.metadata, actions: ProxyCharm.actions, config: ProxyCharm.options)
        let relation = State.Relation(
            "db", remoteApplication: "postgresql", remoteApplicationData: ["endpoints": "10.0.0.1:5432"])
        let state = State(config: ["port": 8080], relations: [relation], isLeader: true)
        let after = try await context.run(.relationChanged(relation), state).state
        guard try after.relation(relation.id).localApplicationData == ["database": "proxy"],
            after.unitStatus == .active("serving on port 8080")
        else { fail("The charm has done something else.") }
    }

    private static func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    private static func fail(_ text: String) -> Never {
        print("bench-testing: \(text)")
        exit(1)
    }
}
