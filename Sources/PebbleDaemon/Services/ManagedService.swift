/// A service that was started at least once, as its manager knows it.
final class ManagedService {
    /// How a service is.
    enum Stage {
        /// Its process has not yet lived for a second since it was asked for.
        case starting
        case running
        /// It was told to end.
        case terminating
        /// It was killed, and has not yet ended.
        case killing
        case stopped
        /// It ended, and waits to be started again.
        case backoff
        /// It ended, and was left so.
        case exited

        var current: ServiceReport.Current {
            switch self {
            case .starting, .running: .active
            case .terminating, .killing, .stopped: .inactive
            case .backoff: .backoff
            case .exited: .error
            }
        }
    }

    let name: String
    /// What it was last started with.
    var config: ServiceConfig
    private(set) var stage = Stage.stopped
    /// When the word for how it is last changed.
    private(set) var since: WallTime?
    /// Its process, while there is one.
    var process: ChildProcess?
    /// How many times its process was started.
    var startCount = 0
    /// How long it waited for its last restart, if it was restarted.
    var lastBackoff: Duration?
    /// Whether it is being stopped to be started again, because a check went down.
    var isRestarting = false
    /// Who waits for it to be started: told why it was not.
    var startWaiter: CheckedContinuation<StartFailure?, Never>?
    /// Who waits for it to be stopped: told why it was not.
    var stopWaiter: CheckedContinuation<TaskFailure?, Never>?
    /// What happens if the stage lasts.
    private var timer: Task<Void, Never>?

    init(name: String, config: ServiceConfig) {
        self.name = name
        self.config = config
    }

    /// Goes to a stage.
    ///
    /// What would have happened if the one before had lasted does not.
    func enter(_ stage: Stage, timer: Task<Void, Never>? = nil) {
        self.timer?.cancel()
        self.timer = timer
        if since == nil || stage.current != self.stage.current { since = .now }
        self.stage = stage
    }

    /// How long the next restart waits, without the random part.
    func nextBackoff() -> Duration {
        guard let last = lastBackoff else { return config.backoffDelay }
        if last >= config.backoffLimit { return last }
        // A huge factor must not overflow: the limit is what counts.
        let next = last / .seconds(1) * config.backoffFactor
        return next >= config.backoffLimit / .seconds(1) ? config.backoffLimit : .seconds(next)
    }
}

/// Why a service was not started.
struct StartFailure: Error, Sendable {
    /// What the task's failure says.
    var text: String
    /// Whether what the service wrote last may tell more.
    var isQuickExit = false
}
