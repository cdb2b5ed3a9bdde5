import Pebble
import Testing

@Suite("Laying a definition over the one below")
struct LayerMergingTests {
    @Test("lists are appended, maps merged by key, and an empty text clears nothing")
    func service() {
        var service = Layer.Service(
            override: .replace, command: "a", summary: "s", environment: ["A": "1", "B": "2"], after: ["a"],
            userID: 5, onCheckFailure: ["x": .ignore], killDelay: .seconds(9))
        service.merge(
            Layer.Service(
                override: .merge, command: "", environment: ["B": "3", "C": ""], after: ["b", "a"], userID: 0,
                onCheckFailure: ["y": .restart], killDelay: .seconds(0)))
        #expect(
            service
                == Layer.Service(
                    override: .replace, command: "a", summary: "s", environment: ["A": "1", "B": "3", "C": ""],
                    after: ["a", "b", "a"], userID: 0, onCheckFailure: ["x": .ignore, "y": .restart],
                    killDelay: .seconds(0)))
    }

    @Test("every key that is set above wins")
    func serviceWholly() {
        let upper = Layer.Service(
            override: .merge, command: "c", summary: "s", description: "d", startup: .disabled,
            environment: ["E": "1"], after: ["a"], before: ["b"], requires: ["r"], workload: "w", user: "u", userID: 1,
            group: "g", groupID: 2, workingDirectory: "/w", onSuccess: .failureShutdown, onFailure: .successShutdown,
            onCheckFailure: ["x": .shutdown], backoffDelay: .seconds(1), backoffFactor: 3, backoffLimit: .seconds(4),
            killDelay: .seconds(5))
        var service = Layer.Service(override: .merge, command: "below", startup: .enabled, onSuccess: .ignore)
        service.merge(upper)
        #expect(service == upper)
        service.merge(Layer.Service())
        #expect(service == upper)
    }

    @Test("the three kinds of check are merged key by key")
    func check() {
        var check = Layer.Check(
            override: .replace, level: .alive, startup: .disabled, threshold: 5,
            http: .init(url: "u", headers: ["A": "1"]))
        check.merge(
            Layer.Check(
                override: .merge, period: .seconds(2), timeout: .seconds(1), threshold: 0,
                http: .init(headers: ["B": "2"]), tcp: .init(port: 1), exec: .init(command: "x", userID: 0)))
        check.merge(
            Layer.Check(
                level: .ready, startup: .enabled, threshold: 7, tcp: .init(port: 0, host: "h"),
                exec: .init(environment: ["E": "1"], workingDirectory: "/w")))
        #expect(
            check
                == Layer.Check(
                    override: .replace, level: .ready, startup: .enabled, period: .seconds(2), timeout: .seconds(1),
                    threshold: 7, http: .init(url: "u", headers: ["A": "1", "B": "2"]),
                    tcp: .init(port: 1, host: "h"),
                    exec: .init(command: "x", environment: ["E": "1"], userID: 0, workingDirectory: "/w")))
    }

    @Test("a target's services are appended and its labels merged")
    func logTarget() {
        var target = Layer.LogTarget(
            override: .replace, kind: .loki, location: "l", services: ["all"], labels: ["a": "1", "b": "2"])
        target.merge(Layer.LogTarget(override: .merge, services: ["-db"], labels: ["b": "3"]))
        #expect(
            target
                == Layer.LogTarget(
                    override: .replace, kind: .loki, location: "l", services: ["all", "-db"],
                    labels: ["a": "1", "b": "3"]))
    }

    @Test("a workload's environment is merged by key")
    func workload() {
        var workload = Layer.Workload(override: .replace, environment: ["A": "1"], user: "u", userID: 1)
        workload.merge(Layer.Workload(environment: ["B": "2"], userID: 0, group: "g", groupID: 3))
        #expect(
            workload
                == Layer.Workload(
                    override: .replace, environment: ["A": "1", "B": "2"], user: "u", userID: 0, group: "g",
                    groupID: 3))
    }
}
