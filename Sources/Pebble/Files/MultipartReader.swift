import CShims
package import NIOCore

/// Takes a multipart body apart while it arrives.
///
/// Time and memory are linear in what arrives: content is given on in the pieces in which it comes, and nothing is searched
/// twice.
package struct MultipartReader {
    /// What was found next.
    package enum Event: Equatable {
        /// A part begins, and the one before it has ended.
        case part(MultipartHeader)
        /// More of the part's content; never empty.
        case content(ByteBuffer)
        /// The last part has ended; what comes after it means nothing.
        case end
    }

    private enum State {
        /// In the first delimiter.
        case start
        /// Behind a delimiter: the end of its line, or two hyphens.
        case delimiterEnd
        case header
        case content
        case epilogue
    }

    /// How long the header of a part may be in bytes, and what comes after the last part.
    package static let longestHeader = 64 << 10

    /// The length of a line's end.
    private static let lineEnd = 2

    /// A line's end, two hyphens and the boundary.
    private let delimiter: [UInt8]
    private var state = State.start
    private var unread = ByteBuffer()
    /// How much of a delimiter stands at the end of what was read; that is no content yet.
    private var matched = lineEnd
    /// How much of that stands in front of the content: what begins with a delimiter lacks the line's end before it.
    private var assumed = lineEnd
    /// How much of a header was searched for its end.
    private var searched = 0
    private var epilogueSize = 0

    /// - Parameter boundary: The boundary as the content type gives it; without line breaks.
    package init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Whether the last part has ended.
    package var isAtEnd: Bool { if case .epilogue = state { true } else { false } }

    /// Takes what has arrived.
    package mutating func feed(_ piece: ByteBuffer) {
        if unread.readableBytes == 0 {
            unread = piece
        } else {
            unread.discardReadBytes()
            unread.writeImmutableBuffer(piece)
        }
    }

    /// What is found next in what has arrived; nil when more must arrive.
    ///
    /// - Throws: ``PebbleError`` of code `protocolViolation` when this is no multipart body.
    package mutating func next() throws(PebbleError) -> Event? {
        while true {
            switch state {
            case .start:
                guard let isDelimiter = matchOn() else { return nil }
                guard isDelimiter else { throw .violation("the body does not begin with its boundary") }
                state = .delimiterEnd
            case .delimiterEnd:
                guard let end = unread.readSlice(length: 2) else { return nil }
                if end.readableBytesView.elementsEqual("--".utf8) {
                    state = .epilogue
                    return .end
                }
                guard end.readableBytesView.elementsEqual("\r\n".utf8) else {
                    throw .violation("the boundary stands inside a part")
                }
                state = .header
            case .header:
                guard let header = try readHeader() else { return nil }
                state = .content
                (matched, assumed) = (Self.lineEnd, Self.lineEnd)
                return .part(header)
            case .content:
                guard let piece = readContent() else {
                    if case .content = state { return nil }
                    continue
                }
                return .content(piece)
            case .epilogue:
                epilogueSize += unread.readableBytes
                unread.clear()
                guard epilogueSize <= Self.longestHeader else { throw .violation("too much comes after the last part") }
                return nil
            }
        }
    }

    // MARK: Content

    /// Goes on in a delimiter that has begun.
    ///
    /// - Returns: Whether it is one; nil when more must arrive.
    private mutating func matchOn() -> Bool? {
        let count = unread.withUnsafeReadableBytes { bytes in
            zip(bytes, delimiter[matched...]).prefix { $0 == $1 }.count
        }
        unread.moveReaderIndex(forwardBy: count)
        matched += count
        if matched == delimiter.count {
            (matched, assumed) = (0, 0)
            return true
        }
        return unread.readableBytes > 0 ? false : nil
    }

    /// The next piece of content; nil when a delimiter or the end of what has arrived comes first.
    private mutating func readContent() -> ByteBuffer? {
        if matched > 0 {
            guard let isDelimiter = matchOn() else { return nil }
            guard !isDelimiter else {
                state = .delimiterEnd
                return nil
            }
            // What looked like a delimiter is content.
            let content = delimiter[assumed..<matched]
            (matched, assumed) = (0, 0)
            if !content.isEmpty { return ByteBuffer(bytes: content) }
        }
        let (contentCount, delimiterCount) = unread.withUnsafeReadableBytes { Self.search($0, for: delimiter) }
        let content = unread.readSlice(length: contentCount)
        unread.moveReaderIndex(forwardBy: delimiterCount)
        if delimiterCount == delimiter.count {
            state = .delimiterEnd
        } else {
            matched = delimiterCount
        }
        return contentCount > 0 ? content : nil
    }

    /// How much content stands in front of the first delimiter, and how much of that delimiter there is.
    private static func search(_ bytes: UnsafeRawBufferPointer, for delimiter: [UInt8]) -> (Int, Int) {
        guard let start = bytes.baseAddress else { return (0, 0) }
        if let found = swiftops_find(start, bytes.count, delimiter, delimiter.count) {
            return (found - start, delimiter.count)
        }
        // Its one carriage return is at its beginning: only the last one can begin a delimiter that is not whole.
        let tail = bytes.suffix(delimiter.count - 1)
        guard let offset = tail.lastIndex(of: UInt8(ascii: "\r")) else { return (bytes.count, 0) }
        let rest = bytes[offset...]
        return delimiter.starts(with: rest) ? (offset, rest.count) : (bytes.count, 0)
    }

    // MARK: Headers

    private mutating func readHeader() throws(PebbleError) -> MultipartHeader? {
        let end = Array("\r\n\r\n".utf8)
        let length = unread.withUnsafeReadableBytes { bytes -> Int? in
            guard let start = bytes.baseAddress else { return nil }
            let from = max(0, searched - (end.count - 1))
            guard let found = swiftops_find(start + from, bytes.count - from, end, end.count) else { return nil }
            return found - start
        }
        guard length ?? unread.readableBytes <= Self.longestHeader else {
            throw .violation("the header of a part has more than \(Self.longestHeader) bytes")
        }
        guard let length, let header = unread.readSlice(length: length) else {
            searched = unread.readableBytes
            return nil
        }
        unread.moveReaderIndex(forwardBy: end.count)
        searched = 0
        return try MultipartHeader(header.readableBytesView)
    }
}
