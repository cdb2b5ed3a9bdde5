import Foundation
import Ops
import OpsTesting
import Testing

@Suite("The metadata of a context")
struct ContextMetadataTests {
    @Test func `is read from the charm's folder`() async throws {
        let folder = try ScratchFolder()
        try folder.write("metadata.yaml", Metadata.webapp)
        try folder.write("config.yaml", "options: {port: {type: int, default: 80}}")
        try folder.write("actions.yaml", "back-up: {}")
        let context = try Context(QuietCharm.self, charmDirectory: folder.path)
        #expect(Array(context.metadata.relations.keys) == ["db", "cache"])
        #expect(context.metadata.config["port"]?.default == 80)
        #expect(Array(context.metadata.actions.keys) == ["back-up"])
        let database = State.Relation("db")
        let state = State(relations: [database])
        #expect(try await context.run(.relationCreated(database), state).state == state)
    }

    @Test func `is that of charmcraft.yaml where the folder has one`() throws {
        let folder = try ScratchFolder()
        try folder.write(
            "charmcraft.yaml",
            "type: charm\n\(Metadata.webapp)\nconfig: {options: {port: {type: int}}}\nactions: {go: {}}")
        let context = try Context(QuietCharm.self, charmDirectory: folder.path)
        #expect(context.metadata.name == "webapp")
        #expect(Array(context.metadata.config.keys) == ["port"])
        #expect(Array(context.metadata.actions.keys) == ["go"])
    }

    @Test func `is refused where the folder has none`() throws {
        let folder = try ScratchFolder()
        #expect(throws: CharmMetadataError.self) { try Context(QuietCharm.self, charmDirectory: folder.path) }
    }

    @Test func `is refused where it is none`() {
        #expect(throws: CharmMetadataError.self) { try Context(QuietCharm.self, metadata: "[") }
        #expect(throws: CharmMetadataError.self) {
            try Context(QuietCharm.self, metadata: "name: q\nrequires: {db: {scope: everywhere, interface: sql}}")
        }
    }

    @Test func `is taken as texts`() throws {
        let context = try Context(
            QuietCharm.self, metadata: "name: quiet", actions: "go: {}", config: "options: {port: {type: int}}")
        #expect(context.metadata.name == "quiet")
        #expect(Array(context.metadata.config.keys) == ["port"])
        #expect(Array(context.metadata.actions.keys) == ["go"])
    }

    @Test func `decides which containers there are`() async throws {
        let context = try Context(CountingCharm.self, metadata: "name: c\ncontainers: {web: {}, side: {}}")
        #expect(try await context.run(.start).state.unitStatus == .active("web side"))
        let none = try Context(CountingCharm.self, metadata: "name: c")
        #expect(try await none.run(.start).state.unitStatus == .active(""))
    }

    @Test func `is in the folder that the charm is given, which is left as it was`() async throws {
        let folder = try ScratchFolder()
        try folder.write("metadata.yaml", "name: reader")
        try folder.write("note", "from the folder")
        let context = try Context(ReadingCharm.self, charmDirectory: folder.path)
        #expect(try await context.run(.start).state.unitStatus == .active("from the folder"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["metadata.yaml", "note"])
    }

    @Test func `comes with an empty folder that is gone after the run where none is given`() async throws {
        let context = try Context(ReadingCharm.self, metadata: "name: reader")
        let folder = try await context.run(.start).state.unitStatus.message
        #expect(folder.hasPrefix("/"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}

/// A charm that says which containers it has.
private final class CountingCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        try unit.setStatus(.active(unit.containers.keys.joined(separator: " ")))
    }
}

/// A charm that says what is in a file of its folder, or where the folder is.
private final class ReadingCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        let folder = framework.charmDirectory
        try unit.setStatus(.active((try? String(contentsOfFile: "\(folder)/note", encoding: .utf8)) ?? folder))
    }
}
