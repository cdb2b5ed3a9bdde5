import Ops
import OpsTesting
import Testing

@Suite("Whether a charm is told of changes")
struct HarnessHookTests {
    private let harness: Harness<NotingCharm>

    init() throws {
        harness = try Harness(
            NotingCharm.self, metadata: Metadata.webapp, config: "options: {one: {type: string}, two: {type: string}}")
    }

    @Test func `is told of nothing before begin`() throws {
        try harness.updateConfig(["one": "first"])
        try harness.begin()
        #expect(try harness.takeNotes() == [])
        #expect(try harness.model.config["one"] == "first")
    }

    @Test func `is told again when hooks are enabled again`() throws {
        try harness.begin()
        try harness.updateConfig(["one": "1"])
        harness.disableHooks()
        try harness.updateConfig(["two": "2"])
        #expect(try harness.takeNotes() == ["config_changed"])
        harness.enableHooks()
        try harness.updateConfig(["one": "3"])
        #expect(try harness.takeNotes() == ["config_changed"])
        #expect(try harness.model.config["two"] == "2")
    }

    @Test func `is told of nothing within a scope, and of all after it`() throws {
        try harness.begin()
        let id = try harness.withHooksDisabled { try harness.addRelation("db", app: "pg") }
        #expect(try harness.takeNotes() == [])
        try harness.addRelationUnit(id, unit: "pg/0")
        #expect(try harness.takeNotes() == ["db_relation_joined pg/0"])
    }

    @Test func `is told of nothing within nested scopes`() throws {
        try harness.begin()
        try harness.withHooksDisabled {
            try harness.withHooksDisabled { try harness.updateConfig(["one": "1"]) }
            try harness.updateConfig(["two": "2"])
        }
        #expect(try harness.takeNotes() == [])
        try harness.updateConfig()
        #expect(try harness.takeNotes() == ["config_changed"])
    }

    @Test func `is told of nothing after a scope where hooks were disabled before`() throws {
        try harness.begin()
        harness.disableHooks()
        try harness.withHooksDisabled { try harness.updateConfig(["one": "1"]) }
        try harness.updateConfig(["two": "2"])
        #expect(try harness.takeNotes() == [])
    }

    @Test func `is told of all after a scope that has failed`() throws {
        try harness.begin()
        #expect(throws: TestingError.self) {
            try harness.withHooksDisabled { try harness.updateConfig(["three": "3"]) }
        }
        try harness.updateConfig(["one": "1"])
        #expect(try harness.takeNotes() == ["config_changed"])
    }

    @Test func `is told of nothing within an asynchronous scope`() async throws {
        try harness.begin()
        await harness.withHooksDisabled {
            await Task.yield()
            #expect(throws: Never.self) { try harness.updateConfig(["one": "1"]) }
        }
        #expect(try harness.takeNotes() == [])
    }
}
