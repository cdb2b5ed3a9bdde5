import Glibc

/// The end of a time limit, on the clock that no one sets.
struct Deadline {
    private let limit: Duration?
    private let end: Int64?

    /// Starts a time limit; `nil` is none.
    init(after limit: Duration?) {
        self.limit = limit
        guard let limit else {
            end = nil
            return
        }
        let (seconds, attoseconds) = limit.components
        // A limit of more than a century is none that anyone waits for.
        let milliseconds = min(max(seconds, 0), 4_000_000_000) * 1000 + attoseconds / 1_000_000_000_000_000
        end = Self.now + milliseconds
    }

    /// The limit as a text, as in `30.0 seconds`.
    var limitText: String { limit?.description ?? "" }

    /// Whether there is a limit at all.
    var isLimited: Bool { end != nil }

    /// Whether the time is up.
    var isOver: Bool { end.map { Self.now >= $0 } ?? false }

    /// The time left as `poll` takes it: milliseconds, or -1 for as long as it takes.
    var pollTimeout: CInt {
        guard let end else { return -1 }
        return CInt(min(max(end - Self.now, 0), Int64(CInt.max)))
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
