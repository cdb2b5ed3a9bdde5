/// A place in a few bytes of ASCII, and the steps over what a number or a date is made of.
struct ByteCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var current: UInt8? { index < bytes.count ? bytes[index] : nil }
    var isAtEnd: Bool { index >= bytes.count }
    var isAtDigit: Bool { current.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    var rest: String { String(decoding: bytes[index...], as: UTF8.self) }

    /// Steps over one character, and tells whether it was there.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let current, UInt32(current) == character.value else { return false }
        index += 1
        return true
    }

    /// Steps over at least one byte up to the end, and tells whether all of them are as asked.
    mutating func skipAll(_ isAllowed: (UInt8) -> Bool) -> Bool {
        guard !isAtEnd else { return false }
        while let current, isAllowed(current) { index += 1 }
        return isAtEnd
    }

    mutating func skipDigitsAndUnderscores() {
        while isAtDigit || current == UInt8(ascii: "_") { index += 1 }
    }

    mutating func skipBlanks() -> Bool {
        let start = index
        while current == UInt8(ascii: " ") || current == UInt8(ascii: "\t") { index += 1 }
        return index > start
    }

    /// The number that some digits make, or `nil` when there are fewer.
    mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        let start = index
        var number = 0
        while index - start < count.upperBound, isAtDigit, let current {
            number = number * 10 + Int(current - 0x30)
            index += 1
        }
        return index - start >= count.lowerBound ? number : nil
    }

    /// Steps over an exponent, and tells whether there is a whole one or none.
    mutating func skipExponent() -> Bool {
        guard skip("e") || skip("E") else { return true }
        guard skip("-") || skip("+"), isAtDigit else { return false }
        while isAtDigit { index += 1 }
        return true
    }

    /// Steps over parts to the base of 60, as `:30:00`, and tells whether there was one.
    mutating func skipSexagesimalParts() -> Bool {
        var found = false
        while current == UInt8(ascii: ":") {
            var ahead = self
            ahead.index += 1
            guard let first = ahead.current, ahead.isAtDigit else { return found }
            ahead.index += 1
            if first <= UInt8(ascii: "5"), ahead.isAtDigit { ahead.index += 1 }
            self = ahead
            found = true
        }
        return found
    }

    /// The value of a hexadecimal digit.
    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
