import Pebble
import Testing

@testable import PebbleDaemon

@Suite("The order of services")
struct StartOrderTests {
    private func plan(_ services: [String: Layer.Service]) -> [String: ServiceConfig] {
        ServicePlan(
            Plan(
                services: services.mapValues {
                    var service = $0
                    service.command = "x"
                    return service
                })
        ).services
    }

    @Test("services come after those that they are to come after, otherwise by name")
    func order() {
        let order = ServiceOrder(
            plan(["a": .init(after: ["z"]), "b": .init(), "c": .init(before: ["b"]), "z": .init(after: ["gone"])]))
        #expect(order.starting(["a", "b", "c", "z"]) == [["z"], ["a"], ["c"], ["b"]])
        #expect(order.stopping(["z", "c", "b", "a"]) == [["a"], ["b"], ["c"], ["z"]])
    }

    @Test("what is required starts too, and what requires stops too, in one lane")
    func requirements() {
        let order = ServiceOrder(
            plan([
                "app": .init(after: ["db"], requires: ["db"]), "db": .init(requires: ["disk"]), "disk": .init(),
                "other": .init(), "web": .init(after: ["app"], requires: ["app"]),
            ]))
        #expect(order.starting(["web"]) == [["db", "app", "disk", "web"]])
        #expect(order.starting(["disk"]) == [["disk"]])
        #expect(order.starting(["other", "disk"]) == [["disk"], ["other"]])
        #expect(order.stopping(["db"]) == [["web", "app", "db"]])
        #expect(order.stopping(["disk"]) == [["web", "app", "db", "disk"]])
        #expect(order.stoppingOnly(["web", "db", "other"]) == [["web", "db"], ["other"]])
    }

    @Test("a chain of many services is put in order, and cut where it bites its tail")
    func longChain() {
        let names = (0..<20_000).map { "s\($0)" }
        let after = Dictionary(uniqueKeysWithValues: zip(names, names.dropFirst().map { [$0] }))
        let groups = StartOrder.groups(of: names, after: { after[$0] ?? [] }, before: { _ in [] })
        #expect(groups.map(\.first) == names.reversed())
        let loop = StartOrder.groups(
            of: names, after: { after[$0] ?? [] }, before: { $0 == "s0" ? ["s19999"] : [] })
        #expect(loop.map(\.count) == [20_000])
    }
}
