import CShims
package import NIOCore

/// Takes an answer of HTTP/1.1 apart while it arrives (RFC 9112), and collects its body.
package struct AnswerReader {
    private enum State {
        case head
        /// So many bytes of the body are to come.
        case body(Int)
        /// The body has no length: it ends with the connection.
        case bodyToEnd
        case chunkSize
        case chunk(Int)
        case chunkEnd
        case trailer
        case whole
    }

    /// How long a head may be in bytes, and so may the line of a chunk's size and the fields after the last chunk.
    private static let longestHead = 64 << 10

    private let limit: Int
    private var state = State.head
    private var unread = ByteBuffer()
    /// How much of that was searched for the end of the head.
    private var searched = 0
    private var head: AnswerHead?
    private var body = ByteBuffer()

    /// - Parameter limit: The size in bytes up to which a body is collected.
    package init(limit: Int) { self.limit = limit }

    /// Whether a byte of an answer has come.
    package private(set) var hasBegun = false

    /// Whether the answer is whole and the connection serves for another one.
    package var isKept: Bool {
        guard case .whole = state, let head else { return false }
        return head.isKept && unread.readableBytes == 0
    }

    /// Takes what has arrived.
    ///
    /// - Returns: The answer once it is whole; nil when more must arrive.
    /// - Throws: ``PebbleError`` of code `protocolViolation` when this is no HTTP, or when it is too long.
    package mutating func feed(_ piece: ByteBuffer) throws(PebbleError) -> PebbleResponse? {
        hasBegun = hasBegun || piece.readableBytes > 0
        if unread.readableBytes == 0 {
            unread = piece
        } else {
            unread.discardReadBytes()
            unread.writeImmutableBuffer(piece)
        }
        while true {
            if case .whole = state, let head { return PebbleResponse(head: head.fields, body: body) }
            guard try proceed() else { return nil }
        }
    }

    /// The connection has ended.
    ///
    /// - Returns: The answer if that was its end.
    /// - Throws: ``PebbleError`` of code `connection` if it was not.
    package func end() throws(PebbleError) -> PebbleResponse {
        guard case .bodyToEnd = state, let head else { throw .closedEarly }
        return PebbleResponse(head: head.fields, body: body)
    }

    /// Reads on.
    ///
    /// - Returns: Whether there was something; if not, more must arrive.
    private mutating func proceed() throws(PebbleError) -> Bool {
        switch state {
        case .head: return try readHead()
        case .body(let missing): return try readBody(missing, then: .whole) { .body($0) }
        case .chunk(let missing): return try readBody(missing, then: .chunkEnd) { .chunk($0) }
        case .bodyToEnd: return try readBody(.max, then: .whole) { _ in .bodyToEnd }
        case .chunkSize:
            guard let line = try readLine() else { return false }
            let size = try chunkSize(line)
            state = size == 0 ? .trailer : .chunk(size)
        case .chunkEnd:
            guard let end = unread.readSlice(length: 2) else { return false }
            guard end.readableBytesView.elementsEqual("\r\n".utf8) else {
                throw .noHTTP("a chunk is longer than it says")
            }
            state = .chunkSize
        case .trailer:
            guard let line = try readLine() else { return false }
            if line.readableBytes == 0 { state = .whole }
        case .whole: return false
        }
        return true
    }

    // MARK: The head

    private mutating func readHead() throws(PebbleError) -> Bool {
        // Who speaks another protocol may wait for us to say something before it ends a line.
        guard unread.readableBytesView.prefix(7).elementsEqual("HTTP/1.".utf8.prefix(unread.readableBytes)) else {
            throw .noHTTP("it does not begin with a version")
        }
        guard let length = find("\r\n\r\n") else {
            guard unread.readableBytes <= Self.longestHead else { throw Self.longHead }
            return false
        }
        guard length <= Self.longestHead, let bytes = unread.readSlice(length: length) else { throw Self.longHead }
        unread.moveReaderIndex(forwardBy: 4)
        let head = try AnswerHead(bytes.readableBytesView)
        // One that says that the real one will come.
        guard head.fields.status >= 200 else { return true }
        self.head = head
        switch head.body {
        case .none: state = .whole
        case .length(let length):
            guard length <= limit else { throw .tooLong(length, limit) }
            state = .body(length)
        case .chunked: state = .chunkSize
        case .toEnd: state = .bodyToEnd
        }
        return true
    }

    /// How far away a text is.
    private mutating func find(_ text: StaticString) -> Int? {
        let found = unread.withUnsafeReadableBytes { bytes -> Int? in
            let from = min(max(0, searched - text.utf8CodeUnitCount + 1), bytes.count)
            guard let start = bytes.baseAddress,
                let found = swiftops_find(
                    start + from, bytes.count - from, text.utf8Start, text.utf8CodeUnitCount)
            else { return nil }
            return found - start
        }
        searched = found == nil ? unread.readableBytes : 0
        return found
    }

    private static var longHead: PebbleError { .noHTTP("its head has more than \(longestHead) bytes") }

    // MARK: The body

    private mutating func readBody(_ missing: Int, then next: State, _ more: (Int) -> State) throws(PebbleError) -> Bool
    {
        let count = min(missing, unread.readableBytes)
        guard count <= limit - body.readableBytes else { throw .tooLong(body.readableBytes + count, limit) }
        let piece = unread.readSlice(length: count) ?? ByteBuffer()
        if body.readableBytes == 0 { body = piece } else { body.writeImmutableBuffer(piece) }
        state = count == missing ? next : more(missing - count)
        return count == missing
    }

    private mutating func readLine() throws(PebbleError) -> ByteBuffer? {
        guard let length = find("\r\n") else {
            guard unread.readableBytes <= Self.longestHead else { throw Self.longHead }
            return nil
        }
        guard length <= Self.longestHead, let line = unread.readSlice(length: length) else { throw Self.longHead }
        unread.moveReaderIndex(forwardBy: 2)
        return line
    }

    /// The size of a chunk, which may be followed by what means nothing to us.
    private func chunkSize(_ line: ByteBuffer) throws(PebbleError) -> Int {
        var size = 0
        let digits = line.readableBytesView.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        guard !digits.isEmpty else { throw .noHTTP("a chunk has no size") }
        for digit in digits {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else {
                throw .noHTTP("a chunk has no size")
            }
            // What is too long is so before the number is too large for its type.
            size = size * 16 + value
            guard size <= min(limit, 1 << 56) else { throw .tooLong(size, limit) }
        }
        return size
    }
}
