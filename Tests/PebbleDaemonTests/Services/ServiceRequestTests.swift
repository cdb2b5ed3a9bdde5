import PebbleDaemon
import Testing

@Suite("What is asked of services")
struct ServiceRequestTests {
    @Test(
        "requests that cannot be done are refused in Pebble's words",
        arguments: [
            ("start", [], "must specify services for start action"),
            ("bogus", [], "must specify services for bogus action"),
            ("bogus", ["web"], "invalid action \"bogus\""),
            ("replan", ["web"], "replan accepts no service names"),
            ("autostart", ["web"], "autostart accepts no service names"),
            ("autostart", [], "no default services"),
            ("start", ["nope"], "cannot start services: service \"nope\" does not exist"),
            ("restart", ["web", "nope"], "cannot restart services: service \"nope\" does not exist"),
        ])
    func refused(action: String, names: [String], text: String) async throws {
        try await Daemon.run(services: ["web": .sleeper()]) { daemon in
            let error = await #expect(throws: PebbleDaemonError.self) {
                try await daemon.engine.request(action, names)
            }
            #expect(error?.description == text)
            #expect(error?.kind == (text == "no default services" ? "no-default-services" : nil))
        }
    }

    @Test("what a service requires is started with it, and what requires it is stopped with it")
    func requirements() async throws {
        let services: [String: ServiceConfig] = [
            "web": .sleeper {
                $0.requires = ["db"]
                $0.after = ["db"]
            },
            "db": .sleeper(), "other": .sleeper(),
        ]
        try await Daemon.run(services: services) { daemon in
            let start = try await daemon.perform("start", "web")
            #expect(start.summary == "Start service \"web\" and 1 more")
            #expect(start.tasks.map(\.summary) == ["Start service \"db\"", "Start service \"web\""])
            #expect(start.services == ["web"])
            let stop = try await daemon.perform("stop", "db")
            #expect(stop.summary == "Stop service \"db\" and 1 more")
            #expect(stop.tasks.map(\.summary) == ["Stop service \"web\"", "Stop service \"db\""])
            #expect(stop.status == .done)
        }
    }

    @Test("a service that fails holds those after it in its lane, and no others")
    func lanes() async throws {
        let services: [String: ServiceConfig] = [
            "a": .shell("exit 1") { $0.onFailure = .ignore },
            "b": .sleeper {
                $0.requires = ["a"]
                $0.after = ["a"]
            },
            "c": .sleeper(),
        ]
        try await Daemon.run(services: services) { daemon in
            let change = try await daemon.perform("start", "b", "c")
            let statuses = Dictionary(uniqueKeysWithValues: change.tasks.map { ($0.summary, $0.status) })
            #expect(
                statuses == [
                    "Start service \"a\"": .error, "Start service \"b\"": .hold, "Start service \"c\"": .done,
                ])
            #expect(change.status == .error)
            #expect(await daemon.current("b") == .inactive)
        }
    }

    @Test("a restart stops before it starts")
    func restart() async throws {
        try await Daemon.run(services: ["web": .sleeper()]) { daemon in
            try await daemon.perform("start", "web")
            let change = try await daemon.perform("restart", "web")
            #expect(change.summary == "Restart service \"web\"")
            #expect(change.tasks.map(\.kind) == ["stop", "start"])
            #expect(change.status == .done)
            #expect(await daemon.engine.services.reports().first?.startCount == 2)
        }
    }

    @Test("autostart starts what is enabled")
    func autostart() async throws {
        let services: [String: ServiceConfig] = [
            "on": .sleeper { $0.isEnabled = true }, "too": .sleeper { $0.isEnabled = true }, "off": .sleeper(),
        ]
        try await Daemon.run(services: services) { daemon in
            let change = try await daemon.perform("autostart")
            #expect(change.summary == "Autostart service \"on\" and 1 more")
            #expect(change.services == ["on", "too"])
            #expect(await daemon.current("on") == .active)
            #expect(await daemon.current("off") == .inactive)
        }
    }

    @Test("a replan restarts what has changed and starts what is enabled")
    func replan() async throws {
        let one = ServiceConfig.sleeper { $0.isEnabled = true }
        try await Daemon.run(services: ["one": one, "two": .sleeper()]) { daemon in
            #expect(try await daemon.perform("replan").tasks.map(\.summary) == ["Start service \"one\""])
            var changed = one
            changed.environment = ["A": "b"]
            let three = ServiceConfig.sleeper { $0.isEnabled = true }
            await daemon.engine.apply(ServicePlan(services: ["one": changed, "two": .sleeper(), "three": three]))
            let change = try await daemon.perform("replan")
            #expect(change.summary == "Replan service \"one\" and 1 more")
            #expect(change.tasks.first?.summary == "Stop service \"one\"")
            #expect(
                Set(change.tasks.dropFirst().map(\.summary)) == ["Start service \"one\"", "Start service \"three\""])
            #expect(await daemon.current("two") == .inactive)
            // Nothing has changed since: what is enabled already runs.
            let again = try await daemon.perform("replan")
            #expect(again.tasks.map(\.kind) == ["start", "start"])
            #expect(await daemon.engine.services.reports(["one"]).first?.startCount == 2)
        }
    }

    @Test("a replan with nothing to do is done at once")
    func emptyReplan() async throws {
        try await Daemon.run(services: ["web": .sleeper()]) { daemon in
            let change = try await daemon.perform("replan")
            #expect(change.summary == "Replan - no services")
            #expect(change.tasks.isEmpty)
            #expect(change.status == .done)
            #expect(change.readyTime != nil)
        }
    }
}
