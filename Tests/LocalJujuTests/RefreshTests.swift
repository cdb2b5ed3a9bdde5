import Foundation
import Testing

@testable import LocalJuju

@Suite struct RefreshTests {
    @Test("a refresh runs upgrade-charm and config-changed, and replaces what was shipped in place")
    func inPlace() throws {
        let test = try TestModel()
        let old = ["src/old": "1", "src/kept": "1", "data/shipped": "1", "version": "one\n"]
        try test.deploy(dispatch: "\(notingEvents); touch .unit-state.db data/own", files: old)
        let next = try test.charm(
            dispatch: "\(notingEvents); cat src/kept > seen", files: ["src/kept": "2\n", "src/new": "2"])
        try test.model.refresh("web", charm: next)
        #expect(test.lines("events").suffix(2) == ["upgrade-charm", "config-changed"])
        #expect(test.lines("seen") == ["2"])
        let charm = "\(test.model.folder)/units/web-0/charm"
        for (path, stays) in [
            ("src/old", false), ("data/shipped", false), ("version", false), ("src/new", true), ("data/own", true),
            (".unit-state.db", true),
        ] {
            #expect(FileManager.default.fileExists(atPath: "\(charm)/\(path)") == stays, "\(path)")
        }
        #expect(test.model.status().applications["web"]?.charm == "local:web-1")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(test.model.folder)/charms") == ["web-1"])
    }

    @Test("a unit in error gets the new charm once it is resolved, or by force at once")
    func inError() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "exit 1"))
        let next = try test.charm(dispatch: notingEvents)
        try test.model.refresh("web", charm: next)
        try test.model.resolve("web/0")
        #expect(try test.unit().workloadStatus.current == "error")
        try test.model.refresh("web", charm: next, forceUnits: true)
        try test.model.resolve("web/0")
        #expect(test.lines("events").suffix(2) == ["start", "start"])
        #expect(try test.unit().workloadStatus.current == "unknown")
    }

    @Test("another charm cannot take an application's place")
    func otherCharm() throws {
        let test = try TestModel()
        try test.deploy()
        let before = test.model.state
        #expect {
            try test.model.refresh("web", charm: test.charm("db"))
        } throws: {
            "\($0)" == "cannot upgrade \"web\" to \"db\""
        }
        #expect(test.model.state == before)
    }

    @Test("a peer relation that the new charm declares is made")
    func newPeers() throws {
        let test = try TestModel()
        try test.deploy(dispatch: notingEvents)
        let next = try test.charm(dispatch: notingEvents, metadata: "peers: {cluster: {interface: c}}")
        try test.model.refresh("web", charm: next)
        #expect(test.lines("events").suffix(3) == ["upgrade-charm", "cluster-relation-created", "config-changed"])
    }
}
