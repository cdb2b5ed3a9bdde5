import Foundation
import HookTools
import Testing

@testable import LocalJuju

@Suite struct ProfileTests {
    private func model(_ profile: JujuProfile, script: String) throws -> TestModel {
        let test = try TestModel(profile: profile)
        try test.deploy(dispatch: .on("start", script), metadata: "peers: {cluster: {interface: c}}")
        return test
    }

    @Test(
        "a generation of Juju has its own hook tools on PATH",
        arguments: [
            (JujuProfile.v2_9, ["leader-set", "payload-register", "relation-get"], ["secret-get"]),
            (.v3_6, ["leader-set", "payload-register", "secret-get"], []),
            (.v4_0, ["relation-get", "secret-get"], ["leader-set", "leader-get", "payload-register"]),
        ])
    func tools(profile: JujuProfile, present: [String], absent: [String]) throws {
        let test = try model(profile, script: "ls \"${PATH%%:*}\" > tools")
        let tools = Set(test.lines("tools"))
        #expect(tools.isSuperset(of: present))
        #expect(tools.isDisjoint(with: absent))
    }

    @Test(
        "a generation of Juju names itself, and up to 3 a service level",
        arguments: [(JujuProfile.v2_9, "2.9.", true), (.v3_6, "3.6.", true), (.v4_0, "4.0.", false)])
    func environment(profile: JujuProfile, version: String, hasLevel: Bool) throws {
        let test = try model(profile, script: "env > env")
        let lines = test.lines("env")
        #expect(lines.contains { $0.hasPrefix("JUJU_VERSION=\(version)") })
        #expect(lines.contains { $0.hasPrefix("JUJU_SLA=") } == hasLevel)
    }

    @Test("relation data has the unit's private address up to Juju 3", arguments: JujuProfile.allCases)
    func privateAddress(profile: JujuProfile) throws {
        let test = try model(profile, script: "relation-get -r cluster:0 - $JUJU_UNIT_NAME > data")
        #expect(test.read("data").contains("private-address") == (profile != .v4_0))
        #expect(test.read("data").contains("ingress-address"))
    }

    @Test("a tool that a generation does not have is an unknown command", arguments: JujuProfile.allCases)
    func unknownTool(profile: JujuProfile) throws {
        let name = profile == .v2_9 ? "secret-get" : "leader-get"
        // The tool of another generation is the same program.
        let test = try model(
            profile, script: "ln -s \"$(readlink -f \"$(command -v is-leader)\")\" \(name); ./\(name) x 2> error; true")
        #expect(test.read("error").contains("unknown") == (profile != .v3_6))
    }
}
