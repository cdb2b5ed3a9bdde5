import Foundation
import OrderedCollections
import PlainValues
import Testing

@testable import UnitState

@Suite struct SQLiteStoreTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> SQLiteStore { try SQLiteStore(path: folder.database, lockTimeout: 1000) }

    @Test("what was committed is there for the next dispatch")
    func keepsCommitted() throws {
        let first = try open()
        #expect(first.isNew)
        try first.saveSnapshot(["count": 1, "bytes": .bytes([0, 255])], at: "MyCharm/StoredStateData[_stored]")
        try first.saveNotice(eventPath: "MyCharm/on/start[1]", observerPath: "MyCharm", observerID: "_on_start")
        try first.commit()
        first.close()

        let second = try open()
        #expect(!second.isNew)
        #expect(
            try second.loadSnapshot(at: "MyCharm/StoredStateData[_stored]") == ["count": 1, "bytes": .bytes([0, 255])])
        #expect(
            try second.notices(eventPath: nil) == [
                Notice(
                    eventPath: "MyCharm/on/start[1]", observerPath: "MyCharm", observerID: "_on_start", sequence: 1)
            ])
    }

    @Test("without a commit everything is as before")
    func rollsBack() throws {
        let first = try open()
        try first.saveSnapshot(1, at: "a")
        try first.saveNotice(eventPath: "e", observerPath: "o", observerID: "m")
        try first.commit()
        first.close()

        let second = try open()
        try second.saveSnapshot(2, at: "a")
        try second.saveSnapshot(2, at: "b")
        try second.dropNotice(eventPath: "e", observerPath: "o", observerID: "m")
        second.close()

        let third = try open()
        #expect(try third.loadSnapshot(at: "a") == 1)
        #expect(try third.snapshotPaths() == ["a"])
        #expect(try third.notices(eventPath: nil).count == 1)
    }

    @Test("a store that is forgotten is closed, and what it did not commit is not kept")
    func closesWhenForgotten() throws {
        do {
            let forgotten = try open()
            try forgotten.saveSnapshot(1, at: "a")
        }
        #expect(try open().loadSnapshot(at: "a") == nil)
    }

    @Test("a first dispatch that does not commit leaves a file without tables, which the next one can use")
    func leavesNoTables() throws {
        let first = try open()
        try first.saveSnapshot(1, at: "a")
        first.close()
        let raw = try RawDatabase(folder.database)
        #expect(try raw.texts("SELECT name FROM sqlite_master") == [])
        raw.close()
        let second = try open()
        try second.saveSnapshot(2, at: "a")
        try second.commit()
        second.close()
        #expect(try open().loadSnapshot(at: "a") == 2)
    }

    @Test("a commit makes what follows another transaction")
    func continuesAfterCommit() throws {
        let store = try open()
        try store.saveSnapshot(1, at: "a")
        try store.commit()
        try store.saveSnapshot(2, at: "a")
        store.close()
        #expect(try open().loadSnapshot(at: "a") == 1)
        let again = try open()
        try again.saveSnapshot(3, at: "a")
        try again.commit()
        try again.saveSnapshot(4, at: "a")
        try again.commit()
        try again.commit()
        again.close()
        #expect(try open().loadSnapshot(at: "a") == 4)
    }

    @Test("sequence numbers are never used twice, and dropping leaves gaps")
    func numbersNotices() throws {
        let store = try open()
        for name in ["a", "b", "c"] { try store.saveNotice(eventPath: name, observerPath: "o", observerID: "m") }
        try store.dropNotice(eventPath: "c", observerPath: "o", observerID: "m")
        try store.saveNotice(eventPath: "d", observerPath: "o", observerID: "m")
        #expect(try store.notices(eventPath: nil).map(\.sequence) == [1, 2, 4])
    }

    @Test("dropping a notice removes every row with its three names, and no other")
    func dropsAllNotices() throws {
        let store = try open()
        for id in ["m", "n", "m"] { try store.saveNotice(eventPath: "e", observerPath: "o", observerID: id) }
        try store.dropNotice(eventPath: "e", observerPath: "o", observerID: "m")
        #expect(try store.notices(eventPath: "e").map(\.observerID) == ["n"])
    }

    @Test(
        "many notices are dropped in one transaction, which leaves nothing but the two tables",
        arguments: [true, false])
    func dropsManyNotices(_ isCommitted: Bool) throws {
        let first = try open()
        for number in 0..<300 { try first.saveNotice(eventPath: "e\(number)", observerPath: "o", observerID: "m") }
        try first.commit()
        first.close()
        let second = try open()
        for number in 0..<200 { try second.dropNotice(eventPath: "e\(number)", observerPath: "o", observerID: "m") }
        #expect(try second.notices(eventPath: nil).count == 100)
        if isCommitted {
            try second.commit()
            // The next transaction of the same store begins anew.
            try second.dropNotice(eventPath: "e200", observerPath: "o", observerID: "m")
            try second.commit()
        }
        second.close()
        let raw = try RawDatabase(folder.database)
        let names = try raw.texts("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
        #expect(names == ["notice", "snapshot"])
        #expect(try raw.texts("SELECT count(*) FROM notice") == [isCommitted ? "99" : "300"])
        raw.close()
    }

    @Test(
        "any text is a handle path: NUL bytes, quotes, accents in both compositions, no text at all",
        arguments: ["", "a\0b", "a\0c", "'; DROP TABLE snapshot; --", "\u{e9}", "e\u{301}", "%_?1", "😀"])
    func takesAnyPath(_ path: String) throws {
        let store = try open()
        try store.saveSnapshot(0, at: "a")
        try store.saveSnapshot(.string(path), at: path)
        try store.saveNotice(eventPath: path, observerPath: path, observerID: path)
        try store.commit()
        store.close()
        let again = try open()
        #expect(try again.loadSnapshot(at: path) == .string(path))
        #expect(
            try again.snapshotPaths().map { Array($0.utf8) }
                == ["a", path].map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(
            try again.notices(eventPath: path)
                == [Notice(eventPath: path, observerPath: path, observerID: path, sequence: 1)])
        try again.dropSnapshot(at: path)
        try again.dropNotice(eventPath: path, observerPath: path, observerID: path)
        #expect(try again.snapshotPaths() == ["a"])
        #expect(try again.notices(eventPath: nil) == [])
    }

    @Test("a database in memory goes with its store")
    func usesMemory() throws {
        let store = try SQLiteStore(path: ":memory:")
        try store.saveSnapshot(1, at: "a")
        try store.commit()
        #expect(try store.loadSnapshot(at: "a") == 1)
        store.close()
        #expect(try SQLiteStore(path: ":memory:").loadSnapshot(at: "a") == nil)
    }

    @Test("a store that is closed says so")
    func refusesAfterClose() throws {
        let store = try open()
        store.close()
        store.close()
        for use in [
            { try store.saveSnapshot(1, at: "a") }, { _ = try store.loadSnapshot(at: "a") },
            { _ = try store.notices(eventPath: nil) }, { try store.commit() },
        ] {
            let error = try #require(throws: UnitStateError.self) { try use() }
            #expect(error.code == .closed)
            #expect(error.description.contains(folder.database))
        }
    }

    @Test("a timestamp is refused with the handle path, and changes nothing")
    func refusesTimestamp() throws {
        let store = try open()
        try store.saveSnapshot(1, at: "MyCharm/on/start[1]")
        let error = try #require(throws: UnitStateError.self) {
            try store.saveSnapshot(["a": .timestamp("2020-01-01")], at: "MyCharm/on/start[1]")
        }
        #expect(error.code == .unsupportedValue)
        #expect(
            error.description
                == "Saving the snapshot of \"MyCharm/on/start[1]\" failed: A timestamp cannot be stored; "
                + "store its text, or its seconds as a number.")
        #expect(try store.loadSnapshot(at: "MyCharm/on/start[1]") == 1)
    }
}
