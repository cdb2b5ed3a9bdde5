import Ops
import OpsTesting
import Testing

@testable import HelloWeb

/// One charm that lives through several events, with the real server.
@Suite("A unit", .timeLimit(.minutes(1)))
struct LifeTests {
    @Test("serves from its start to its stop, to applications that come at any time")
    func life() throws {
        let folder = try CharmFolder()
        let harness = try Harness(HelloWebCharm.self, charmDirectory: folder.path)
        try harness.addNetwork("127.0.0.1")
        let early = try harness.addRelation("website", app: "early")
        try harness.beginWithInitialHooks()
        let server = PageServer(charmDirectory: folder.path)
        let port = try #require(server.running?.port)
        #expect(try harness.relationData(early, of: "hello-web/0")?["port"] == "\(port)")

        let late = try harness.addRelation("website", app: "late")
        #expect(try harness.relationData(late, of: "hello-web/0")?["port"] == "\(port)")
        #expect(try harness.runAction("count-requests").results == ["count": "0"])

        try harness.emit(.stop)
        #expect(server.running == nil)
        #expect(try harness.relationData(early, of: "hello-web/0")?["port"] == nil)
        try harness.evaluateStatus()
        #expect(try harness.model.unit.status == .maintenance("not started"))
    }

    @Test("has the same server serve a new page, and another one serve after a refresh")
    func refresh() throws {
        let folder = try CharmFolder()
        let harness = try Harness(HelloWebCharm.self, charmDirectory: folder.path)
        try harness.addNetwork("127.0.0.1")
        try harness.beginWithInitialHooks()
        let server = PageServer(charmDirectory: folder.path)
        let first = try #require(server.running)
        try harness.updateConfig(["message": "Good day!"])
        #expect(server.running == first)

        try harness.emit(.upgradeCharm)
        #expect(server.running == nil)
        try harness.emit(.configChanged)
        #expect(try #require(server.running).process != first.process)
    }
}
