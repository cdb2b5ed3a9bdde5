import Glibc
import PlainValues

/// A moment in time to the nanosecond, between the years 1678 and 2262.
package struct WallTime: Hashable, Comparable, Sendable {
    /// In which zone a moment is written.
    package enum Zone: Hashable, Sendable {
        /// `Z`: notices and logs.
        case utc
        /// The daemon's: changes, tasks, services and files.
        case local
    }

    /// Nanoseconds since the beginning of 1970, UTC.
    package var nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// The time that it is.
    package static var now: WallTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
    }

    /// Whether one moment is before another.
    package static func < (left: WallTime, right: WallTime) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The moment that is a time away from this one, or the last one that can be expressed.
    package func advanced(by duration: Duration) -> WallTime {
        let (sum, overflows) = nanoseconds.addingReportingOverflow(GoDuration.wholeNanoseconds(duration))
        return WallTime(nanoseconds: overflows ? (duration < .zero ? .min : .max) : sum)
    }
}
