import Foundation
import Ops
import OrderedCollections
import Testing

@testable import OpsTesting

@Suite("The state of a container")
struct ContainerStateTests {
    private static let layer = Layer(
        services: ["web": .init(override: .replace, command: "/bin/web", startup: .enabled)],
        checks: ["up": .init(override: .replace, tcp: .init(port: 80))])

    private func simulation(_ containers: State.Container...) throws -> Simulation {
        let metadata = try CharmMetadata(metadata: WorkloadCharm.metadata, actions: nil, config: nil)
        return Simulation(
            metadata: metadata,
            identity: UnitIdentity(application: "app", jujuVersion: try JujuVersion("3.6.14")),
            state: State(containers: containers), seed: 0, advice: .context)
    }

    @Test func `is as it was when nothing is done`() async throws {
        let before = State.Container(
            "web", canConnect: true, layers: ["base": Self.layer], services: ["web": .active, "old": .error],
            mounts: [State.Mount("/srv", source: "/nonexistent")], execs: [State.Exec(["ls"], output: "a")],
            notices: [State.Notice("example.com/a", occurrences: 3)],
            checks: [State.Check("up", status: .down, failures: 3)])
        let simulation = try simulation(before)
        let pebble = simulation.pebble("web").client
        _ = try await pebble.plan()
        _ = try await pebble.checks()
        simulation.readContainers()
        #expect(simulation.state.containers == [before])
    }

    @Test func `is what Pebble answers`() async throws {
        let container = State.Container(
            "web", canConnect: true, layers: ["base": Self.layer], services: ["web": .backoff],
            notices: [State.Notice("example.com/a", id: "7", lastData: ["k": "v"])],
            checks: [State.Check("up", status: .down, successes: nil, failures: 4)])
        let pebble = try simulation(container).pebble("web").client
        #expect(try await pebble.plan() == container.plan)
        #expect(try await pebble.services().map(\.status) == [.backoff])
        #expect(container.serviceInfos["web"]?.status == .backoff)
        #expect(container.serviceInfos["web"]?.startup == .enabled)
        let check = try #require(try await pebble.checks().first)
        #expect(check.status == .down)
        #expect(check.failures == 4)
        #expect(check.successes == nil)
        #expect(try await pebble.change(try #require(check.changeID)).kind == "recover-check")
        let notice = try await pebble.notice("7")
        #expect(notice.lastData == ["k": "v"])
        // What comes later is later.
        let again = try await pebble.notify("example.com/b")
        #expect(try await pebble.notice(again).lastRepeated > notice.lastRepeated)
    }

    @Test func `has what was done in it`() async throws {
        let simulation = try simulation(State.Container("web", canConnect: true))
        let pebble = simulation.pebble("web").client
        try await pebble.addLayer("base", Self.layer)
        try await pebble.replan()
        try await pebble.stopChecks(["up"])
        try await pebble.notify("example.com/a", data: ["k": "v"])
        simulation.readContainers()
        let after = try #require(simulation.state.containers.first)
        #expect(after.plan.services["web"]?.command == "/bin/web")
        #expect(after.services == ["web": .active])
        #expect(after.check("up")?.status == .inactive)
        #expect(after.notices.map(\.key) == ["example.com/a"])
        #expect(after.notices.first?.lastData == ["k": "v"])
        // What another makes of it is the same.
        let next = try self.simulation(after)
        _ = next.pebble("web")
        next.readContainers()
        #expect(next.state.containers == [after])
    }

    @Test func `has the checks of its layers, which run unless they are disabled`() async throws {
        let simulation = try simulation(State.Container("web", canConnect: true, layers: ["base": Self.layer]))
        let pebble = simulation.pebble("web")
        #expect(try await pebble.client.checks().map(\.status) == [.up])
        simulation.readContainers()
        #expect(simulation.state.containers.first?.checks == [])
        _ = pebble.with { $0.set("up", isDown: true) }
        simulation.readContainers()
        #expect(simulation.state.containers.first?.check("up")?.status == .down)
    }

    @Test func `has commands that end with 127 when nothing is said of them`() async throws {
        let state = State.Container("web", canConnect: true, execs: [State.Exec(["ls"], exitCode: 2, errors: "none")])
        let pebble = try simulation(state).pebble("web").client
        let known = await pebbleError { _ = try await pebble.exec(["ls", "-l"]).waitForOutput() }
        #expect(known?.exitCode == 2)
        let unknown = await pebbleError { _ = try await pebble.exec(["cat", "secret"]).waitForOutput() }
        #expect(unknown?.exitCode == 127)
        #expect(
            unknown?.standardError.map { String(decoding: $0, as: UTF8.self) }
                == "nothing was said of the command \"cat\"; "
                + "give State.Exec([\"cat\"]) to the execs of the container 'web'")
    }

    @Test func `says what to give it when it cannot be reached`() async throws {
        let pebble = try simulation().pebble("web").client
        let error = await pebbleError { _ = try await pebble.plan() }
        #expect(error?.code == .connection)
        #expect(error?.description.contains("State.Container(\"web\", canConnect: true)") == true)
    }

    @Test func `has the folders that are mounted`() async throws {
        let source = TestFolder()
        let state = State.Container(
            "web", canConnect: true, mounts: [State.Mount("/srv/www", source: source.path)])
        let pebble = try simulation(state).pebble("web")
        try await pebble.client.push("hello", to: "/srv/www/index.html")
        #expect(try await pebble.client.listFiles("/srv").map(\.type) == [.directory])
        #expect(FileManager.default.contents(atPath: source.path + "/index.html") == Data("hello".utf8))
        #expect(FileManager.default.fileExists(atPath: pebble.files.root + "/srv/www/index.html"))
        let busy = await pebbleError { try await pebble.client.removePath("/srv/www") }
        #expect(busy?.message == "remove /srv/www: device or resource busy")
    }
}
