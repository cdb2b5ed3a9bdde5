/// A date, or a date and a time, as YAML 1.1 writes it.
struct Timestamp {
    private struct Time {
        var hour: Int
        var minute: Int
        var second: Int
        var microsecond: Int
        /// Minutes east of Greenwich.
        var zone: Int?
    }

    private let year: Int
    private let month: Int
    private let day: Int
    private let time: Time?
    /// Whether year, month and day have as many digits as a date without a time needs to be taken for one.
    private let hasFullDate: Bool

    /// Reads what a plain scalar must be to be a timestamp; whether there is such a day is another question.
    init?(plain bytes: UnsafeBufferPointer<UInt8>) {
        self.init(tagged: bytes)
        guard time != nil || hasFullDate else { return nil }
    }

    /// Reads what a scalar tagged as a timestamp must be.
    init?(tagged bytes: UnsafeBufferPointer<UInt8>) {
        var cursor = ByteCursor(bytes)
        guard let year = cursor.digits(4...4), cursor.skip("-"), let month = cursor.digits(1...2), cursor.skip("-"),
            let day = cursor.digits(1...2)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        hasFullDate = bytes.count == 10
        if cursor.isAtEnd {
            time = nil
            return
        }
        guard cursor.skip("T") || cursor.skip("t") || cursor.skipBlanks(), let time = Self.time(&cursor), cursor.isAtEnd
        else { return nil }
        self.time = time
    }

    private static func time(_ cursor: inout ByteCursor) -> Time? {
        guard let hour = cursor.digits(1...2), cursor.skip(":"), let minute = cursor.digits(2...2), cursor.skip(":"),
            let second = cursor.digits(2...2)
        else { return nil }
        var time = Time(hour: hour, minute: minute, second: second, microsecond: 0)
        if cursor.skip(".") {
            var scale = 100_000
            while let digit = cursor.digits(1...1) {
                time.microsecond += digit * scale
                scale /= 10
            }
        }
        if cursor.isAtEnd { return time }
        _ = cursor.skipBlanks()
        if cursor.skip("Z") {
            time.zone = 0
            return time
        }
        let west = cursor.skip("-")
        guard west || cursor.skip("+"), let hours = cursor.digits(1...2) else { return nil }
        var minutes = 0
        if cursor.skip(":") {
            guard let number = cursor.digits(2...2) else { return nil }
            minutes = number
        }
        time.zone = (hours * 60 + minutes) * (west ? -1 : 1)
        return time
    }

    /// Whether the calendar and the clock have it.
    var exists: Bool {
        guard year >= 1, (1...12).contains(month), (1...daysInMonth).contains(day) else { return false }
        guard let time else { return true }
        let zone = time.zone ?? 0
        return time.hour < 24 && time.minute < 60 && time.second < 60 && zone > -24 * 60 && zone < 24 * 60
    }

    private var daysInMonth: Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The text that PyYAML writes: ISO 8601 with a blank between date and time.
    var isoText: String {
        let date = "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day))"
        guard let time else { return date }
        var text = "\(date) \(Self.padded(time.hour)):\(Self.padded(time.minute)):\(Self.padded(time.second))"
        if time.microsecond > 0 { text += "." + Self.padded(time.microsecond, 6) }
        if let zone = time.zone {
            text += "\(zone < 0 ? "-" : "+")\(Self.padded(abs(zone) / 60)):\(Self.padded(abs(zone) % 60))"
        }
        return text
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
