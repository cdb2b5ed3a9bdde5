/// The names that Juju accepts.
enum JujuNames {
    /// Whether a text names an action or one of its parameters: lower case letters and digits, hyphens within.
    static func isActionName(_ text: String) -> Bool {
        isHyphenated(text) { $0.isLowercaseLetter || $0.isDigit }
    }

    /// Whether a text names a model: lower case letters and digits, hyphens within.
    static func isModelName(_ text: String) -> Bool { isActionName(text) }

    /// Whether a text names an application: as an action, but it starts with a letter and a part is never digits alone.
    static func isApplicationName(_ text: String) -> Bool {
        guard isActionName(text), text.utf8.first.map(\.isLowercaseLetter) == true else { return false }
        return text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { part in part.contains { $0.isLowercaseLetter } }
    }

    /// The application of a unit's name or of `application/leader`, or `nil` when the text is neither.
    static func application(ofUnitOrLeader text: String) -> String? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, isApplicationName(String(parts[0])) else { return nil }
        let isNumber = !parts[1].isEmpty && parts[1].utf8.allSatisfy(\.isDigit)
        return isNumber || parts[1] == "leader" ? String(parts[0]) : nil
    }

    private static func isHyphenated(_ text: String, _ isAllowed: (UInt8) -> Bool) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard let first = text.utf8.first, let last = text.utf8.last, isAllowed(first), isAllowed(last) else {
            return false
        }
        return text.utf8.allSatisfy { isAllowed($0) || $0 == hyphen }
    }
}

extension UInt8 {
    fileprivate var isLowercaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
