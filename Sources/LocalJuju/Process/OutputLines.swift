/// Splits what a program writes into the lines that the agent logs.
///
/// A line longer than 4,096 bytes is logged in pieces of that size, as Juju's agent reads it.
struct OutputLines {
    static let longestLine = 4096

    private var pending: [UInt8] = []

    /// Takes more output and returns the lines that it completes.
    mutating func append(_ bytes: some Collection<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(takeLine())
            } else {
                pending.append(byte)
                if pending.count == Self.longestLine { lines.append(takeLine()) }
            }
        }
        return lines
    }

    /// Returns what is left when the output has ended without a line feed.
    mutating func finish() -> String? {
        pending.isEmpty ? nil : takeLine()
    }

    private mutating func takeLine() -> String {
        defer { pending.removeAll(keepingCapacity: true) }
        if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
        return String(decoding: pending, as: UTF8.self)
    }
}
