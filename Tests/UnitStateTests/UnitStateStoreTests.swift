import HookCommands
import OrderedCollections
import PlainValues
import Testing

@testable import UnitState

/// What both stores promise.
@Suite struct UnitStateStoreTests {
    enum Backend: CaseIterable { case database, controller }

    private func make(_ backend: Backend) throws -> any UnitStateStore {
        switch backend {
        case .database: try SQLiteStore(path: ":memory:")
        case .controller: ControllerStore(commands: HookCommands(runner: FakeController()))
        }
    }

    @Test("a snapshot is loaded as it was saved, replaced and dropped", arguments: Backend.allCases)
    func keepsSnapshots(_ backend: Backend) throws {
        let store = try make(backend)
        #expect(try store.loadSnapshot(at: "a") == nil)
        try store.dropSnapshot(at: "a")
        try store.saveSnapshot(["x": .tuple([1, .set(["y"])])], at: "a")
        try store.saveSnapshot(nil, at: "b")
        #expect(try store.loadSnapshot(at: "a") == ["x": .tuple([1, .set(["y"])])])
        #expect(try store.loadSnapshot(at: "b") == .some(.null))
        try store.saveSnapshot("new", at: "a")
        try store.commit()
        #expect(try store.loadSnapshot(at: "a") == "new")
        try store.dropSnapshot(at: "a")
        #expect(try store.loadSnapshot(at: "a") == nil)
        try store.commit()
        #expect(try store.loadSnapshot(at: "a") == nil)
    }

    @Test("notices come in the order in which they were saved, of all events or of one", arguments: Backend.allCases)
    func keepsNotices(_ backend: Backend) throws {
        let store = try make(backend)
        #expect(try store.notices(eventPath: nil) == [])
        for (event, id) in [("e2", "m"), ("e1", "m"), ("e2", "n")] {
            try store.saveNotice(eventPath: event, observerPath: "o", observerID: id)
        }
        try store.commit()
        #expect(try store.notices(eventPath: nil).map { $0.eventPath + $0.observerID } == ["e2m", "e1m", "e2n"])
        #expect(try store.notices(eventPath: "e2").map(\.observerID) == ["m", "n"])
        #expect(try store.notices(eventPath: "e") == [])
        try store.dropNotice(eventPath: "e2", observerPath: "o", observerID: "m")
        try store.dropNotice(eventPath: "e2", observerPath: "other", observerID: "n")
        #expect(try store.notices(eventPath: nil).map { $0.eventPath + $0.observerID } == ["e1m", "e2n"])
    }

    @Test("closing twice is no error", arguments: Backend.allCases)
    func closesTwice(_ backend: Backend) throws {
        let store = try make(backend)
        store.close()
        store.close()
        #expect(throws: UnitStateError.self) { try store.saveSnapshot(1, at: "a") }
    }
}
