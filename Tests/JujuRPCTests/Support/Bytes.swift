/// Bytes written as hexadecimal digits and texts in quotes, as in `0f ff82 01 0a"Jujuc.Main" 00`.
func bytes(_ notation: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    var isText = false
    for character in notation.utf8 {
        if character == UInt8(ascii: "\"") {
            isText.toggle()
        } else if isText {
            bytes.append(character)
        } else if let digit = Character(UnicodeScalar(character)).hexDigitValue {
            if let first = high { bytes.append(first << 4 | UInt8(digit)) }
            high = high == nil ? UInt8(digit) : nil
        }
    }
    return bytes
}

extension [UInt8] {
    /// The bytes as a text.
    var text: String { String(decoding: self, as: UTF8.self) }
}

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
