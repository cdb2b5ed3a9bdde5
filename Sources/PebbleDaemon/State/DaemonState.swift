import OrderedCollections

/// What the daemon remembers, and over a restart too: changes with their tasks, notices and identities.
package actor DaemonState {
    /// Where the state is kept, or `nil` to forget it with the process.
    let file: StateWriter?
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

    /// Reads what an earlier daemon kept.
    ///
    /// - Parameter path: The state file's path, or `nil` to keep nothing.
    /// - Throws: ``PebbleDaemonError`` with ``PebbleDaemonError/Code/cannotStart`` when there is a file that cannot be
    ///   read or is not a state file. It is left as it is.
    package init(path: String?) throws(PebbleDaemonError) {
        guard let path else {
            file = nil
            content = StateContent()
            return
        }
        content = try StateFile.read(path)
        content.endInterrupted()
        file = StateWriter(path: path)
    }

    /// Has what changed written soon.
    func save() {
        file?.write(content)
    }

    /// Waits until everything that has changed by now is on the disk.
    ///
    /// - Throws: ``PebbleDaemonError`` with ``PebbleDaemonError/Code/failed`` when it cannot be written.
    package func flush() async throws(PebbleDaemonError) {
        guard let file else { return }
        if let failure = await file.flush(content) { throw failure }
    }
}
