import PebbleDaemon
import Testing

@Suite("Checks")
struct CheckTests {
    private func report(_ daemon: Daemon, _ name: String = "c") async -> CheckReport? {
        await daemon.engine.checks.reports([name]).first
    }

    /// A check that is performed when the test says.
    private static func still(_ command: String...) -> CheckConfig {
        var config = CheckConfig(.exec(.init(command: command)))
        config.period = .seconds(1000)
        config.timeout = .seconds(20)
        config.threshold = 2
        return config
    }

    @Test("a check is performed once in each period, all by one change")
    func periods() async throws {
        var check = Self.still("true")
        check.period = .milliseconds(100)
        // A busy machine may need longer than a period now and then.
        check.threshold = 1000
        try await Daemon.run(checks: ["c": check]) { daemon in
            #expect(try await eventually { await report(daemon)?.successes ?? 0 >= 2 })
            let found = try #require(await report(daemon))
            #expect(found.status == .up)
            let id = try #require(found.changeID)
            let change = try #require(await daemon.engine.state.change(id))
            #expect(change.kind == "perform-check")
            #expect(change.summary == "Perform exec check \"c\"")
            #expect(change.status == .doing)
            #expect(await daemon.engine.checks.isHealthy())
        }
    }

    @Test("at its threshold a check goes down, and another change waits for its recovery")
    func downAndUp() async throws {
        let folder = try TemporaryFolder()
        let check = Self.still("sh", "-c", "echo hint; test -e \(folder.path)/ok")
        try await Daemon.run(checks: ["c": check]) { daemon in
            let checks = daemon.engine.checks
            let first = try #require(await report(daemon)?.changeID)
            #expect(try await checks.refresh("c").report.status == .up)
            #expect(try await checks.refresh("c").report.status == .down)
            let performed = try await daemon.ready(first)
            #expect(performed.status == .error)
            #expect(performed.tasks.first?.log.map(\.text) == ["exit status 1; hint", "exit status 1; hint"])
            #expect(try await eventually { await report(daemon)?.changeID != first })
            let down = try #require(await report(daemon))
            #expect(down.failures == 2)
            #expect(down.previousChangeID == first)
            #expect(await !checks.isHealthy())
            #expect(await checks.isHealthy(level: .alive))
            let second = try #require(down.changeID)
            #expect(await daemon.engine.state.change(second)?.summary == "Recover exec check \"c\"")
            #expect(try await checks.refresh("c").report.failures == 3)
            try folder.write("", to: "ok")
            #expect(try await checks.refresh("c").report.successes == 1)
            #expect(try await daemon.ready(second).status == .done)
            #expect(try await eventually { await report(daemon)?.previousChangeID == second })
            let up = try #require(await report(daemon))
            #expect(up.status == .up)
            #expect(up.failures == 0)
            let notices = await daemon.engine.state.notices(NoticeQuery(users: .all, keys: [first]))
            #expect(notices.map(\.lastData) == [["kind": "perform-check", "check-name": "c"]])
            #expect(await checks.metrics().map { [$0.successes, $0.failures] } == [[1, 3]])
        }
    }

