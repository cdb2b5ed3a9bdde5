import OrderedCollections
import Testing

@testable import Ops

@Suite struct MetricsTests {
    private func add(
        _ metrics: OrderedDictionary<String, MetricValue>, _ labels: OrderedDictionary<String, String> = [:]
    ) throws -> (error: OpsError.Code?, calls: [String]) {
        let unit = try UnitInTest()
        var error: OpsError.Code?
        try unit.hook("collect-metrics") { charm in
            try charm.framework.observe(.collectMetrics, charm, ScriptedCharm.first)
            charm.act = { _, event in
                let event = try #require(event as? CollectMetricsEvent)
                error = code { try event.addMetrics(metrics, labels: labels) }
            }
        }
        return (error, unit.juju.calls)
    }

    @Test("metrics go to Juju in one call, as ops writes them")
    func accepted() throws {
        let (error, calls) = try add(["users": 5, "load-1_x": 1.5, "big": 1e22, "z": 0], ["zone": "1", "a-b": "two"])
        #expect(error == nil)
        #expect(calls == ["add-metric --labels zone=1,a-b=two users=5 load-1_x=1.5 big=1e+22 z=0"])
    }

    @Test(
        "a metric with another name is refused",
        arguments: ["", "1a", "-a", "a-", "a_", "a b", "ä", "a=b", "a,b", "a\n", "a\0"])
    func names(_ name: String) throws {
        #expect(try add([name: 1]).error == .invalidArgument)
        #expect(try add(["a": 1], [name: "x"]) == (.invalidArgument, []))
    }

    @Test("a value that is negative or not finite is refused")
    func values() throws {
        for value in [MetricValue(-1), MetricValue(-0.5), MetricValue(.infinity), MetricValue(.nan)] {
            #expect(try add(["a": value]) == (.invalidArgument, []))
        }
    }

    @Test("a label without a value, or with a separator in it, is refused", arguments: ["", "a,b", "a=b"])
    func labelValues(_ value: String) throws {
        #expect(try add(["a": 1], ["l": value]) == (.invalidArgument, []))
    }
}
