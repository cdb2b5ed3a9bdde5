import PebbleDaemon
import Testing

@Suite("Services")
struct ServiceTests {
    @Test("a service that lives for a second is started")
    func start() async throws {
        try await Daemon.run(services: ["web": .shell("echo up; exec sleep 1000")]) { daemon in
            let change = try await daemon.perform("start", "web")
            #expect(change.kind == "start")
            #expect(change.summary == "Start service \"web\"")
            #expect(change.status == .done)
            #expect(change.errorText == nil)
            #expect(change.tasks.map(\.summary) == ["Start service \"web\""])
            #expect(await daemon.current("web") == .active)
            #expect(daemon.output("web") == ["up"])
            let again = try await daemon.perform("start", "web")
            #expect(again.tasks.first?.log.map(\.text) == ["Service \"web\" already started."])
            #expect(try await daemon.perform("stop", "web").status == .done)
            #expect(await daemon.current("web") == .inactive)
            let stopped = try await daemon.perform("stop", "web")
            #expect(stopped.tasks.first?.log.map(\.text) == ["Service \"web\" already stopped."])
        }
    }

    @Test("a service that was never started can be stopped")
    func neverStarted() async throws {
        try await Daemon.run(services: ["x": .sleeper()]) { daemon in
            let change = try await daemon.perform("stop", "x")
            #expect(change.status == .done)
            #expect(change.tasks.first?.log.map(\.text) == ["Service \"x\" has never been started."])
            #expect(await daemon.engine.services.reports().first?.since == nil)
        }
    }

