import Foundation
import PlainValues
import Testing

@testable import UnitState

@Suite("The queue, looked at from outside") struct StoredQueueTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func fill() throws {
        let store = try SQLiteStore(path: folder.database)
        defer { store.close() }
        var records: [(notice: Notice, record: DeferralRecord)] = []
        for number in 1...2 {
            var notice = Notice(eventPath: "C/on/e[\(number)]", observerPath: "C", observerID: "m")
            notice.sequence = try store.saveNotice(
                eventPath: notice.eventPath, observerPath: notice.observerPath, observerID: notice.observerID)
            if number == 2 { records.append((notice, DeferralRecord(firstDeferred: 5, tries: 2))) }
        }
        try store.saveDeferralRecords(records)
        try store.commit()
    }

    @Test("it is listed oldest first, and what is not known of a notice is left out")
    func listed() throws {
        try fill()
        chmod(folder.database, 0o444)
        let before = try folder.read()
        let queue = try StoredQueue(database: folder.database)
        #expect(queue.entries.map(\.notice.eventPath) == ["C/on/e[1]", "C/on/e[2]"])
        #expect(queue.entries.map(\.record) == [nil, DeferralRecord(firstDeferred: 5, tries: 2)])
        #expect(queue.problems.isEmpty)
        // Neither the file nor its permissions were touched, and nothing was put beside it.
        #expect(try folder.read() == before)
        #expect(folder.permissions() == 0o444)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [".unit-state.db"])
    }

    @Test("it is empty where no dispatch was committed yet", arguments: [false, true])
    func empty(_ hasFile: Bool) throws {
        if hasFile { try folder.write([]) }
        #expect(try StoredQueue(database: folder.database).entries.isEmpty)
        #expect(FileManager.default.fileExists(atPath: folder.database) == hasFile)
    }

    @Test("while a dispatch runs the queue is in use, and the dispatch goes on")
    func busy() throws {
        try fill()
        let dispatch = try SQLiteStore(path: folder.database)
        try dispatch.saveSnapshot(1, at: "x")
        let error = #expect(throws: UnitStateError.self) {
            try StoredQueue(database: folder.database, lockTimeout: 10)
        }
        #expect(error?.code == .busy)
        try dispatch.commit()
        dispatch.close()
        #expect(try StoredQueue(database: folder.database).entries.count == 2)
    }

    @Test("what is no database is an error, and stays as it is")
    func noDatabase() throws {
        let text = "no database at all, but a text"
        try folder.write(Array(text.utf8))
        #expect(throws: UnitStateError.self) { try StoredQueue(database: folder.database) }
        #expect(try folder.read() == Array(text.utf8))
    }

    @Test("what is no file is not opened")
    func noFile() throws {
        #expect(mkfifo(folder.database, 0o600) == 0)
        let error = #expect(throws: UnitStateError.self) { try StoredQueue(database: folder.database) }
        #expect(error?.code == .cannotOpen)
    }

    @Test("what the controller keeps is listed as well")
    func controller() throws {
        let queue = try StoredQueue(controllerState: [
            "#notices#": "- !!python/tuple [e1, C, m]\n- !!python/tuple [e2, C, m]\n",
            DeferralDocument.key: "- [e2, C, m, 5, 2, 0, '']\n", "C/StoredStateData[_stored]": "{a: 1}\n",
        ])
        #expect(queue.entries.map(\.notice.eventPath) == ["e1", "e2"])
        #expect(queue.entries.map(\.record) == [nil, DeferralRecord(firstDeferred: 5, tries: 2)])
        #expect(try StoredQueue(controllerState: [:]).entries.isEmpty)
        let damaged = try StoredQueue(controllerState: ["#notices#": "- [e, C, m]\n", DeferralDocument.key: "]"])
        #expect(damaged.entries.count == 1)
        #expect(damaged.problems.count == 1)
        #expect(throws: UnitStateError.self) { try StoredQueue(controllerState: ["#notices#": "7\n"]) }
    }
}
