import Glibc

/// A moment on the monotonic clock by which something is to be done.
struct Deadline {
    private let nanoseconds: Int64

    /// The moment that lies `duration` ahead; a negative duration has passed already.
    init(in duration: Duration) {
        nanoseconds = Self.now() + Self.nanoseconds(of: duration)
    }

    /// The moment as the system's calls take it.
    var timespec: timespec {
        Glibc.timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    }

    /// The milliseconds that are left, rounded up, as `poll` takes them.
    var millisecondsLeft: Int32 {
        Int32(clamping: (max(nanoseconds - Self.now(), 0) + 999_999) / 1_000_000)
    }

    /// A duration in nanoseconds, from 0 to some 30 years: as good as no limit, and far from what overflows.
    static func nanoseconds(of duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return min(max(seconds, 0), 1_000_000_000) * 1_000_000_000 + max(attoseconds, 0) / 1_000_000_000
    }

    private static func now() -> Int64 {
        var time = Glibc.timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
