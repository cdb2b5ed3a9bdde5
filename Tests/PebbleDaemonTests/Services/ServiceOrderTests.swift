import Testing

@testable import PebbleDaemon

@Suite("The order of services")
struct ServiceOrderTests {
    private static func config(
        after: [String] = [], before: [String] = [], requires: [String] = []
    ) -> ServiceConfig {
        var config = ServiceConfig(command: ["true"])
        config.after = after
        config.before = before
        config.requires = requires
        return config
    }

    @Test("services that do not require each other have lanes of their own, whatever their order")
    func lanes() {
        let order = ServiceOrder(["a": Self.config(after: ["b"]), "b": Self.config()])
        #expect(order.starting(["a", "b"]) == [["b"], ["a"]])
    }

    @Test("in a lane each comes after those it is to come after, otherwise by name")
    func order() {
        let order = ServiceOrder([
            "a": Self.config(after: ["c"], requires: ["b", "c"]), "b": Self.config(), "c": Self.config(before: ["b"]),
            "d": Self.config(requires: ["e"]), "e": Self.config(),
        ])
        #expect(order.starting(["a"]) == [["c", "a", "b"]])
        #expect(order.starting(["a", "d"]) == [["c", "a", "b"], ["d", "e"]])
        #expect(order.stopping(["c"]) == [["a", "c"]])
        #expect(order.stopping(["e"]) == [["d", "e"]])
        #expect(order.stoppingOnly(["b", "a"]) == [["a", "b"]])
    }

    @Test("a loop and unknown names do no harm")
    func loop() {
        let order = ServiceOrder([
            "a": Self.config(after: ["b"], requires: ["b", "nope"]), "b": Self.config(after: ["a"], requires: ["a"]),
        ])
        #expect(order.starting(["a"]) == [["a", "b"]])
    }
}
