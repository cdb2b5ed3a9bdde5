/// A duration as Go writes and reads it: `1m30s`, `500ms`, `1.5s`.
package enum GoDuration {
    /// The text of a duration, to the nanosecond, as Go's `Duration.String` writes it.
    ///
    /// - Parameter duration: The duration; what is over 292 years is cut to that, as Go's own are.
    package static func text(_ duration: Duration) -> String {
        let nanoseconds = wholeNanoseconds(duration)
        guard nanoseconds != 0 else { return "0s" }
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        switch magnitude {
        case ..<1000: return "\(sign)\(magnitude)ns"
        case ..<1_000_000: return sign + decimal(magnitude, digits: 3) + "µs"
        case ..<1_000_000_000: return sign + decimal(magnitude, digits: 6) + "ms"
        default:
            let minutes = magnitude / 60_000_000_000
            let seconds = decimal(magnitude % 60_000_000_000, digits: 9) + "s"
            if minutes == 0 { return sign + seconds }
            return sign + (minutes < 60 ? "" : "\(minutes / 60)h") + "\(minutes % 60)m" + seconds
        }
    }

    /// Nanoseconds of a duration, without fractions, cut to what 64 bits hold.
    package static func wholeNanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflowsToo) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflows || overflowsToo ? (seconds < 0 ? .min : .max) : sum
    }

    /// A number of units of which `digits` are behind the point, without zeros at its end.
    private static func decimal(_ number: UInt64, digits: Int) -> String {
        var divisor: UInt64 = 1
        for _ in 0..<digits { divisor *= 10 }
        var fraction = String(number % divisor)
        fraction = String(repeating: "0", count: digits - fraction.utf8.count) + fraction
        while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
        return fraction.isEmpty ? "\(number / divisor)" : "\(number / divisor).\(fraction)"
    }
}
