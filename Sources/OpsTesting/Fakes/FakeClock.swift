import PlainValues

/// The time of a test, which stands still but for a microsecond with each reading: what comes later is later.
struct FakeClock: Sendable {
    private let seconds: @Sendable () -> Double
    /// The microseconds since 1970 that were read last.
    private var last = 0

    /// - Parameter seconds: The seconds since 1970.
    init(_ seconds: @escaping @Sendable () -> Double) { self.seconds = seconds }

    /// The time, which is later than any that was read or seen before.
    mutating func now() -> Timestamp {
        let microseconds = seconds() * 1_000_000
        let current = microseconds.magnitude < 1e17 ? Int(microseconds) : 0
        last = max(last + 1, current)
        return Self.timestamp(last)
    }

    /// Goes on behind a moment that is known already.
    mutating func see(_ moment: Timestamp) {
        // Years from 1 to 9999: a product far below the largest number.
        last = max(last, moment.secondsSince1970 * 1_000_000 + moment.nanoseconds / 1000)
    }

    private static func timestamp(_ microseconds: Int) -> Timestamp {
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        // A test that goes beyond the year 9999 has no later time.
        return (try? Timestamp(secondsSince1970: seconds, nanoseconds: max(0, rest) * 1000)) ?? .epoch
    }
}
