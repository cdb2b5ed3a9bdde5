import Foundation
import HookTools
import OrderedCollections
import Testing

@testable import LocalJuju

@Suite("What a model keeps when its command is ended by force")
struct ModelJournalTests {
    private static let name = "model.journal"

    /// A model, and the folder where each hook from now on puts a copy of it.
    private func interrupted() throws -> (test: TestModel, copies: String) {
        let test = try TestModel()
        let copies = test.folder.appending(path: "copies").path()
        try test.deploy(
            dispatch: """
                state-set hook=$JUJU_DISPATCH_PATH
                test -e \(copies) || exit 0
                copy=\(copies)/$(ls \(copies) | wc -l)
                cp -r \(test.model.folder) $copy.new; mv $copy.new $copy
                """,
            metadata: "peers: {cluster: {interface: c}}", units: 2)
        try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true)
        return (test, copies)
    }

    private func open(_ folder: String) throws -> LocalModel { try LocalModel(opening: folder) }

    @Test("every hook that ended is done, and the one that ran counts as failed")
    func hooks() throws {
        let (test, copies) = try interrupted()
        try test.model.setConfig("web", values: ["trust": "true"])
        _ = try test.model.addUnits("web")
        let names = try FileManager.default.contentsOfDirectory(atPath: copies).sorted {
            (Int($0) ?? 0) < (Int($1) ?? 0)
        }
        #expect(names.count > 6)
        for name in names {
            let model = try open("\(copies)/\(name)")
            let failed = model.state.unitNames.filter { model.state[unit: $0]?.failure != nil }
            #expect(failed.count == 1)
            let ran = try #require(failed.first.flatMap { model.state[unit: $0] })
            // The state that its hook before this one committed.
            #expect(ran.state["hook"] != "hooks/\(ran.failure?.event.hookName ?? "")")
            #expect(!FileManager.default.fileExists(atPath: "\(copies)/\(name)/\(Self.name)"))
        }
        let last = try open("\(copies)/\(names.last ?? "")")
        #expect(last.state.unitNames == ["web/0", "web/1", "web/2"])
        #expect(last.state.relations.map(\.members) == test.model.state.relations.map(\.members))
        #expect(last.state[unit: "web/2"]?.installed == true)
        #expect(!FileManager.default.fileExists(atPath: "\(test.model.folder)/\(Self.name)"))
    }

    @Test("a last line that was cut off is left out, one that is none is an error, and an older one says nothing")
    func lines() throws {
        let test = try TestModel()
        try test.deploy(dispatch: "")
        let before = test.model.state
        let path = "\(test.model.folder)/\(Self.name)"
        try Files.append(Array("{\"gener".utf8), to: path)
        try test.reopen()
        #expect(test.model.state[unit: "web/0"] == before[unit: "web/0"])
        #expect(!FileManager.default.fileExists(atPath: path))

        var other = test.model.state
        other.generation -= 1
        var later = other
        later[unit: "web/0"] = nil
        _ = try ModelJournal.append(ModelChange(from: other, to: later), to: path)
        try test.reopen()
        #expect(test.model.state.unitNames == ["web/0"])

        try Files.append(Array("{}\n".utf8), to: path)
        #expect { try test.reopen() } throws: { "\($0)".contains("Line 1 of \(path) is not a change") }
    }

    @Test("a change says what is new, what differs and what is gone")
    func change() throws {
        let test = try TestModel()
        try test.deploy(metadata: "peers: {cluster: {interface: c}}", units: 2)
        let earlier = test.model.state
        try test.deploy("db", units: 1)
        try test.model.removeUnits(["web/0"])
        _ = try test.model.addSecret("mine", content: SecretContent(base64Values: ["key": "dmFsdWU="]))
        var later = test.model.state
        later.generation = earlier.generation
        for (one, other) in [(earlier, later), (later, later)] {
            let bytes = try JSONEncoder().encode(ModelChange(from: one, to: other))
            var state = one
            try JSONDecoder().decode(ModelChange.self, from: bytes).apply(to: &state)
            #expect(state == other)
        }
    }
}
