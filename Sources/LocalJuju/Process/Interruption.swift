import Glibc
import Synchronization

/// Passes Ctrl-C and SIGTERM on to the program that runs, so that no charm outlives the command that started it.
///
/// Handlers stand only while a program runs; between two of them the signals do what they always do. One program runs at a
/// time in a process, as hooks do on a machine: the units of a machine share one lock.
enum Interruption {
    // Read and written by the signal handler: plain atomics, made before a handler is set.
    private static let runningGroup = Atomic<Int32>(0)
    private static let received = Atomic<Int32>(0)
    private static let turn = Mutex(())

    /// The signal that came while the program ran, or 0.
    static var signal: Int32 { received.load(ordering: .sequentiallyConsistent) }

    /// Runs `body` with the signals passed on to the process group that it names with ``watch(_:)``.
    static func passingSignals<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try turn.withLock { _ throws(Failure) in
            received.store(0, ordering: .sequentiallyConsistent)
            let earlier = setHandlers()
            defer {
                runningGroup.store(0, ordering: .sequentiallyConsistent)
                restore(earlier)
            }
            return try body()
        }
    }

    /// Names the process group that gets the signals.
    static func watch(_ group: pid_t) {
        runningGroup.store(group, ordering: .sequentiallyConsistent)
        // The signal may have come before the group was known.
        if signal != 0 { kill(-group, SIGTERM) }
    }

    private static func setHandlers() -> [(signal: Int32, action: sigaction)] {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { signal in
            // Only what may be called from a handler: atomics and kill.
            Interruption.received.store(signal, ordering: .sequentiallyConsistent)
            let group = Interruption.runningGroup.load(ordering: .sequentiallyConsistent)
            if group > 0 { kill(-group, SIGTERM) }
        }
        var earlier: [(signal: Int32, action: sigaction)] = []
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            var before = sigaction()
            sigaction(signal, &action, &before)
            earlier.append((signal, before))
        }
        return earlier
    }

    private static func restore(_ earlier: [(signal: Int32, action: sigaction)]) {
        for entry in earlier {
            var before = entry.action
            sigaction(entry.signal, &before, nil)
        }
    }
}
