import PlainValues

/// A whole number without a sign, of any size, that grows digit by digit.
struct Magnitude {
    private var small: UInt64 = 0
    /// The number in bytes, least significant first, once 64 bits are too few.
    private var large: [UInt8]?

    mutating func multiply(by factor: UInt32, adding number: UInt32) {
        if large == nil {
            let (product, overflow) = small.multipliedReportingOverflow(by: UInt64(factor))
            let (sum, carry) = product.addingReportingOverflow(UInt64(number))
            if !overflow, !carry {
                small = sum
                return
            }
            large = (0..<8).map { UInt8(truncatingIfNeeded: small >> UInt64($0 * 8)) }
        }
        var bytes = large ?? []
        var carry = UInt64(number)
        for index in bytes.indices {
            carry += UInt64(bytes[index]) * UInt64(factor)
            bytes[index] = UInt8(truncatingIfNeeded: carry)
            carry >>= 8
        }
        while carry > 0 {
            bytes.append(UInt8(truncatingIfNeeded: carry))
            carry >>= 8
        }
        large = bytes
    }

    /// The number with its sign.
    func value(isNegative: Bool) -> PlainValue {
        if large == nil {
            if !isNegative, let number = Int(exactly: small) { return .int(number) }
            if isNegative, small <= UInt64(Int.max) + 1 { return .int(Int(truncatingIfNeeded: 0 &- small)) }
        }
        var bytes = large ?? (0..<8).map { UInt8(truncatingIfNeeded: small >> UInt64($0 * 8)) }
        bytes.append(0)
        if isNegative {
            var carry: UInt16 = 1
            for index in bytes.indices {
                carry += UInt16(~bytes[index])
                bytes[index] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
        }
        return .largeInt(LargeInteger(littleEndianBytes: bytes))
    }
}
