import Foundation
import PlainValues
import Synchronization
import Testing

@testable import UnitState

@Suite struct SQLiteSharingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs the body on several threads at once and waits for all of them.
    private func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let left = Mutex(count)
            for index in 0..<count {
                Thread.detachNewThread {
                    body(index)
                    let isLast = left.withLock { left in
                        left -= 1
                        return left == 0
                    }
                    if isLast { continuation.resume() }
                }
            }
        }
    }

    @Test("dispatches at the same time wait for each other: no update is lost and none fails")
    func serializesDispatches() async throws {
        let path = folder.database
        let errors = Mutex<[String]>([])
        await onThreads(4) { _ in
            for _ in 0..<25 {
                do {
                    let store = try SQLiteStore(path: path, lockTimeout: 60_000)
                    let count = try store.loadSnapshot(at: "count")?.intValue ?? 0
                    try store.saveSnapshot(.int(count + 1), at: "count")
                    try store.saveNotice(eventPath: "e\(count)", observerPath: "o", observerID: "m")
                    try store.commit()
                    store.close()
                } catch {
                    errors.withLock { $0.append("\(error)") }
                }
            }
        }
        #expect(errors.withLock { $0 } == [])
        let store = try SQLiteStore(path: path)
        #expect(try store.loadSnapshot(at: "count") == 100)
        #expect(try store.notices(eventPath: nil).map(\.sequence) == (1...100).map { Int64($0) })
    }

    @Test("while a dispatch has the database, another one is told that it is in use when its time is up")
    func reportsBusy() throws {
        let first = try SQLiteStore(path: folder.database)
        let error = try #require(throws: UnitStateError.self) {
            try SQLiteStore(path: folder.database, lockTimeout: 20)
        }
        #expect(error.code == .busy)
        #expect(
            error.description.hasPrefix(
                "The unit's state database \"\(folder.database)\" is in use by another process and was not free within "
                    + "20 ms"))
        try first.saveSnapshot(1, at: "a")
        try first.commit()
    }

    @Test("the database stays taken from the commit to the closing")
    func keepsLockAfterCommit() throws {
        let first = try SQLiteStore(path: folder.database)
        try first.commit()
        let error = try #require(throws: UnitStateError.self) {
            try SQLiteStore(path: folder.database, lockTimeout: 20)
        }
        #expect(error.code == .busy)
        first.close()
        #expect(throws: Never.self) { try SQLiteStore(path: folder.database, lockTimeout: 20) }
    }

    @Test("a reader that holds the database as ops does is waited for, and then everything works")
    func waitsForReader() async throws {
        let path = folder.database
        try SQLiteStore(path: path).commit()
        let reader = try RawDatabase(path)
        // What ops does at its start: a shared lock until it closes.
        try reader.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN; SELECT count(*) FROM sqlite_master")
        #expect(throws: UnitStateError.self) { try SQLiteStore(path: path, lockTimeout: 20) }
        let result = Mutex<Result<PlainValue?, any Error>?>(nil)
        async let dispatch: Void = onThreads(1) { _ in
            let outcome = Result {
                let store = try SQLiteStore(path: path, lockTimeout: 60_000)
                try store.saveSnapshot(1, at: "a")
                try store.commit()
                return try store.loadSnapshot(at: "a")
            }
            result.withLock { $0 = outcome }
        }
        reader.close()
        await dispatch
        #expect(try result.withLock { $0 }?.get() == 1)
    }
}
