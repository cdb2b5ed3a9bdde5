extension GoDuration {
    /// Why a text is no duration, in Go's words.
    package struct Invalid: Error, Hashable, CustomStringConvertible {
        /// The words: `time: invalid duration "zz"`.
        package let description: String

        fileprivate init(_ problem: String, _ text: String) {
            description = "time: \(problem) duration \(GoText.quoted(text))"
        }
    }

    private static let units: [(name: String, nanoseconds: UInt64)] = [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    /// The nanoseconds that a text names, as Go's `time.ParseDuration` reads it.
    ///
    /// - Parameter text: A sign or none, then numbers with units: `1h30m`, `-1.5s`; or a lone `0`.
    /// - Throws: ``Invalid`` when the text names no duration, or one of more than 64 bits.
    package static func nanoseconds(_ text: String) throws(Invalid) -> Int64 {
        var rest = Substring(text).utf8
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        if rest.elementsEqual("0".utf8) { return 0 }
        guard !rest.isEmpty else { throw Invalid("invalid", text) }
        var total: UInt64 = 0
        while !rest.isEmpty {
            let part = try nextPart(&rest, of: text)
            let (sum, overflows) = total.addingReportingOverflow(part)
            guard !overflows, sum <= 1 << 63 else { throw Invalid("invalid", text) }
            total = sum
        }
        if isNegative { return total == 1 << 63 ? .min : -Int64(total) }
        guard total < 1 << 63 else { throw Invalid("invalid", text) }
        return Int64(total)
    }

    /// Takes a number and its unit off the text.
    private static func nextPart(
        _ rest: inout Substring.UTF8View, of text: String
    ) throws(Invalid) -> UInt64 {
        let whole = digits(&rest)
        var fraction = rest.prefix(0)
        let hasPoint = rest.first == UInt8(ascii: ".")
        if hasPoint {
            rest.removeFirst()
            fraction = digits(&rest)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { throw Invalid("invalid", text) }
        let unitText = rest.prefix { $0 != UInt8(ascii: ".") && !isDigit($0) }
        rest.removeFirst(unitText.count)
        guard !unitText.isEmpty else { throw Invalid("missing unit in", text) }
        guard let unit = units.first(where: { unitText.elementsEqual($0.name.utf8) }) else {
            throw Invalid("unknown unit \(GoText.quoted(String(Substring(unitText)))) in", text)
        }
        let count = whole.isEmpty ? 0 : UInt64(Substring(whole))
        guard let count, count <= 1 << 63 else { throw Invalid("invalid", text) }
        let (product, overflows) = count.multipliedReportingOverflow(by: unit.nanoseconds)
        guard !overflows, product <= 1 << 63 else { throw Invalid("invalid", text) }
        return product + fractionNanoseconds(fraction, unit: unit.nanoseconds)
    }

    /// What a fraction of a unit comes to; digits beyond what 64 bits hold say nothing, as in Go.
    private static func fractionNanoseconds(_ digits: Substring.UTF8View, unit: UInt64) -> UInt64 {
        var value: UInt64 = 0
        var scale = 1.0
        for digit in digits {
            let (shifted, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = shifted.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
            guard !overflows, !overflowsToo, sum <= 1 << 63 else { break }
            value = sum
            scale *= 10
        }
        return UInt64(Double(value) * (Double(unit) / scale))
    }

    private static func digits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
        let digits = rest.prefix(while: isDigit)
        rest.removeFirst(digits.count)
        return digits
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
