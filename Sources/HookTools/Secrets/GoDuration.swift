/// Durations as Go writes them: `1h30m`, `-1.5h`, `300ms`.
enum GoDuration {
    private static let units: [(suffix: String, seconds: Double)] = [
        ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600),
    ]
    /// The longest duration that Go holds: 2^63 nanoseconds.
    private static let longest = 9_223_372_036.0

    /// The seconds of a duration, or `nil` when the text is none.
    static func seconds(_ text: String) -> Double? {
        guard text.utf8.count <= 100 else { return nil }
        var rest = text[...]
        let negative = rest.hasPrefix("-")
        if negative || rest.hasPrefix("+") { rest = rest.dropFirst() }
        if rest == "0" { return 0 }
        guard !rest.isEmpty else { return nil }
        var total = 0.0
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { !($0.isASCII && $0.isNumber) && $0 != "." }
            rest = rest.dropFirst(unit.count)
            guard let value = Double(number.hasPrefix(".") ? "0" + number : String(number)),
                let seconds = units.first(where: { $0.suffix == unit })?.seconds
            else { return nil }
            total += value * seconds
        }
        return total <= longest ? (negative ? -total : total) : nil
    }
}
