import Glibc

/// A moment in time, to the microsecond, as Juju writes and reads it: RFC 3339.
///
/// ```swift
/// let newYear = try Timestamp("2031-01-01T00:00:00Z")
/// ```
public struct Timestamp: Hashable, Comparable, Sendable {
    /// The whole seconds since the beginning of 1970, UTC; negative before it.
    public let secondsSince1970: Int
    /// The microseconds since the whole second, 0 to 999,999.
    public let microseconds: Int

    /// Makes a moment of a number of seconds, as a `Date` of Foundation's or `time(2)` gives it.
    ///
    /// - Parameters:
    ///   - secondsSince1970: The whole seconds since the beginning of 1970, UTC.
    ///   - microseconds: The microseconds since that second, 0 to 999,999.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for a moment outside the years 1 to 9999, which
    ///   RFC 3339 cannot write, and for other microseconds.
    public init(secondsSince1970: Int, microseconds: Int = 0) throws(OpsError) {
        guard Self.writableSeconds.contains(secondsSince1970) else {
            throw OpsError(
                .invalidArgument,
                "The moment \(secondsSince1970) seconds after 1970 is outside the years 1 to 9999; give one within them."
            )
        }
        guard (0..<1_000_000).contains(microseconds) else {
            throw OpsError(
                .invalidArgument, "\(microseconds) microseconds are not a part of a second; give 0 to 999999.")
        }
        self.secondsSince1970 = secondsSince1970
        self.microseconds = microseconds
    }

    /// The moment that is a time away from now.
    ///
    /// - Parameter duration: The time, with any fraction of a microsecond left out; the past when negative.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for a moment outside the years 1 to 9999.
    init(fromNow duration: Duration) throws(OpsError) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let (seconds, attoseconds) = duration.components
        // Both parts have the sign of the duration: the sum is within one second on either side.
        let microseconds = now.tv_nsec / 1000 + Int(attoseconds / 1_000_000_000_000)
        let carry = microseconds < 0 ? -1 : microseconds / 1_000_000
        let (sum, overflows) = (now.tv_sec + carry).addingReportingOverflow(Int(seconds))
        try self.init(
            secondsSince1970: overflows ? (seconds < 0 ? .min : .max) : sum,
            microseconds: microseconds - carry * 1_000_000)
    }

    /// Whether one moment is before another.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.secondsSince1970, left.microseconds) < (right.secondsSince1970, right.microseconds)
    }

    /// The seconds of the years 1 to 9999.
    private static let writableSeconds = -62_135_596_800...253_402_300_799
}
