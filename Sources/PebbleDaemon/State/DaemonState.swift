import OrderedCollections

/// What the daemon remembers, and over a restart too: changes with their tasks, notices and identities.
package actor DaemonState {
    /// What is kept.
    var content: StateContent

    /// The tasks that wait for their turn or run, by id.
    var work: [String: PendingWork] = [:]
    /// Who waits for a change to become ready, by its id.
    var changeWaiters: [String: WaiterList] = [:]
    /// Who waits for a notice to be repeated.
    var noticeWaiters = WaiterList()
    /// The last number that a waiter was given.
    var lastWaiter = 0

    /// Writes the state file; `nil` to forget everything with the process.
    private let writer: StateWriter?
    /// Whether something has changed since the content was last given to the writer.
    private var isChanged = false
    /// What writes until nothing has changed, while it does.
    private var writing: Task<Void, Never>?
    /// Waits for more to be written at once.
    private var pause: Task<Void, Never>?
    /// Who waits for what has changed to be on the disk.
    private var flushers: [CheckedContinuation<PebbleDaemonError?, Never>] = []

    /// How long a change waits for others that are written with it: the disk takes as long for many as for one.
    private static let pauseTime = Duration.milliseconds(20)

    /// Reads what an earlier daemon kept.
    ///
    /// - Parameter path: The state file's path, or `nil` to keep nothing.
    /// - Throws: ``PebbleDaemonError`` with ``PebbleDaemonError/Code/cannotStart`` when there is a file that cannot be
    ///   read or is not a state file. It is left as it is.
    package init(path: String?) throws(PebbleDaemonError) {
        guard let path else {
            writer = nil
            content = StateContent()
            return
        }
        content = try StateFile.read(path)
        content.endInterrupted()
        writer = StateWriter(path: path)
    }

    /// Has what changed written soon.
    func save() {
        guard let writer else { return }
        isChanged = true
        guard writing == nil else { return }
        writing = Task {
            while isChanged {
                await rest()
                isChanged = false
                let waiting = flushers
                flushers = []
                let failure = await writer.write(content)
                for flusher in waiting { flusher.resume(returning: failure) }
            }
            writing = nil
        }
    }

    /// Waits until everything that has changed by now is on the disk.
    ///
    /// - Throws: ``PebbleDaemonError`` with ``PebbleDaemonError/Code/failed`` when it cannot be written.
    package func flush() async throws(PebbleDaemonError) {
        guard writer != nil else { return }
        let failure = await withCheckedContinuation { flusher in
            flushers.append(flusher)
            pause?.cancel()
            save()
        }
        if let failure { throw failure }
    }

    private func rest() async {
        guard flushers.isEmpty else { return }
        let pause = Task<Void, Never> { _ = try? await Task.sleep(for: Self.pauseTime) }
        self.pause = pause
        await pause.value
        self.pause = nil
    }
}
