import PlainValues
import Testing

@testable import Ops

@Suite("Moments a time away from now") struct TimestampFromNowTests {
    @Test(
        "a moment that is a time away from now is between the same away from before and after",
        arguments: [
            Duration.zero, .seconds(90), .milliseconds(-1500), .microseconds(999_999), .microseconds(-999_999),
            .seconds(86_400 * 365), .nanoseconds(1),
        ])
    func fromNow(_ duration: Duration) throws {
        let before = try Timestamp(fromNow: .zero)
        let moment = try Timestamp(fromNow: duration)
        let after = try Timestamp(fromNow: .zero)
        let (seconds, attoseconds) = duration.components
        let away = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
        #expect(Self.microseconds(moment) >= Self.microseconds(before) + away)
        #expect(Self.microseconds(moment) <= Self.microseconds(after) + away)
    }

    @Test(
        "a time that no calendar reaches is an error",
        arguments: [
            Duration.seconds(Int64.max), .seconds(Int64.min), .seconds(300_000_000_000), .seconds(-300_000_000_000),
        ])
    func farAway(_ duration: Duration) {
        let error = #expect(throws: OpsError.self) { try Timestamp(fromNow: duration) }
        #expect(error?.code == .invalidArgument)
    }

    private static func microseconds(_ moment: Timestamp) -> Int {
        moment.secondsSince1970 * 1_000_000 + moment.nanoseconds / 1000
    }
}
