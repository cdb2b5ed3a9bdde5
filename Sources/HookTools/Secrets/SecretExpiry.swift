import Foundation
import PlainValues

/// The times of `--expire`: a moment, or a duration from now.
enum SecretExpiry {
    /// The moment in the form of RFC 3339, in UTC and whole seconds.
    ///
    /// - Parameters:
    ///   - text: A time of RFC 3339, with or without its zone, or a duration of Go's form, such as `1h30m`.
    ///   - now: The seconds since 1970.
    /// - Throws: ``HookToolError`` with Juju's text.
    static func parse(_ text: String, now: Double) throws(HookToolError) -> String {
        if let date = date(text) ?? date(text + "Z") { return date.formatted(.iso8601) }
        guard let duration = Duration(goText: text) else {
            throw HookToolError(.usage, "expire time or duration \(GoText.quoted(text)) not valid")
        }
        guard duration > .zero else {
            throw HookToolError(.usage, "negative expire duration \(GoText.quoted(text)) not valid")
        }
        return Date(timeIntervalSince1970: now + duration / .seconds(1)).formatted(.iso8601)
    }

    private static func date(_ text: String) -> Date? {
        // What follows the seconds (a fraction) is of no interest, but the zone after it is.
        guard text.utf8.count <= 40 else { return nil }
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
        return try? style.parse(text)
    }
}
