/// Starts programs for those who must not block: on a thread of its own, one at a time.
package actor ProcessLauncher {
    /// The launcher of exec'd commands and checks.
    package static let shared = ProcessLauncher()

    private let executor = ThreadExecutor()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private init() {}

    /// Starts a program.
    ///
    /// - Parameter prepare: Says how. It may block, as looking up a user does.
    /// - Returns: The process, which runs.
    /// - Throws: ``ProcessFailure`` when the program is not found or cannot be executed, and what `prepare` throws.
    package func launch(
        _ prepare: @Sendable () throws(ProcessFailure) -> ProcessLaunch
    ) throws(ProcessFailure) -> ChildProcess {
        try ChildProcess.launch(try prepare())
    }
}
