/// The dates and times that Go's YAML takes for what they are.
enum GoTimestamp {
    /// Whether a scalar is one: `2031-2-3`, or with a time after `T` and a zone, or after a space without one.
    static func isOne(_ text: String) -> Bool {
        var cursor = Cursor(rest: Substring(text).utf8)
        guard let year = cursor.number(digits: 4...4), cursor.take("-"),
            let month = cursor.number(digits: 1...2), (1...12).contains(month), cursor.take("-"),
            let day = cursor.number(digits: 1...2), (1...days(month, year)).contains(day)
        else { return false }
        if cursor.rest.isEmpty { return true }
        let hasZone = cursor.take("T") || cursor.take("t")
        guard hasZone || cursor.take(" "), cursor.takeTime() else { return false }
        return (!hasZone || cursor.takeZone()) && cursor.rest.isEmpty
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private struct Cursor {
        var rest: Substring.UTF8View

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard let first = rest.first, first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        /// A number of so many digits: as many as there are, up to the most.
        mutating func number(digits: ClosedRange<Int>) -> Int? {
            let text = rest.prefix(digits.upperBound).prefix(while: GoScalar.isDigit)
            guard text.count >= digits.lowerBound else { return nil }
            rest.removeFirst(text.count)
            return Int(Substring(text))
        }

        mutating func takeTime() -> Bool {
            guard let hour = number(digits: 1...2), hour < 24, take(":"),
                let minute = number(digits: 1...2), minute < 60, take(":"),
                let second = number(digits: 1...2), second < 60
            else { return false }
            if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ","),
                rest.dropFirst().first.map(GoScalar.isDigit) ?? false
            {
                rest.removeFirst()
                rest.removeFirst(rest.prefix(while: GoScalar.isDigit).count)
            }
            return true
        }

        mutating func takeZone() -> Bool {
            if take("Z") { return true }
            guard take("+") || take("-"), let hour = number(digits: 2...2), hour <= 24, take(":"),
                let minute = number(digits: 2...2), minute < 60
            else { return false }
            return true
        }
    }
}
