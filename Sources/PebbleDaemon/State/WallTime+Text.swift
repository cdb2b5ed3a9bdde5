// A moment in RFC 3339, as Go writes it.

import Glibc
import PlainValues

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
        // Go wants the letter between date and time that a ``Timestamp`` can be without.
        guard text.utf8.contains(UInt8(ascii: "T")), let time = try? Timestamp(text) else { return nil }
        let (whole, tooMany) = Int64(time.secondsSince1970).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflows) = whole.addingReportingOverflow(Int64(time.nanoseconds))
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

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
