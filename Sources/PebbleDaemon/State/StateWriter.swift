/// Writes the state file, on a thread of its own.
actor StateWriter {
    private let path: String
    private var encoder = StateEncoder()

    private let executor = ThreadExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(path: String) {
        self.path = path
    }

    /// Puts the content in the place of what the file held.
    ///
    /// - Returns: Why it cannot be written, or `nil` when the disk has it.
    func write(_ content: StateContent) -> PebbleDaemonError? {
        do throws(PebbleDaemonError) {
            try StateFile.write(encoder.encode(content), to: path)
            return nil
        } catch {
            return error
        }
    }
}
