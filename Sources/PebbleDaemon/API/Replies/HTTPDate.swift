import Glibc
import Synchronization

/// The time in the form of the `Date` header.
enum HTTPDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// The text of the second in which it was last asked for.
    private static let last = Mutex((second: time_t.min, text: ""))

    /// The time that it is.
    static var now: String {
        let second = time(nil)
        return last.withLock { last in
            if last.second != second { last = (second, text(second)) }
            return last.text
        }
    }

    private static func text(_ second: time_t) -> String {
        var second = second
        var time = tm()
        gmtime_r(&second, &time)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(padded(time.tm_mday)) \(months[Int(time.tm_mon)]) \(time.tm_year + 1900)"
        let clock = "\(padded(time.tm_hour)):\(padded(time.tm_min)):\(padded(time.tm_sec))"
        return "\(days[Int(time.tm_wday)]), \(date) \(clock) GMT"
    }
}