    @Test("a failure below the threshold is told, and so is the success after it")
    func oneFailure() async throws {
        let folder = try TemporaryFolder()
        let check = Self.still("sh", "-c", "test -e \(folder.path)/ok || { touch \(folder.path)/ok; exit 3; }")
        try await Daemon.run(checks: ["c": check]) { daemon in
            let id = try #require(await report(daemon)?.changeID)
            #expect(try await daemon.engine.checks.refresh("c").error == "exit status 3")
            #expect(try await daemon.engine.checks.refresh("c").error == nil)
            #expect(
                try await eventually {
                    await daemon.engine.state.change(id)?.tasks.first?.log.map(\.text) == [
                        "exit status 3", "succeeded after 1 failure",
                    ]
                })
        }
    }

    @Test("checks are started and stopped by hand")
    func byHand() async throws {
        var off = Self.still("true")
        off.isEnabled = false
        try await Daemon.run(checks: ["off": off, "on": Self.still("true")]) { daemon in
            let checks = daemon.engine.checks
            #expect(await report(daemon, "off")?.status == .inactive)
            #expect(try await checks.request("start", ["on", "off"]) == ["off"])
            let id = try #require(await report(daemon, "off")?.changeID)
            #expect(try await checks.request("stop", ["on", "off"]) == ["off", "on"])
            #expect(await report(daemon, "off")?.changeID == nil)
            #expect(try await daemon.ready(id).status == .done)
            let change = try await daemon.perform("replan")
            #expect(change.status == .done)
            #expect(await report(daemon, "on")?.status == .up)
            #expect(await report(daemon, "off")?.status == .inactive)
            for (action, names, text) in [
                ("start", [], "must specify checks for start action"), ("bogus", ["on"], "invalid action \"bogus\""),
                ("stop", ["zz", "on", "nope"], "cannot stop checks: cannot find checks in plan: nope, zz"),
            ] {
                let error = await #expect(throws: PebbleDaemonError.self) { try await checks.request(action, names) }
                #expect(error?.description == text)
            }
        }
    }

    @Test("a refresh performs a check now")
    func refresh() async throws {
        var failing = CheckConfig(.exec(.init(command: ["sh", "-c", "exit 3"])))
        var off = failing
        failing.period = .seconds(1000)
        off.isEnabled = false
        try await Daemon.run(checks: ["c": failing, "off": off]) { daemon in
            let active = try await daemon.engine.checks.refresh("c")
            #expect(active.error == "exit status 3")
            #expect(active.report.failures == 1)
            let inactive = try await daemon.engine.checks.refresh("off")
            #expect(inactive.error == "exit status 3")
            #expect(inactive.report.failures == 0)
            let error = await #expect(throws: PebbleDaemonError.self) {
                try await daemon.engine.checks.refresh("nope")
            }
            #expect(error?.description == "cannot find check with name \"nope\"")
        }
    }

    @Test(
        "a probe that fails says why",
        arguments: [
            (CheckConfig.Probe.tcp(host: "127.0.0.1", port: 1), "dial tcp 127.0.0.1:1: connect: connection refused"),
            (
                .http(url: "http://127.0.0.1:1/x", headers: [:]),
                "Get \"http://127.0.0.1:1/x\": dial tcp 127.0.0.1:1: connect: connection refused"
            ),
            (
                .http(url: "ftp://localhost/", headers: [:]),
                "Get \"ftp://localhost/\": unsupported protocol scheme \"ftp\""
            ),
            (.exec(.init(command: ["/no/such"])), "fork/exec /no/such: no such file or directory"),
            (.exec(.init(command: ["sh", "-c", "seq 9; exit 2"])), "exit status 2; 5\n6\n7\n8\n9"),
        ])
    func failures(probe: CheckConfig.Probe, text: String) async throws {
        var config = CheckConfig(probe)
        config.isEnabled = false
        try await Daemon.run(checks: ["c": config]) { daemon in
            let error = try await daemon.engine.checks.refresh("c").error
            #expect(error == text)
        }
    }

    @Test("a probe that takes too long is ended")
    func timeout() async throws {
        var config = CheckConfig(.exec(.init(command: ["sleep", "1000"])))
        config.timeout = .milliseconds(50)
        config.isEnabled = false
        try await Daemon.run(checks: ["c": config]) { daemon in
            let error = try await daemon.engine.checks.refresh("c").error
            #expect(error == "check timed out after 50ms")
        }
    }

    @Test("a check that goes down restarts a service that says so, and ends the daemon for one that says that")
    func onCheckFailure() async throws {
        var check = CheckConfig(.exec(.init(command: ["false"])))
        check.period = .seconds(1000)
        check.threshold = 1
        check.isEnabled = false
        let services: [String: ServiceConfig] = [
            "again": .sleeper {
                $0.onCheckFailure = ["c": .restart]
                $0.backoffDelay = .milliseconds(10)
            },
            "end": .sleeper { $0.onCheckFailure = ["c": .shutdown] },
        ]
        try await Daemon.run(services: services, checks: ["c": check]) { daemon in
            try await daemon.perform("start", "again", "end")
            _ = try await daemon.engine.checks.request("start", ["c"])
            #expect(try await daemon.engine.checks.refresh("c").report.status == .down)
            #expect(await daemon.engine.shutdownRequest() == 11)
            #expect(
                try await eventually { await daemon.engine.services.reports(["again"]).first?.startCount == 2 })
        }
    }
}
