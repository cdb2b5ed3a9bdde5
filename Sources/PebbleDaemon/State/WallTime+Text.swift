// A moment in RFC 3339, as Go writes it.

import Glibc

extension WallTime {
    /// The moment with up to nine digits of a second's fraction, without zeros at their end: `2031-01-02T03:04:05.12Z`.
    package func text(_ zone: Zone) -> String {
        var digits = String(1_000_000_000 + parts.nanoseconds).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return text(zone, fraction: digits)
    }

    /// The moment without a fraction, in UTC or the daemon's zone: a line of a task's log, a file's modification.
    package func wholeSecondsText(_ zone: Zone) -> String {
        text(zone, fraction: "")
    }

    /// The moment with up to three digits of a second's fraction, in UTC: a line of a service's log.
    package var millisecondsText: String {
        var digits = String(1000 + parts.nanoseconds / 1_000_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return text(.utc, fraction: digits)
    }

    /// Reads a moment in RFC 3339; `nil` for another text, and for a moment outside of the years that can be expressed.
    package init?(_ text: String) {
        var rest = text.utf8[...]
        func digits(_ count: Int) -> Int? {
            let digits = rest.prefix(count)
            guard digits.count == count, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
            rest = rest.dropFirst(count)
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        func skip(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2), skip("T"),
            let hour = digits(2), skip(":"), let minute = digits(2), skip(":"), let second = digits(2),
            (1...12).contains(month), (1...Self.days(ofMonth: month, year: year)).contains(day), hour < 24, minute < 60,
            second < 60
        else { return nil }
        var fraction: Int64 = 0
        if skip(".") {
            var scale: Int64 = 100_000_000
            guard let first = rest.first, 0x30...0x39 ~= first else { return nil }
            while let digit = rest.first, 0x30...0x39 ~= digit {
                fraction += Int64(digit - 0x30) * scale
                scale /= 10
                rest = rest.dropFirst()
            }
        }
        var offset = 0
        if !skip("Z") {
            let west = skip("-")
            guard west || skip("+"), let hours = digits(2), skip(":"), let minutes = digits(2), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (west ? -1 : 1)
        }
        guard rest.isEmpty else { return nil }
        let seconds =
            Self.days(year: year, month: month, day: day) * 86400 + hour * 3600 + minute * 60 + second - offset
        let (whole, tooMany) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflows) = whole.addingReportingOverflow(fraction)
        guard !tooMany, !overflows else { return nil }
        self.init(nanoseconds: sum)
    }

    private var parts: (seconds: Int, nanoseconds: Int64) {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? (Int(quotient) - 1, remainder + 1_000_000_000) : (Int(quotient), remainder)
    }

    private func text(_ zone: Zone, fraction: Substring) -> String {
        var seconds = time_t(parts.seconds)
        var calendar = tm()
        switch zone {
        case .utc: gmtime_r(&seconds, &calendar)
        case .local: localtime_r(&seconds, &calendar)
        }
        var text = Self.padded(Int(calendar.tm_year) + 1900, 4)
        text += "-\(Self.padded(Int(calendar.tm_mon) + 1))-\(Self.padded(Int(calendar.tm_mday)))T"
        text += "\(Self.padded(Int(calendar.tm_hour))):\(Self.padded(Int(calendar.tm_min)))"
        text += ":\(Self.padded(Int(calendar.tm_sec)))"
        if !fraction.isEmpty { text += ".\(fraction)" }
        let offset = calendar.tm_gmtoff / 60
        if offset == 0 { return text + "Z" }
        return text + (offset < 0 ? "-" : "+") + Self.padded(abs(offset) / 60) + ":" + Self.padded(abs(offset) % 60)
    }

    /// The days from the beginning of 1970 to a day of the Gregorian calendar.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        // Years that begin in March have their odd day at the end.
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
    }

    private static func days(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
