import Glibc
import Synchronization

/// Passes Ctrl-C and SIGTERM on to the program that runs, so that no charm outlives the command that started it.
///
/// Handlers stand only while a program runs; between two of them the signals do what they always do.
enum Interruption {
    // Read and written by the signal handler: plain atomics, made before a handler is set.
    private static let runningGroup = Atomic<Int32>(0)
    private static let received = Atomic<Int32>(0)

    /// The signal that came while the program ran, or 0.
    static var signal: Int32 { received.load(ordering: .sequentiallyConsistent) }

    /// Runs `body` with the signals passed on to the process group.
    static func passingSignals<Result, Failure: Error>(
        to group: pid_t, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        received.store(0, ordering: .sequentiallyConsistent)
        runningGroup.store(group, ordering: .sequentiallyConsistent)
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
        defer {
            runningGroup.store(0, ordering: .sequentiallyConsistent)
            for entry in earlier {
                var before = entry.action
                sigaction(entry.signal, &before, nil)
            }
        }
        return try body()
    }
}
