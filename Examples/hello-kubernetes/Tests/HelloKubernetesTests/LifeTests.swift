import Foundation
import Ops
import OpsTesting
import Testing

@testable import HelloKubernetes

/// One charm that lives through several events, beside a container whose files can be looked at.
@Suite("A unit")
struct LifeTests {
    private let harness: Harness<HelloKubernetesCharm>
    private let site: Site

    init() throws {
        harness = try Harness(HelloKubernetesCharm.self)
        try harness.addNetwork("10.1.2.3")
        site = Site(
            address: "10.1.2.3", port: 8080, model: harness.model.uuid, unit: harness.model.unit.name)
        try harness.beginWithInitialHooks()
    }

    /// A file of the container; `nil` when there is none.
    private func text(of path: String) throws -> String? {
        try? String(contentsOfFile: try harness.filesystemRoot("web") + path, encoding: .utf8)
    }

    @Test("serves its page once it has started")
    func start() throws {
        #expect(try text(of: site.page) == "Hello!\n")
        #expect(try harness.service("web", in: "web")?.isRunning == true)
        try harness.evaluateStatus()
        #expect(try harness.model.unit.status == .active("serves http://10.1.2.3:8080/"))
    }

    @Test("has a new page without another plan, and another plan for another port")
    func configuration() throws {
        let plan = try harness.containerPlan("web")
        try harness.updateConfig(["message": "Good day!"])
        #expect(try text(of: site.page) == "Good day!\n")
        #expect(try harness.containerPlan("web") == plan)

        try harness.updateConfig(["port": 8081])
        #expect(try harness.containerPlan("web") != plan)
        #expect(harness.state.openedPorts == [.tcp(8081)])
    }

    @Test("says that its check fails until it has recovered")
    func check() throws {
        try harness.failCheck(Site.check, in: "web")
        try harness.evaluateStatus()
        #expect(try harness.model.unit.status == .maintenance("the check up fails"))

        try harness.recoverCheck(Site.check, in: "web")
        try harness.evaluateStatus()
        #expect(try harness.model.unit.status == .active("serves http://10.1.2.3:8080/"))
    }

    @Test("writes the page again when it is told that it is lost")
    func lostPage() throws {
        try FileManager.default.removeItem(atPath: try harness.filesystemRoot("web") + site.page)
        try harness.pebbleNotify("web", key: "example.com/other")
        #expect(try text(of: site.page) == nil)
        try harness.pebbleNotify("web", key: Site.lostNotice)
        #expect(try text(of: site.page) == "Hello!\n")
    }

    @Test("leaves nothing behind when it is stopped")
    func stop() throws {
        try harness.emit(.stop)
        #expect(try harness.service("web", in: "web")?.isRunning == false)
        #expect(try text(of: site.page) == nil)
        #expect(harness.state.openedPorts.isEmpty)
    }
}
