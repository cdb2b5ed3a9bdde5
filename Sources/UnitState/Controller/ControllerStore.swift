package import HookCommands
import OrderedCollections
package import PlainValues

/// A unit's state in Juju's controller, under the keys and in the YAML of Python's `ops`.
///
/// What is saved and dropped stays in the process until ``commit()``, which hands all of it to Juju in one `state-set`;
/// Juju keeps it if the hook succeeds. All that is stored is read by one `state-get`, when something is first asked for.
/// `ops` makes a call for every save, load and drop; both leave the same state.
package final class ControllerStore: UnitStateStore {
    /// What is known of a key.
    private struct Entry {
        /// The snapshot as this dispatch sees it; `nil` when there is none.
        var value: PlainValue?
        /// The snapshot in the form in which it is to be stored; `nil` when it was not saved since the last commit.
        var unsavedText: String?
    }

    private let commands: HookCommands
    private var entries: OrderedDictionary<String, Entry> = [:]
    /// What the controller holds, by key; `nil` as long as it was not asked.
    private var stored: OrderedDictionary<String, String>?
    private var queue: NoticeQueue?
    private var isClosed = false

    /// Makes the store; no call is made until something is asked for.
    ///
    /// - Parameter commands: The hook commands, for `state-get`, `state-set` and `state-delete`.
    package init(commands: HookCommands) {
        self.commands = commands
    }

    package func saveSnapshot(_ data: PlainValue, at handlePath: String) throws(UnitStateError) {
        try checkOpen()
        do throws(UnitStateError) {
            let text = try StateDocument.encode(data)
            entries[handlePath, default: Entry()].value = data
            entries[handlePath, default: Entry()].unsavedText = text
        } catch {
            throw error.whileHandling("Saving", handlePath)
        }
    }

    package func loadSnapshot(at handlePath: String) throws(UnitStateError) -> PlainValue? {
        try checkOpen()
        if let entry = entries[handlePath] { return entry.value }
        do throws(UnitStateError) {
            let value = try read(handlePath)
            entries[handlePath] = Entry(value: value)
            return value
        } catch {
            throw error.whileHandling("Loading", handlePath)
        }
    }

    package func dropSnapshot(at handlePath: String) throws(UnitStateError) {
        try checkOpen()
        entries[handlePath, default: Entry()].value = nil
        entries[handlePath, default: Entry()].unsavedText = nil
    }

    package func snapshotPaths() throws(UnitStateError) -> [String] {
        try checkOpen()
        let saved = entries.filter { $0.value.value != nil }.keys
        let untouched = try storedTexts().keys.filter { entries[$0] == nil }
        return (Array(saved) + untouched).filter { $0 != NoticeQueue.key && $0 != DeferralDocument.key }
    }

    @discardableResult
    package func saveNotice(
        eventPath: String, observerPath: String, observerID: String
    ) throws(UnitStateError) -> Int64? {
        try changeQueue { $0.append(Notice(eventPath: eventPath, observerPath: observerPath, observerID: observerID)) }
        return nil
    }

    package func dropNotice(eventPath: String, observerPath: String, observerID: String) throws(UnitStateError) {
        let notice = Notice(eventPath: eventPath, observerPath: observerPath, observerID: observerID)
        try changeQueue { notices in
            if let index = notices.firstIndex(of: notice) { notices.remove(at: index) }
        }
    }

    package func notices(eventPath: String?) throws(UnitStateError) -> [Notice] {
        let notices = try loadQueue().notices
        guard let eventPath else { return notices }
        return notices.filter { $0.eventPath == eventPath }
    }

    package func deferralRecords(of notices: [Notice]) throws(UnitStateError) -> DeferralRecords {
        do throws(UnitStateError) {
            return DeferralDocument.match(notices, with: try loadSnapshot(at: DeferralDocument.key))
        } catch {
            guard error.code == .unreadableData || error.code == .tooLarge else { throw error }
            return DeferralDocument.unreadable(notices)
        }
    }

    package func saveDeferralRecords(
        _ records: [(notice: Notice, record: DeferralRecord)]
    ) throws(UnitStateError) {
        // Where nothing was ever deferred by us, the controller is not told of that.
        if records.isEmpty, try storedTexts()[DeferralDocument.key] == nil { return }
        try saveSnapshot(DeferralDocument.value(of: records), at: DeferralDocument.key)
    }

    package func commit() throws(UnitStateError) {
        try checkOpen()
        var document = StateDocument()
        for (handlePath, entry) in entries {
            if let text = entry.unsavedText { document.add(text, under: handlePath) }
        }
        if let queue, queue.isChanged { document.add(try queue.encoded(), under: NoticeQueue.key) }
        if !document.isEmpty {
            let command = HookCommand("state-set", ["--file", "-"], input: document.bytes)
            try call { () throws(HookCommandError) in _ = try commands.run(command) }
        }
        // Where the controller was not asked, a key may be there: to delete it costs no more than to learn that.
        for (handlePath, entry) in entries where entry.value == nil {
            if let stored, stored[handlePath] == nil { continue }
            try call { () throws(HookCommandError) in try commands.stateDelete(handlePath) }
        }
        for (handlePath, entry) in entries {
            if entry.value == nil { stored?[handlePath] = nil }
            if let text = entry.unsavedText { stored?[handlePath] = text }
            entries[handlePath]?.unsavedText = nil
        }
        queue?.isStored()
    }

    package func close() {
        entries = [:]
        stored = nil
        queue = nil
        isClosed = true
    }

    // MARK: Notices

    private func loadQueue() throws(UnitStateError) -> NoticeQueue {
        try checkOpen()
        if let queue { return queue }
        let queue = try NoticeQueue(stored: read(NoticeQueue.key))
        self.queue = queue
        return queue
    }

    private func changeQueue(_ change: (inout [Notice]) -> Void) throws(UnitStateError) {
        var queue = try loadQueue()
        self.queue = nil  // Else each change would copy the whole queue.
        change(&queue.notices)
        self.queue = queue
    }

    // MARK: Calls

    /// What the controller holds under a key; `nil` when there is nothing.
    private func read(_ key: String) throws(UnitStateError) -> PlainValue? {
        guard let text = try storedTexts()[key] else { return nil }
        return try StateDocument.decode(text, key: key)
    }

    private func storedTexts() throws(UnitStateError) -> OrderedDictionary<String, String> {
        if let stored { return stored }
        let texts = try call { () throws(HookCommandError) in try commands.stateGet() }
        stored = texts
        return texts
    }

    private func call<Result>(_ body: () throws(HookCommandError) -> Result) throws(UnitStateError) -> Result {
        do {
            return try body()
        } catch {
            throw UnitStateError(
                .hookCommandFailed, "The state that the controller keeps could not be used: \(error.description)",
                cause: error)
        }
    }

    private func checkOpen() throws(UnitStateError) {
        if isClosed {
            throw UnitStateError(.closed, "The state that the controller keeps was used after the store was closed.")
        }
    }
}
