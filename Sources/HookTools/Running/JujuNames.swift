/// The forms of Juju's names.
enum JujuNames {
    /// Whether the text may be an application's name.
    ///
    /// `mysql`, `mysql-k8s2`. A part after a dash has a letter.
    static func isApplication(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first?.utf8.first, isLetter(first) else { return false }
        return parts.allSatisfy { part in
            part.utf8.contains(where: isLetter) && part.utf8.allSatisfy { isLetter($0) || isDigit($0) }
        }
    }

    /// Whether the text may be a unit's name: `mysql/0`.
    static func isUnit(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && isApplication(parts[0]) && isNumber(parts[1])
    }

    /// Whether the text may be a storage instance's id: `data/0`.
    static func isStorage(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && isStorageName(parts[0]) && isNumber(parts[1])
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
    static func application(ofUnit unit: String) -> String { String(unit.prefix { $0 != "/" }) }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(isDigit) && (text == "0" || !text.hasPrefix("0"))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
