import OrderedCollections

extension SecretContent {
    /// The keys that Juju does not take, in order: it takes `[a-z](-?[a-z0-9]){2,}`.
    package var invalidKeys: [String] { keysOtherThan(lettersAndDigits: 3) }

    /// The keys that are not made of enough small letters and digits, with a letter first and single hyphens inside.
    func keysOtherThan(lettersAndDigits least: Int) -> [String] { values.keys.filter { !Self.isKey($0, least) } }

    private static func isKey(_ key: String, _ least: Int) -> Bool {
        var length = 0
        var previous = UInt8(ascii: "-")
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): length += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where length > 0: length += 1
            case UInt8(ascii: "-") where previous != byte: break
            default: return false
            }
            previous = byte
        }
        return length >= least && previous != UInt8(ascii: "-")
    }
}
