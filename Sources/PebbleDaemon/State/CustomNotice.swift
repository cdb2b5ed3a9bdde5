import Pebble
import PlainValues

/// A notice that a client adds.
package struct CustomNotice: Sendable {
    private static let longestKey = 256
    private static let largestData = 4096

    /// The user who adds it.
    package var userID: Int?
    /// What it is about, in the form `example.com/path`.
    package var key: String
    /// For how long after a repetition further occurrences do not count as new; `nil` or 0 if each does.
    package var repeatAfter: Duration?
    /// What comes with it.
    package var data: [String: String]

    package init(userID: Int?, key: String, repeatAfter: Duration? = nil, data: [String: String] = [:]) {
        self.userID = userID
        self.key = key
        self.repeatAfter = repeatAfter
        self.data = data
    }

    func validate() throws(PebbleDaemonError) {
        guard Self.isKey(key) else {
            throw PebbleDaemonError(
                .badRequest, "invalid key \(GoText.quoted(key)) (must be in \"example.com/path\" format)")
        }
        guard key.utf8.count <= Self.longestKey else {
            throw PebbleDaemonError(.badRequest, "key must be \(Self.longestKey) bytes or less")
        }
        let written = try? JSON.write(.object(data.map { ($0.key, .string($0.value)) }), .go)
        guard let written, written.utf8.count <= Self.largestData else {
            throw PebbleDaemonError(.badRequest, "total size of data must be \(Self.largestData) bytes or less")
        }
    }

    /// Whether a text is a domain of at least two words and a path of at least one.
    static func isKey(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 2 else { return false }
        let domain = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        return domain.count >= 2 && domain.allSatisfy(isWord) && parts.dropFirst().allSatisfy(isWord)
    }

    /// Whether a text is small ASCII letters and digits, with single dashes between them.
    private static func isWord(_ text: Substring) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy {
                    UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                }
        }
    }
}
