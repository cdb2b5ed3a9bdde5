import Foundation
import Ops
import OpsTesting
import Testing

@Suite("A harness, from its making to its end")
struct HarnessLifeTests {
    @Test func `has no charm before begin`() throws {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.webapp)
        #expect(testingError { _ = try harness.charm }?.code == .misuse)
        try harness.begin()
        #expect(try harness.charm.noted.isEmpty)
    }

    @Test func `makes the charm once`() throws {
        let harness = try Harness<NotingCharm>.begun()
        let charm = try harness.charm
        #expect(testingError { try harness.begin() }?.code == .misuse)
        #expect(testingError { try harness.beginWithInitialHooks() }?.code == .misuse)
        #expect(try harness.charm === charm)
    }

    @Test func `lives beside another one of the same charm`() throws {
        let first = try Harness<NotingCharm>.begun()
        let second = try Harness<NotingCharm>.begun()
        let relation = try second.addRelation("db", app: "pg")
        try second.updateRelationData(relation, of: "pg", ["key": "value"])
        #expect(try first.takeNotes() == [])
        #expect(try second.takeNotes() == ["db_relation_created pg", "db_relation_changed pg"])
        #expect(testingError { _ = try first.relationData(relation, of: "pg") }?.code == .notFound)
    }

    @Test func `knows the charm's metadata before begin`() throws {
        let harness = try Harness(
            NotingCharm.self, metadata: Metadata.webapp, actions: "back-up: {description: Saves all.}")
        #expect(Array(harness.framework.meta.actions.keys) == ["back-up"])
        #expect(harness.model.unit.name == "webapp/0")
        #expect(harness.model.app.name == "webapp")
    }

    @Test func `reads metadata, configuration and actions from the charm's folder`() throws {
        let folder = try ScratchFolder()
        try folder.write("metadata.yaml", Metadata.webapp)
        try folder.write("actions.yaml", "back-up: {}")
        try folder.write("config.yaml", "options: {port: {type: int, default: 80}}")
        let harness = try Harness(NotingCharm.self, charmDirectory: folder.path)
        try harness.begin()
        #expect(Array(harness.framework.meta.relations.keys) == ["db", "cache"])
        #expect(Array(harness.framework.meta.actions.keys) == ["back-up"])
        #expect(try harness.model.config["port"] == 80)
        #expect(harness.framework.charmDirectory == folder.path)
    }

    @Test func `reads all of it from one charmcraft.yaml`() throws {
        let folder = try ScratchFolder()
        try folder.write(
            "charmcraft.yaml",
            """
            \(Metadata.webapp)
            summary: A charm.
            actions: {back-up: {}}
            config: {options: {port: {type: int, default: 80}}}
            """)
        let harness = try Harness(NotingCharm.self, charmDirectory: folder.path)
        #expect(Array(harness.framework.meta.relations.keys) == ["db", "cache"])
        #expect(Array(harness.framework.meta.actions.keys) == ["back-up"])
        #expect(try harness.model.config["port"] == 80)
    }

    @Test func `takes its folders with it when it goes`() throws {
        var path = ""
        do {
            let harness = try Harness(NotingCharm.self, metadata: "name: app\nresources: {tool: {type: file}}")
            try harness.begin()
            try harness.addResource("tool", "text")
            path = try harness.model.fetchResource("tool")
            #expect(FileManager.default.fileExists(atPath: path))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `tells the charm of what nobody changes`() throws {
        let harness = try Harness<NotingCharm>.begun()
        harness.disableHooks()
        for event in [JujuEvent.install, .start, .updateStatus] { try harness.emit(event) }
        #expect(try harness.takeNotes() == ["install", "start", "update_status"])
    }

    @Test func `tells the charm once more of what is in the model, and of nothing else`() throws {
        let harness = try Harness<NotingCharm>.begun()
        let id = try harness.addRelation("db", app: "pg", unitData: ["key": "value"])
        _ = try harness.takeNotes()
        try harness.emit(.relationChanged(try harness.state.relation(id)))
        #expect(try harness.takeNotes() == ["db_relation_changed pg/0"])
        let error = testingError { try harness.emit(.relationChanged(State.Relation("db", id: 99))) }
        #expect(error?.code == .inconsistent)
        #expect(testingError { try harness.emit(.pebbleReady(State.Container("web"))) }?.code == .inconsistent)
        let other = try Harness(NotingCharm.self, metadata: Metadata.webapp)
        #expect(testingError { try other.emit(.start) }?.code == .misuse)
    }

    @Test func `refuses metadata that is none`() {
        #expect(throws: CharmMetadataError.self) { try Harness(NotingCharm.self, metadata: "[") }
    }

    @Test func `gives two harnesses of one seed the same random numbers`() throws {
        func secretID(seed: UInt64) throws -> String {
            try Harness(NotingCharm.self, metadata: Metadata.webapp, seed: seed).addUserSecret(["key": "value"])
        }
        #expect(try secretID(seed: 7) == secretID(seed: 7))
        #expect(try secretID(seed: 7) != secretID(seed: 8))
    }
}
