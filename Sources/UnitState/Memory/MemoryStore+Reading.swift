import Glibc
import OrderedCollections

extension MemoryStore.Contents {
    /// Reads all that is in a unit's database, which stays as it is; nothing where there is no such file yet.
    ///
    /// - Parameters:
    ///   - path: The database's file.
    ///   - lockTimeout: How long a dispatch that runs is waited for, in milliseconds.
    /// - Throws: ``UnitStateError``: with the code `busy` when a dispatch runs for longer, and when the file is no
    ///   database of `ops`.
    package init(database path: String, lockTimeout: Int32 = 500) throws(UnitStateError) {
        self.init()
        guard access(path, F_OK) == 0 else { return }
        let store = try SQLiteStore(path: path, lockTimeout: lockTimeout)
        // Nothing is committed.
        defer { store.close() }
        notices = try store.notices(eventPath: nil)
        for handlePath in try store.snapshotPaths().sorted() {
            snapshots[handlePath] = try store.loadSnapshot(at: handlePath)
        }
        for (notice, record) in zip(notices, try store.deferralRecords(of: notices).records) {
            deferrals[notice.name] = record
        }
    }

    /// Reads what the controller keeps for a unit.
    ///
    /// - Parameter texts: The texts that `state-set` was given, by key; those that are none of `ops` are left out.
    /// - Throws: ``UnitStateError`` with the code `unreadableData` when the queue is none.
    package init(controllerState texts: [String: String]) throws(UnitStateError) {
        self.init()
        for (notice, record) in try StoredQueue(controllerState: texts).entries {
            notices.append(notice)
            deferrals[notice.name] = record
        }
        for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
            guard key != NoticeQueue.key, key != DeferralDocument.key else { continue }
            // A charm may keep texts of its own beside those of ops.
            if let value = try? StateDocument.decode(text, key: key) { snapshots[key] = value }
        }
    }
}
