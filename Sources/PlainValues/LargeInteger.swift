/// A whole number that does not fit 64 bits, kept so that what was stored is not lost.
///
/// It can be read and written, and compared; there is no arithmetic.
public struct LargeInteger: Hashable, Sendable, CustomStringConvertible {
    /// The number's two's complement, least significant byte first, as pickle's `LONG1` has it.
    public let littleEndianBytes: [UInt8]

    /// Makes the number of the given two's complement bytes.
    ///
    /// - Parameter littleEndianBytes: The bytes, least significant first; the last byte's high bit is the sign.
    public init(littleEndianBytes: [UInt8]) {
        self.littleEndianBytes = Self.shortened(littleEndianBytes)
    }

    /// Makes the number that the decimal text spells.
    ///
    /// - Parameter decimal: Digits with an optional sign. Anything else gives `nil`.
    public init?(decimal: String) {
        var digits = Substring(decimal)
        let negative = digits.first == "-"
        if negative || digits.first == "+" { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return nil }
        var magnitude: [UInt8] = []
        for character in digits.utf8 {
            guard character >= 0x30, character <= 0x39 else { return nil }
            var carry = Int(character - 0x30)
            for index in magnitude.indices {
                carry += Int(magnitude[index]) * 10
                magnitude[index] = UInt8(carry & 0xff)
                carry >>= 8
            }
            if carry > 0 { magnitude.append(UInt8(carry)) }
        }
        magnitude.append(0)
        self.init(littleEndianBytes: negative ? Self.negated(magnitude) : magnitude)
    }

    /// The number in decimal digits.
    public var description: String {
        let negative = (littleEndianBytes.last ?? 0) & 0x80 != 0
        var magnitude = negative ? Self.negated(littleEndianBytes) : littleEndianBytes
        var digits: [UInt8] = []
        while let last = magnitude.last {
            if last == 0 {
                magnitude.removeLast()
                continue
            }
            var remainder = 0
            for index in magnitude.indices.reversed() {
                remainder = remainder << 8 | Int(magnitude[index])
                magnitude[index] = UInt8(remainder / 10)
                remainder %= 10
            }
            digits.append(0x30 + UInt8(remainder))
        }
        if digits.isEmpty { digits = [0x30] }
        return (negative ? "-" : "") + String(decoding: digits.reversed(), as: UTF8.self)
    }

    private static func negated(_ bytes: [UInt8]) -> [UInt8] {
        var carry = 1
        var result = (bytes + [bytes.last.map { $0 & 0x80 != 0 ? 0xff : 0 } ?? 0]).map { byte in
            carry += Int(~byte)
            defer { carry >>= 8 }
            return UInt8(carry & 0xff)
        }
        result = shortened(result)
        return result
    }

    /// Drops the bytes that only repeat the sign.
    private static func shortened(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        while bytes.count > 1, let last = bytes.last {
            let sign = bytes[bytes.count - 2] & 0x80 != 0
            guard last == 0 && !sign || last == 0xff && sign else { break }
            bytes.removeLast()
        }
        return bytes
    }
}
