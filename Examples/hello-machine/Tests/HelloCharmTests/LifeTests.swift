import Ops
import OpsTesting
import Testing

@testable import HelloCharm

/// One charm that lives through several events, with the real server.
@Suite("A unit", .timeLimit(.minutes(1)))
struct LifeTests {
    @Test("greets with the words that the operator has set")
    func greeting() throws {
        let folder = try CharmFolder()
        let harness = try Harness(HelloCharm.self, charmDirectory: folder.path)
        try harness.beginWithInitialHooks()
        let output = try harness.runAction("greet", ["name": "Ada", "times": 2])
        #expect(output.results == ["greetings": "Hello, Ada!\nHello, Ada!", "count": "2"])

        try harness.updateConfig(["greeting": "Good day, {name}."])
        #expect(try harness.runAction("greet", ["name": "Ada"]).results["greetings"] == "Good day, Ada.")
    }

    @Test("counts its server's starts, and has none after its stop")
    func restart() throws {
        let folder = try CharmFolder()
        let harness = try Harness(HelloCharm.self, charmDirectory: folder.path)
        try harness.beginWithInitialHooks()
        let server = HelloServer(charmDirectory: folder.path)
        let first = try #require(server.process)
        let output = try harness.runAction("restart")
        #expect(output.results["starts"] == "2")
        #expect(output.logs == ["stopping hello-server"])
        #expect(server.process != first)

        try harness.emit(.stop)
        #expect(server.process == nil)
        #expect(harness.state.openedPorts.isEmpty)
    }
}
