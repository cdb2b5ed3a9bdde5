import Pebble

/// The permissions of a new file or folder.
enum FileMode {
    /// Reads three octal digits; what is not given is the default.
    static func read(_ text: String, default: UInt32) throws(FileFailure) -> UInt32 {
        if text.isEmpty { return `default` }
        guard text.utf8.count == 3, let mode = UInt32(text, radix: 8), !text.hasPrefix("+"), !text.hasPrefix("-") else {
            throw FileFailure("permissions must be a 3-digit octal string, got \(GoText.quoted(text))")
        }
        return mode
    }
}
