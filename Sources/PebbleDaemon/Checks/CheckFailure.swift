/// Why a check failed.
struct CheckFailure: Error, Hashable, Sendable {
    /// The number of lines and of bytes that are shown of what a program or a server wrote.
    private static let shownLines = 5
    private static let shownBytes = 512

    /// What went wrong, and the lines that tell more.
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// A failure about which the last lines of a program's output tell more.
    init(_ description: String, output: [UInt8]) {
        let lines = Self.lines(output.suffix(Self.shownBytes)).suffix(Self.shownLines)
        self.init(description, lines: Array(lines))
    }

    /// A failure about which the first lines of a server's answer tell more.
    init(_ description: String, body: [UInt8]) {
        let lines = Self.lines(body.prefix(Self.shownBytes)).prefix(Self.shownLines)
        self.init(description, lines: Array(lines))
    }

    private init(_ description: String, lines: [Substring]) {
        self.init(lines.isEmpty ? description : "\(description); \(lines.joined(separator: "\n"))")
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [Substring] {
        let text = String(decoding: bytes, as: UTF8.self)
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
        return start == end ? [] : text[start..<end].split(separator: "\n", omittingEmptySubsequences: false)
    }
}
