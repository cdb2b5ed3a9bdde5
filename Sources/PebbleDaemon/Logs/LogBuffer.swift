/// The newest lines of one service, up to 100 KiB.
struct LogBuffer: Sendable {
    /// A place in what a service has written, from which on it has not been read.
    struct Position: Hashable, Sendable {
        /// The number of the line, counted from the first that the service ever wrote.
        var line: Int
        /// The bytes of that line that were read.
        var offset: Int

        static let start = Position(line: 0, offset: 0)
    }

    private struct Line: Sendable {
        var time: WallTime
        var bytes: [UInt8]
        var isComplete: Bool
    }

    /// The size in bytes from which on the oldest lines are forgotten.
    static let capacity = 100 << 10
    /// The size in bytes of the longest piece of a line.
    static let longestLine = 4 << 10
    /// What Pebble's buffer holds for each line besides its text: a time, blanks, brackets and a line feed.
    private static let overhead = 29

    private let service: String
    /// The lines; those before `first` are forgotten.
    private var lines: [Line] = []
    private var first = 0
    /// The number of the line `lines[first]`.
    private var firstNumber = 0
    private var size = 0

    init(service: String) {
        self.service = service
    }

    /// The place after all that was written.
    var end: Position {
        guard let last = lines.last, !last.isComplete else { return Position(line: nextNumber, offset: 0) }
        return Position(line: nextNumber - 1, offset: last.bytes.count)
    }

    private var nextNumber: Int { firstNumber + lines.count - first }

    /// Takes more of what the service writes.
    mutating func append(_ bytes: ArraySlice<UInt8>, at time: WallTime) {
        var rest = bytes
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            if first == lines.count || lines[lines.count - 1].isComplete { begin(time) }
            var text = rest[..<end]
            while !text.isEmpty {
                if lines[lines.count - 1].bytes.count == Self.longestLine {
                    lines[lines.count - 1].isComplete = true
                    begin(time)
                }
                let piece = text.prefix(Self.longestLine - lines[lines.count - 1].bytes.count)
                lines[lines.count - 1].bytes += piece
                size += piece.count
                text = text.dropFirst(piece.count)
            }
            if end < rest.endIndex { lines[lines.count - 1].isComplete = true }
            rest = rest[end...].dropFirst()
        }
        forgetOldest()
    }

    /// Ends a line that has no line feed, since what wrote it has ended.
    mutating func endLine() {
        if first < lines.count { lines[lines.count - 1].isComplete = true }
    }

    /// The newest lines.
    func newest(_ count: Int) -> [ServiceLogLine] {
        lines[max(first, lines.count - min(count, lines.count))...].map { entry($0, from: 0) }
    }

    /// What was written from a place on, and the place after it.
    ///
    /// What was forgotten meanwhile is left out.
    func read(from position: Position) -> (entries: [ServiceLogLine], end: Position) {
        let position = position.line < firstNumber ? Position(line: firstNumber, offset: 0) : position
        guard position != end else { return ([], end) }
        var entries: [ServiceLogLine] = []
        var offset = position.offset
        for line in lines[min(first + position.line - firstNumber, lines.count)...] {
            // Of a line that was read to its end only the line feed has come.
            if offset == 0 || offset < line.bytes.count { entries.append(entry(line, from: offset)) }
            offset = 0
        }
        return (entries, end)
    }

    private func entry(_ line: Line, from offset: Int) -> ServiceLogLine {
        ServiceLogLine(
            time: line.time, service: service,
            message: String(decoding: line.bytes.dropFirst(offset), as: UTF8.self))
    }

    private mutating func begin(_ time: WallTime) {
        lines.append(Line(time: time, bytes: [], isComplete: false))
        size += Self.overhead + service.utf8.count
    }

    private mutating func forgetOldest() {
        while size > Self.capacity, lines.count - first > 1 {
            size -= lines[first].bytes.count + Self.overhead + service.utf8.count
            lines[first].bytes = []
            first += 1
            firstNumber += 1
        }
        if first > 1000 {
            lines.removeFirst(first)
            first = 0
        }
    }
}
