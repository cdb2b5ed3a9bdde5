// Durations as Juju and Pebble, which are written in Go, read and write them: `1h30m`, `-1.5h`, `300ms`.

extension Duration {
    /// Reads a duration of Go's form, to the nanosecond; finer fractions are left out.
    ///
    /// - Parameter text: A sign if need be, then numbers with units (`ns`, `us`, `µs`, `ms`, `s`, `m`, `h`), or `0`.
    /// - Returns: `nil` for another text, and for what is over the 292 years that Go's durations hold.
    package init?(goText text: String) {
        var reader = GoDurationReader(text)
        guard let nanoseconds = reader.nanoseconds() else { return nil }
        self = .nanoseconds(nanoseconds)
    }

    /// The duration in Go's form, as Go writes it: `1m30s`, `500ms`, `0s`.
    ///
    /// What is finer than a nanosecond is left out; over 292 years it is cut to that, the most that Go holds.
    package var goText: String {
        let nanoseconds = wholeNanoseconds
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        switch magnitude {
        case 0: return "0s"
        case ..<1000: return "\(sign)\(magnitude)ns"
        case ..<1_000_000: return "\(sign)\(Self.decimal(magnitude, digits: 3))µs"
        case ..<1_000_000_000: return "\(sign)\(Self.decimal(magnitude, digits: 6))ms"
        default:
            let minutes = magnitude / 60_000_000_000
            let seconds = Self.decimal(magnitude % 60_000_000_000, digits: 9)
            let hours = minutes < 60 ? "" : "\(minutes / 60)h"
            return "\(sign)\(hours)\(minutes == 0 ? "" : "\(minutes % 60)m")\(seconds)s"
        }
    }

    private var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
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

/// Reads a duration from its start; `nil` where it is not as it should be.
private struct GoDurationReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    mutating func nanoseconds() -> Int64? {
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if rest.elementsEqual("0".utf8) { return 0 }
        var total: UInt64 = 0
        repeat {
            guard let term = term() else { return nil }
            let (sum, overflows) = total.addingReportingOverflow(term)
            guard !overflows, sum <= Int64.min.magnitude else { return nil }
            total = sum
        } while !rest.isEmpty
        if isNegative { return total == Int64.min.magnitude ? .min : -Int64(total) }
        return Int64(exactly: total)
    }

    /// A number and its unit, in nanoseconds.
    private mutating func term() -> UInt64? {
        let whole = digits()
        var fraction = Substring("").utf8
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = digits()
        }
        guard !whole.isEmpty || !fraction.isEmpty, let unit = unit(),
            let count = whole.isEmpty ? 0 : UInt64(Substring(whole))
        else { return nil }
        let (product, overflows) = count.multipliedReportingOverflow(by: unit)
        guard !overflows else { return nil }
        // Go computes the fraction with doubles as well.
        var (part, scale) = (0.0, 1.0)
        for digit in fraction.prefix(18) {
            scale *= 10
            part = part * 10 + Double(digit - UInt8(ascii: "0"))
        }
        let (sum, overflowsToo) = product.addingReportingOverflow(UInt64(part * (Double(unit) / scale)))
        return overflowsToo ? nil : sum
    }

    private mutating func digits() -> Substring.UTF8View {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }

    private mutating func unit() -> UInt64? {
        let name = rest.prefix { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) && $0 != UInt8(ascii: ".") }
        rest = rest.dropFirst(name.count)
        switch String(Substring(name)) {
        case "ns": return 1
        // The micro sign and the Greek letter.
        case "us", "\u{B5}s", "\u{3BC}s": return 1000
        case "ms": return 1_000_000
        case "s": return 1_000_000_000
        case "m": return 60_000_000_000
        case "h": return 3_600_000_000_000
        default: return nil
        }
    }
}
