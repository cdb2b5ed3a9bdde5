/// A service as the plan has it after all merging, with every default filled in.
package struct ServiceConfig: Hashable, Sendable {
    /// What is done when a service's process ends, or a check of it goes down.
    package enum ExitAction: String, Hashable, Sendable {
        /// It is started again, after a while.
        case restart
        /// The daemon ends: with 0 after a success, 10 after a failure, 11 after a check's.
        case shutdown
        /// Nothing.
        case ignore
        /// The daemon ends with 10, although it was a success.
        case failureShutdown = "failure-shutdown"
        /// The daemon ends with 0, although it was a failure.
        case successShutdown = "success-shutdown"
    }

    /// What it is called, for people.
    package var summary = ""
    /// What it is for, for people.
    package var description = ""
    /// Whether it is started with the daemon.
    package var isEnabled = false
    /// The program and its arguments, the optional ones among them.
    package var command: [String]
    /// The services that are started before it, and stopped after it.
    package var after: [String] = []
    /// The services that are started after it, and stopped before it.
    package var before: [String] = []
    /// The services that are started with it.
    package var requires: [String] = []
    /// What is added to the daemon's environment: the workload's, and over it the service's own.
    package var environment: [String: String] = [:]
    /// The user and group: the service's own, else the workload's.
    package var account = UserAndGroup()
    /// The working directory, or `nil` for the daemon's.
    package var workingDirectory: String?
    /// What is done when it ends with 0.
    package var onSuccess = ExitAction.restart
    /// What is done when it ends with something else.
    package var onFailure = ExitAction.restart
    /// What is done when a check goes down, by the check's name.
    package var onCheckFailure: [String: ExitAction] = [:]
    /// How long the first restart waits.
    package var backoffDelay = Duration.milliseconds(500)
    /// By what each further one's waiting is multiplied.
    package var backoffFactor = 2.0
    /// How long a restart waits at most.
    ///
    /// Having run for as long sets the waiting back to the first.
    package var backoffLimit = Duration.seconds(30)
    /// How long it may take to end before it is killed.
    package var killDelay = Duration.seconds(5)

    package init(command: [String]) {
        self.command = command
    }
}
