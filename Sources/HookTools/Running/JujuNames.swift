/// The forms of Juju's names.
enum JujuNames {
    /// Whether the text may be an application's name.
    ///
    /// `mysql`, `mysql-k8s2`. A part after a dash has a letter.
    static func isApplication(_ text: String) -> Bool { isApplication(text.utf8[...]) }

    private static func isApplication(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, isLetter(first) else { return false }
        var partHasLetter = false
        for byte in text {
            switch byte {
            case dash where !partHasLetter: return false
            case dash: partHasLetter = false
            case _ where isLetter(byte): partHasLetter = true
            case _ where isDigit(byte): break
            default: return false
            }
        }
        return partHasLetter
    }

    /// Whether the text may be a unit's name: `mysql/0`.
    static func isUnit(_ text: String) -> Bool {
        guard let slash = text.utf8.lastIndex(of: slash) else { return false }
        return isApplication(text.utf8[..<slash]) && isNumber(text.utf8[slash...].dropFirst())
    }

    /// Whether the text may be a storage instance's id: `data/0`.
    static func isStorage(_ text: String) -> Bool {
        guard let slash = text.utf8.lastIndex(of: slash) else { return false }
        return isStorageName(String(text[..<slash])) && isNumber(text.utf8[slash...].dropFirst())
    }

    /// Whether the text may be a storage's name in metadata: `data`, `data-logs`.
    static func isStorageName(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first?.utf8.first, isLetter(first) else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { isLetter($0) || isDigit($0) }
        }
    }

    /// The application of a unit.
    static func application(ofUnit unit: String) -> String {
        String(unit[..<(unit.utf8.firstIndex(of: slash) ?? unit.endIndex)])
    }

    private static let slash = UInt8(ascii: "/")
    private static let dash = UInt8(ascii: "-")

    private static func isNumber(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, text.allSatisfy(isDigit) else { return false }
        return first != UInt8(ascii: "0") || text.count == 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
