/// Durations as Juju and Pebble, which are written in Go, read and write them: `1h30m`, `-1.5h`, `300ms`.
package enum GoDuration {
    /// The text of a duration as Go writes it: `1m30s`, `500ms`, `0s`.
    ///
    /// - Parameter duration: The duration. What is finer than a nanosecond is left out; over 292 years it is cut to that,
    ///   the most that Go holds.
    package static func text(_ duration: Duration) -> String {
        let nanoseconds = wholeNanoseconds(duration)
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        switch magnitude {
        case 0: return "0s"
        case ..<1000: return "\(sign)\(magnitude)ns"
        case ..<1_000_000: return "\(sign)\(decimal(magnitude, digits: 3))µs"
        case ..<1_000_000_000: return "\(sign)\(decimal(magnitude, digits: 6))ms"
        default:
            let minutes = magnitude / 60_000_000_000
            let seconds = decimal(magnitude % 60_000_000_000, digits: 9)
            let hours = minutes < 60 ? "" : "\(minutes / 60)h"
            return "\(sign)\(hours)\(minutes == 0 ? "" : "\(minutes % 60)m")\(seconds)s"
        }
    }

    /// The nanoseconds of a duration, without fractions, cut to what 64 bits hold.
    package static func wholeNanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflowsToo) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflows || overflowsToo ? (seconds < 0 ? .min : .max) : sum
    }

    /// A number of which `digits` digits are behind the point, without zeros at its end.
    private static func decimal(_ number: UInt64, digits: Int) -> String {
        let divisor = (0..<digits).reduce(1 as UInt64) { power, _ in power * 10 }
        var fraction = String(number % divisor)
        fraction = String(repeating: "0", count: digits - fraction.utf8.count) + fraction
        while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
        return fraction.isEmpty ? "\(number / divisor)" : "\(number / divisor).\(fraction)"
    }
}

extension Duration {
    /// Reads a duration of Go's form, or returns `nil` when the text names none.
    package init?(goText text: String) {
        guard let nanoseconds = try? GoDuration.nanoseconds(text) else { return nil }
        self = .nanoseconds(nanoseconds)
    }

    /// The duration in Go's form.
    package var goText: String { GoDuration.text(self) }
}
