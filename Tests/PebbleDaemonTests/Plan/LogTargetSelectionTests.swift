import Pebble
import PebbleDaemon
import Testing

@Suite("Where a service's logs go")
struct LogTargetSelectionTests {
    static let selections: [(services: [String], takes: Bool)] = [
        ([], false), (["web"], true), (["db"], false), (["all"], true), (["all", "-web"], false),
        (["-web", "all"], true), (["web", "-all"], false), (["-all", "web"], true), (["all", "-db"], true),
        (["-web"], false),
    ]

    @Test("the last entry that speaks of the service counts", arguments: selections)
    func selects(services: [String], takes: Bool) {
        #expect(Layer.LogTarget(services: services).takesLogs(ofService: "web") == takes)
    }

    static let labels: [(label: String, expanded: String)] = [
        ("plain", "plain"), ("$A", "1"), ("${A}", "1"), ("x$A-y", "x1-y"), ("$AB", "2"), ("${A}B", "1B"),
        ("$NONE.", "."), ("$", "$"), ("$$A", "A"), ("$-", ""), ("a$ b", "a$ b"), ("${A", "A"), ("${}", ""),
        ("$1x", "x"),
    ]

    @Test("variables in labels are the service's", arguments: labels)
    func expands(label: String, expanded: String) {
        let target = Layer.LogTarget(labels: ["l": label])
        #expect(target.labels(environment: ["A": "1", "AB": "2"]) == ["l": expanded])
    }
}
