import Foundation
import Ops
import OpsTesting
import Testing

@Suite("A container in a context")
struct ContextContainerTests {
    private let context: Context<ContainedCharm>

    init() throws {
        context = try Context(ContainedCharm.self, metadata: "name: app\ncontainers: {web: {}, side: {}}")
    }

    /// Runs an event in which the charm does something with the container.
    private func run(
        _ container: State.Container, _ event: JujuEvent = .start,
        doing script: @escaping @Sendable (any Event, Container) async throws -> String
    ) async throws -> Outcome {
        try await ContainedCharm.$script.withValue(script) {
            try await context.run(event, State(containers: [container]))
        }
    }

    @Test(arguments: [true, false]) func `answers only where the state says so`(canConnect: Bool) async throws {
        let web = State.Container("web", canConnect: canConnect)
        for event in [JujuEvent.pebbleReady(web), .start] {
            let outcome = try await run(web, event) { _, container in "\(try await container.canConnect())" }
            #expect(outcome.state.unitStatus == .active("\(canConnect)"))
            #expect(outcome.state.containers == [web])
        }
    }

    @Test func `is in the state after as the charm has left it`() async throws {
        let base = Layer(services: ["serve": .init(override: .replace, command: "/bin/old", startup: .enabled)])
        let web = State.Container("web", canConnect: true, layers: ["base": base])
        let outcome = try await run(web) { _, container in
            let new = Layer(services: ["serve": .init(override: .merge, command: "/bin/new")])
            try await container.addLayer("mine", new)
            try await container.replan()
            try await container.notify("example.com/done", data: ["k": "v"])
            return try await container.plan().services["serve"]?.command ?? ""
        }
        #expect(outcome.state.unitStatus == .active("/bin/new"))
        let after = try outcome.state.container("web")
        #expect(after.plan.services["serve"]?.command == "/bin/new")
        #expect(after.plan.services["serve"]?.startup == .enabled)
        #expect(after.services == ["serve": .active])
        #expect(after.notices.map(\.key) == ["example.com/done"])
        #expect(Array(after.layers.keys) == ["base", "mine"])
        #expect(web.layers.count == 1)
    }

    @Test func `has the layers of the state laid over each other`() async throws {
        let web = State.Container(
            "web", canConnect: true,
            layers: [
                "z": .services("one", "two"),
                "a": Layer(services: ["one": .init(override: .merge, environment: ["A": "1"])]),
            ])
        let outcome = try await run(web) { _, container in
            let first = try await container.plan()
            guard try await container.plan() == first else { return "changed" }
            return "\(first.services["one"]?.command ?? "") \(first.services["one"]?.environment ?? [:])"
        }
        #expect(outcome.state.unitStatus == .active("/bin/one [\"A\": \"1\"]"))
        #expect(outcome.state.containers == [web])
    }

    @Test func `has the files that the test has mounted`() async throws {
        let folder = try ScratchFolder()
        try folder.write("config", "from the test")
        let web = State.Container("web", canConnect: true, mounts: [State.Mount("/etc/app", source: folder.path)])
        let outcome = try await run(web) { _, container in
            try await container.push("from the charm", to: "/etc/app/made")
            try await container.push("gone", to: "/elsewhere/file", makeDirectories: true)
            return try await container.pull("/etc/app/config").text()
        }
        #expect(outcome.state.unitStatus == .active("from the test"))
        #expect(try String(contentsOfFile: "\(folder.path)/made", encoding: .utf8) == "from the charm")
        let later = try await run(try outcome.state.container("web")) { _, container in
            "\(try await container.exists("/elsewhere/file"))"
        }
        #expect(later.state.unitStatus == .active("false"))
    }

    @Test func `runs the commands that the state tells of`() async throws {
        let web = State.Container(
            "web", canConnect: true,
            execs: [State.Exec(["ls"], output: "all\n"), State.Exec(["false"], exitCode: 3, errors: "no")])
        let outcome = try await run(web) { _, container in
            let listed = try await container.exec(["ls", "-l"], standardInput: .text("in")).waitForOutput().text
            let failed = await pebbleError { _ = try await container.exec(["false"]).waitForOutput() }
            let unknown = await pebbleError { _ = try await container.exec(["rm", "x"]).waitForOutput() }
            return "\(listed)\(failed?.exitCode ?? 0) \(unknown?.exitCode ?? 0)"
        }
        #expect(outcome.state.unitStatus == .active("all\n3 127"))
    }

    @Test func `tells of a notice, and shows it`() async throws {
        let notice = State.Notice("example.com/done", occurrences: 2, lastData: ["k": "v"])
        let web = State.Container("web", canConnect: true, notices: [notice])
        let outcome = try await run(web, .pebbleCustomNotice(web, notice)) { event, _ in
            guard let event = event as? PebbleCustomNoticeEvent else { return "another event" }
            let details = try await event.notice.details
            return "\(event.notice.key) \(details.occurrences) \(details.lastData)"
        }
        #expect(outcome.state.unitStatus == .active("example.com/done 2 [\"k\": \"v\"]"))
        #expect(outcome.state.containers == [web])
        let other = State.Notice("example.com/other")
        await #expect(throws: TestingError.self) { try await run(web, .pebbleCustomNotice(web, other)) { _, _ in "" } }
    }

    @Test func `has checks that are well by default`() {
        let check = State.Check("up")
        #expect(check.level == nil)
        #expect(check.startup == .enabled)
        #expect(check.status == .up)
        #expect(check.failures == 0)
        #expect(check.threshold == 3)
    }

    @Test func `tells of a check that is down, and up again`() async throws {
        let layer = Layer(checks: ["up": .init(override: .replace, tcp: .init(port: 80))])
        for (status, failures) in [(CheckStatus.down, 4), (.up, 0)] {
            let check = State.Check("up", status: status, failures: failures)
            let web = State.Container("web", canConnect: true, layers: ["base": layer], checks: [check])
            let event: JujuEvent =
                status == .down ? .pebbleCheckFailed(web, check: "up") : .pebbleCheckRecovered(web, check: "up")
            let outcome = try await run(web, event) { event, container in
                guard let info = (event as? PebbleCheckEvent)?.info else { return "another event" }
                let details = try await info.details
                return "\(container.name) \(event.handle.kind) \(info.name) \(details.status) \(details.failures)"
            }
            let kind = status == .down ? "web_pebble_check_failed" : "web_pebble_check_recovered"
            #expect(outcome.state.unitStatus == .active("web \(kind) up \(status) \(failures)"))
            await #expect(throws: TestingError.self) {
                try await run(web, .pebbleCheckFailed(web, check: "none")) { _, _ in "" }
            }
        }
    }
}

/// A charm that does with its container what a test says, and says what it is told to.
private final class ContainedCharm: Charm {
    @TaskLocal static var script: @Sendable (any Event, Container) async throws -> String = { _, _ in "" }

    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.start, self, ContainedCharm.handle)
        try framework.observe(.pebbleReady("web"), self, ContainedCharm.handle)
        try framework.observe(.pebbleCustomNotice("web"), self, ContainedCharm.handle)
        try framework.observe(.pebbleCheckFailed("web"), self, ContainedCharm.handle)
        try framework.observe(.pebbleCheckRecovered("web"), self, ContainedCharm.handle)
    }

    private func handle(_ event: any Event) async throws {
        try unit.setStatus(.active(try await Self.script(event, try unit.container("web"))))
    }
}
