// What Foundation or regular expressions would do, without their cost at start.

extension String {
    /// The text without blanks and line ends on both sides.
    var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...end])
    }

    /// Whether the text has the other one in it.
    func has(_ other: String) -> Bool {
        var rest = utf8[...]
        while rest.count >= other.utf8.count {
            if rest.starts(with: other.utf8) { return true }
            rest = rest.dropFirst()
        }
        return other.isEmpty
    }
}
