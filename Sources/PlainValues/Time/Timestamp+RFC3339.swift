// Moments as text.

extension Timestamp: CustomStringConvertible {
    /// Reads a moment that is written as in RFC 3339, or as in Juju's answers with a blank between date and time.
    ///
    /// - Parameter text: A date, a time of day with any fraction of a second, and `Z` or an offset, as in
    ///   `2031-02-03T04:05:06Z` and `2031-02-03 04:05:06.5+01:00`. What is finer than a nanosecond is left out.
    /// - Throws: ``PlainValueError`` with ``PlainValueError/Code/invalidTimestamp`` for another text, and for a moment outside the
    ///   years 1 to 9999.
    public init(_ text: String) throws(PlainValueError) {
        var reader = Reader(text)
        guard let (seconds, nanoseconds) = reader.moment() else {
            throw PlainValueError(
                .invalidTimestamp,
                "'\(text)' is no moment in time; write it as in RFC 3339, such as 2031-02-03T04:05:06Z.")
        }
        try self.init(secondsSince1970: seconds, nanoseconds: nanoseconds)
    }

    /// The moment in UTC as RFC 3339 has it: `2031-02-03T04:05:06Z`, with a fraction of six digits when it has whole
    /// microseconds, and of nine when it is finer.
    public var description: String {
        let secondOfDay = Self.remainder(secondsSince1970, 86_400)
        let (year, month, day) = Self.date(ofDay: (secondsSince1970 - secondOfDay) / 86_400)
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { Self.padded($0, 2) }
            .joined(separator: ":")
        return "\(date)T\(time)\(fraction)Z"
    }

    private var fraction: String {
        if nanoseconds == 0 { return "" }
        let isFine = nanoseconds % 1000 != 0
        return "." + (isFine ? Self.padded(nanoseconds, 9) : Self.padded(nanoseconds / 1000, 6))
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// What is left after division, never negative.
    private static func remainder(_ number: Int, _ divisor: Int) -> Int {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }

    // Days are counted from 1970-01-01 in the Gregorian calendar. Years begin in March here, so that the day that comes
    // every four years is a year's last; 400 years have 146,097 days.

    private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let dayOfEra = remainder(shifted, 146_097)
        let era = (shifted - dayOfEra) / 146_097
        let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        return (
            era * 400 + year + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    private static func day(ofYear year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month > 2 ? year : year - 1
        let yearOfEra = remainder(shiftedYear, 400)
        let era = (shiftedYear - yearOfEra) / 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Reads a text from its start; `nil` where it is not as it should be.
    private struct Reader {
        private var rest: Substring.UTF8View

        init(_ text: String) { rest = Substring(text).utf8 }

        mutating func moment() -> (seconds: Int, nanoseconds: Int)? {
            guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2), skip("Tt "),
                let hour = number(2), skip(":"), let minute = number(2), skip(":"), let second = number(2),
                let nanoseconds = fraction(), let offset = offset(), rest.isEmpty,
                hour < 24, minute < 60, second < 60, Timestamp.isDate(year, month, day)
            else { return nil }
            let dayNumber = Timestamp.day(ofYear: year, month: month, day: day)
            return (dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset, nanoseconds)
        }

        private mutating func number(_ width: Int) -> Int? {
            let digits = rest.prefix(width)
            guard digits.count == width, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            rest = rest.dropFirst(width)
            return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }

        private mutating func skip(_ choices: StaticString) -> Bool { one(of: choices) != nil }

        private mutating func one(of choices: StaticString) -> UInt8? {
            guard let byte = rest.first,
                choices.withUTF8Buffer({ $0.contains(byte) })
            else { return nil }
            rest = rest.dropFirst()
            return byte
        }

        private mutating func fraction() -> Int? {
            guard skip(".") else { return 0 }
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(digits.count)
            return (digits.prefix(9) + Array(repeating: 0x30, count: max(0, 9 - digits.count)))
                .reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }

        /// The seconds by which the text's time is ahead of UTC.
        private mutating func offset() -> Int? {
            if skip("Zz") { return 0 }
            guard let sign = one(of: "+-"), let hours = number(2), skip(":"), let minutes = number(2),
                hours < 24, minutes < 60
            else { return nil }
            return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
        }
    }

    private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1 else { return false }
        // A day that its month does not have is written as one of the next month.
        let date = date(ofDay: Self.day(ofYear: year, month: month, day: day))
        return date.month == month
    }
}
