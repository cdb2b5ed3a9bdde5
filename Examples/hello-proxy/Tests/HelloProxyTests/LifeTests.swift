import Foundation
import Ops
import OpsTesting
import Testing

@testable import HelloProxy

/// One charm that lives through several events.
@Suite("A unit")
struct LifeTests {
    private let harness: Harness<HelloProxyCharm>

    init() throws {
        harness = try Harness(HelloProxyCharm.self)
        try harness.beginWithInitialHooks()
    }

    /// The servers' lines of the proxy's configuration.
    private var servers: [String] {
        get throws {
            let file = "\(harness.framework.charmDirectory)/haproxy.cfg"
            return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
                .map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.hasPrefix("server ") }
        }
    }

    @Test("follows its servers as they come and go")
    func changingServers() throws {
        #expect(try servers == [])
        let web = try harness.addRelation("backend", app: "web", unitData: ["hostname": "10.0.0.1", "port": "80"])
        let spare = try harness.addRelation("fallback", app: "spare", unitData: ["hostname": "10.0.0.9", "port": "81"])
        #expect(
            try servers == [
                "server web-0-r\(web) 10.0.0.1:80 check", "server spare-0-r\(spare) 10.0.0.9:81 check backup",
            ])

        try harness.removeRelation(web)
        #expect(try servers == ["server spare-0-r\(spare) 10.0.0.9:81 check backup"])
        try harness.evaluateStatus()
        #expect(try harness.model.unit.status == .blocked("integrate 'backend' with a web server"))
    }

    @Test("leaves the configuration as it is while it is frozen, and makes up for it")
    func frozen() throws {
        try harness.updateConfig(["frozen": true])
        let web = try harness.addRelation("backend", app: "web", unitData: ["hostname": "10.0.0.1", "port": "80"])
        #expect(try servers == [])

        try harness.updateConfig(["frozen": false])
        try harness.reemit()
        #expect(try servers == ["server web-0-r\(web) 10.0.0.1:80 check"])
    }
}