    @Test("a command that cannot be executed fails the change")
    func cannotStart() async throws {
        try await Daemon.run(services: ["bad": ServiceConfig(command: ["/no/such/bin"])]) { daemon in
            let change = try await daemon.perform("start", "bad")
            #expect(change.status == .error)
            #expect(
                change.errorText == """
                    cannot perform the following tasks:
                    - Start service "bad" (cannot start service: fork/exec /no/such/bin: no such file or directory)
                    """)
            #expect(await daemon.current("bad") == .inactive)
        }
    }

    @Test(
        "a service that ends within a second fails the change, and what follows is its action",
        arguments: [
            ("exit 7", ServiceConfig.ExitAction.ignore, "7, will ignore", ServiceReport.Current.error),
            ("exit 3", .restart, "3, will restart", .backoff),
            ("exit 0", .ignore, "0, will ignore", .inactive),
            ("exit 9", .shutdown, "9, will shutdown", .error),
        ])
    func quickExit(
        text: String, action: ServiceConfig.ExitAction, words: String, current: ServiceReport.Current
    ) async throws {
        let config = ServiceConfig.shell("echo boom; \(text)") {
            $0.onSuccess = action
            $0.onFailure = action
            $0.backoffDelay = .seconds(60)
        }
        try await Daemon.run(services: ["quick": config]) { daemon in
            let change = try await daemon.perform("start", "quick")
            #expect(change.status == .error)
            #expect(
                change.tasks.first?.log.map { "\($0.level.rawValue) \($0.text)" } == [
                    "INFO Most recent service output:\n    boom",
                    "ERROR service start attempt: exited quickly with code \(words)",
                ])
            #expect(await daemon.current("quick") == current)
        }
    }

    @Test("of much output only the last twenty lines are told")
    func muchOutput() async throws {
        let config = ServiceConfig.shell("seq 1 25; exit 1") { $0.onFailure = .ignore }
        try await Daemon.run(services: ["quick": config]) { daemon in
            let log = try await daemon.perform("start", "quick").tasks.first?.log.first?.text
            let lines = ["Most recent service output:", "    (...)"] + (6...25).map { "    \($0)" }
            #expect(log == lines.joined(separator: "\n"))
        }
    }

    @Test("a service is told to end, and killed with all that it started if it does not")
    func killDelay() async throws {
        let config = ServiceConfig.shell("trap '' TERM; sleep 1000 & echo $!; while :; do sleep 1; done") {
            $0.killDelay = .milliseconds(200)
        }
        try await Daemon.run(services: ["stubborn": config]) { daemon in
            try await daemon.perform("start", "stubborn")
            let change = try await daemon.perform("stop", "stubborn")
            #expect(change.status == .done)
            #expect(await daemon.current("stubborn") == .inactive)
        }
    }

    @Test("a service that is stopped in its first second was not started")
    func stoppedEarly() async throws {
        try await Daemon.run(services: ["web": .sleeper()]) { daemon in
            let start = try await daemon.engine.request("start", ["web"])
            #expect(try await eventually { await daemon.current("web") == .active })
            try await daemon.perform("stop", "web")
            let change = try await daemon.ready(start)
            #expect(
                change.tasks.first?.log.map(\.text) == ["service start attempt: stopped before the 1s okay delay"])
            #expect(change.status == .error)
        }
    }

    @Test("aborting a start kills the service")
    func abort() async throws {
        try await Daemon.run(services: ["web": .sleeper()]) { daemon in
            let start = try await daemon.engine.request("start", ["web"])
            #expect(try await eventually { await daemon.current("web") == .active })
            #expect(try await daemon.engine.state.abort(start).status == .abort)
            let change = try await daemon.ready(start)
            #expect(change.tasks.first?.log.map(\.text) == ["start aborted, sent SIGKILL to process"])
            #expect(try await eventually { await daemon.current("web") == .inactive })
        }
    }

    @Test("a service that ends is started again, each time after a longer while")
    func backoff() async throws {
        let config = ServiceConfig.shell("echo $$; exec sleep 1000") { $0.backoffDelay = .milliseconds(20) }
        try await Daemon.run(services: ["web": config]) { daemon in
            try await daemon.perform("start", "web")
            try await daemon.engine.services.sendSignal("SIGKILL", to: ["web"])
            #expect(try await eventually { daemon.output("web").count == 2 })
            #expect(try await eventually { await daemon.current("web") == .active })
            #expect(await daemon.engine.services.reports().first?.startCount == 2)
            // A second start finds it running.
            let change = try await daemon.perform("start", "web")
            #expect(change.tasks.first?.log.map(\.text) == ["Service \"web\" already started."])
        }
    }

    @Test("a service that waits to be started again can be stopped")
    func stopInBackoff() async throws {
        let config = ServiceConfig.shell("exit 1") { $0.backoffDelay = .seconds(60) }
        try await Daemon.run(services: ["web": config]) { daemon in
            try await daemon.perform("start", "web")
            #expect(await daemon.current("web") == .backoff)
            #expect(try await daemon.perform("stop", "web").status == .done)
            #expect(await daemon.current("web") == .inactive)
        }
    }

    @Test(
        "actions on exit end the daemon with their codes",
        arguments: [
            ("exit 0", ServiceConfig.ExitAction.shutdown, Int32(0)), ("exit 5", .shutdown, 10),
            ("exit 0", .failureShutdown, 10), ("exit 5", .successShutdown, 0),
        ])
    func shutdown(text: String, action: ServiceConfig.ExitAction, code: Int32) async throws {
        let config = ServiceConfig.shell(text) {
            $0.onSuccess = action
            $0.onFailure = action
        }
        try await Daemon.run(services: ["web": config]) { daemon in
            try await daemon.perform("start", "web")
            #expect(await daemon.engine.shutdownRequest() == code)
        }
    }

    @Test("a service gets the daemon's environment, its own, and its directory")
    func environment() async throws {
        let config = ServiceConfig.shell("echo $A-${PATH:+path}; pwd; exec sleep 1000") {
            $0.environment = ["A": "b"]
            $0.workingDirectory = "/tmp"
        }
        try await Daemon.run(services: ["web": config]) { daemon in
            try await daemon.perform("start", "web")
            #expect(daemon.output("web") == ["b-path", "/tmp"])
        }
    }

    @Test("a service's signals go to its main process")
    func signals() async throws {
        let config = ServiceConfig.shell("trap 'echo hup' HUP; echo ready; while :; do sleep 0.02; done")
        try await Daemon.run(services: ["web": config, "idle": .sleeper()]) { daemon in
            try await daemon.perform("start", "web")
            try await daemon.engine.services.sendSignal("SIGHUP", to: ["web"])
            #expect(try await eventually { daemon.output("web") == ["ready", "hup"] })
            let error = await #expect(throws: PebbleDaemonError.self) {
                try await daemon.engine.services.sendSignal("HUP", to: ["idle", "web", "nope"])
            }
            #expect(
                error?.description == """
                    cannot send signal to "idle": service is not running; cannot send signal to "web": invalid signal \
                    name "HUP"; cannot send signal to "nope": service is not running
                    """)
        }
    }

    @Test("the end of the daemon stops every service in bounded time")
    func stopAll() async throws {
        let stubborn = ServiceConfig.shell("trap '' TERM; while :; do sleep 0.02; done") {
            $0.killDelay = .milliseconds(100)
        }
        let daemon = try Daemon()
        await daemon.engine.apply(ServicePlan(services: ["a": .sleeper(), "b": stubborn]))
        try await daemon.perform("start", "a", "b")
        try await daemon.engine.stop()
        let change = await daemon.engine.state.changes.first { $0.kind == "stop" }
        #expect(change?.summary == "Stop all running services")
        #expect(change?.status == .done)
        #expect(await daemon.engine.services.reports().map(\.current) == [.inactive, .inactive])
    }
}
