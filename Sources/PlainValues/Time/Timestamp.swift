/// A moment in time, to the nanosecond, as Juju and Pebble write and read it: RFC 3339.
///
/// ```swift
/// let newYear = try Timestamp("2031-01-01T00:00:00Z")
/// ```
public struct Timestamp: Hashable, Comparable, Sendable {
    /// The whole seconds since the beginning of 1970, UTC; negative before it.
    public let secondsSince1970: Int
    /// The nanoseconds since the whole second, 0 to 999,999,999.
    public let nanoseconds: Int

    /// Makes a moment of a number of seconds, as a `Date` of Foundation's or `clock_gettime(2)` gives it.
    ///
    /// - Parameters:
    ///   - secondsSince1970: The whole seconds since the beginning of 1970, UTC.
    ///   - nanoseconds: The nanoseconds since that second, 0 to 999,999,999.
    /// - Throws: ``PlainValueError`` with ``PlainValueError/Code/invalidTimestamp`` for a moment outside the years 1 to
    ///   9999, which RFC 3339 cannot write, and for other nanoseconds.
    public init(secondsSince1970: Int, nanoseconds: Int = 0) throws(PlainValueError) {
        guard Self.writableSeconds.contains(secondsSince1970) else {
            throw PlainValueError(
                .invalidTimestamp,
                "The moment \(secondsSince1970) seconds after 1970 is outside the years 1 to 9999; give one within them."
            )
        }
        guard (0..<1_000_000_000).contains(nanoseconds) else {
            throw PlainValueError(
                .invalidTimestamp, "\(nanoseconds) nanoseconds are not a part of a second; give 0 to 999999999.")
        }
        self.secondsSince1970 = secondsSince1970
        self.nanoseconds = nanoseconds
    }

    private init(validSeconds: Int) {
        secondsSince1970 = validSeconds
        nanoseconds = 0
    }

    /// The beginning of 1970, UTC.
    package static let epoch = Timestamp(validSeconds: 0)

    /// Whether one moment is before another.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.secondsSince1970, left.nanoseconds) < (right.secondsSince1970, right.nanoseconds)
    }

    /// The seconds of the years 1 to 9999.
    private static let writableSeconds = -62_135_596_800...253_402_300_799
}
