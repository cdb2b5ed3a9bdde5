import Glibc
import PlainValues

extension Timestamp {
    /// The moment that is a time away from now, to the microsecond: finer ones Juju is not given.
    ///
    /// - Parameter duration: The time; the past when negative.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for a moment outside the years 1 to 9999.
    init(fromNow duration: Duration) throws(OpsError) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let (seconds, attoseconds) = duration.components
        // Both parts have the sign of the duration: the sum is within one second on either side.
        let microseconds = now.tv_nsec / 1000 + Int(attoseconds / 1_000_000_000_000)
        let carry = microseconds < 0 ? -1 : microseconds / 1_000_000
        let (sum, overflows) = (now.tv_sec + carry).addingReportingOverflow(Int(seconds))
        do {
            try self.init(
                secondsSince1970: overflows ? (seconds < 0 ? .min : .max) : sum,
                nanoseconds: (microseconds - carry * 1_000_000) * 1000)
        } catch {
            throw OpsError(.invalidArgument, error.description, cause: error)
        }
    }
}
