package import NIOCore

/// Takes apart what a websocket's server sends (RFC 6455), while it arrives.
///
/// Binary messages are given on piece by piece, whatever the frames; only texts and control frames are collected.
package struct WebSocketReader {
    /// What was found next.
    package enum Event: Equatable {
        /// Bytes of a binary message; never empty.
        case binary(ByteBuffer)
        /// A whole message of text.
        case text(ByteBuffer)
        /// Asks for a pong with the same bytes.
        case ping(ByteBuffer)
        /// Nothing comes any more.
        case close
    }

    /// How long a text may be in bytes.
    package static let longestText = 64 << 10
    /// How long a control frame may be in bytes.
    private static let longestControl = 125

    private struct Frame {
        let code: WebSocketCode
        let isLast: Bool
        /// The number of bytes that have not come yet.
        var missing: UInt64
    }

    private var unread = ByteBuffer()
    private var frame: Frame?
    /// The kind of a message that has begun with a frame that was not its last.
    private var message: WebSocketCode?
    /// What has come of a text or of a control frame.
    private var collected = ByteBuffer()
    private var text = ByteBuffer()

    package init() {}

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
    /// - Throws: ``PebbleError`` of code `protocolViolation` when these are no frames of a server's.
    package mutating func next() throws(PebbleError) -> Event? {
        while true {
            guard var frame = self.frame else {
                guard let begun = try readHead() else { return nil }
                self.frame = begun
                continue
            }
            let piece = take(&frame)
            let isWhole = frame.missing == 0
            self.frame = isWhole ? nil : frame
            if frame.code == .binary {
                if piece.readableBytes > 0 { return .binary(piece) }
                if !isWhole { return nil }
                continue
            }
            collected.writeImmutableBuffer(piece)
            guard isWhole else { return nil }
            if let event = try wholeFrame(frame) { return event }
        }
    }

    private mutating func take(_ frame: inout Frame) -> ByteBuffer {
        let count = Int(min(frame.missing, UInt64(unread.readableBytes)))
        frame.missing -= UInt64(count)
        return unread.readSlice(length: count) ?? ByteBuffer()
    }

    /// What a frame is that was collected.
    private mutating func wholeFrame(_ frame: Frame) throws(PebbleError) -> Event? {
        let payload = collected
        collected = ByteBuffer()
        switch frame.code {
        case .ping: return .ping(payload)
        case .close: return .close
        case .text:
            guard text.readableBytes + payload.readableBytes <= Self.longestText else { throw Self.longText }
            text.writeImmutableBuffer(payload)
            guard frame.isLast else { return nil }
            defer { text = ByteBuffer() }
            return .text(text)
        default: return nil
        }
    }

    // MARK: Heads

    private mutating func readHead() throws(PebbleError) -> Frame? {
        let start = unread.readerIndex
        guard let first: UInt8 = unread.getInteger(at: start), let second: UInt8 = unread.getInteger(at: start + 1)
        else { return nil }
        guard second & 0x80 == 0 else { throw .violation("a server's frame is masked") }
        var size = 2
        var length = UInt64(second & 0x7F)
        if length == 126 {
            guard let long: UInt16 = unread.getInteger(at: start + 2) else { return nil }
            (size, length) = (4, UInt64(long))
        } else if length == 127 {
            guard let long: UInt64 = unread.getInteger(at: start + 2) else { return nil }
            (size, length) = (10, long)
            guard long <= UInt64(Int64.max) else { throw .violation("a frame's length is negative") }
        }
        let frame = try checked(first, length)
        unread.moveReaderIndex(forwardBy: size)
        return frame
    }

    /// A frame, of which kind and length may come where they do.
    private mutating func checked(_ first: UInt8, _ length: UInt64) throws(PebbleError) -> Frame {
        let isLast = first & 0x80 != 0
        guard first & 0x70 == 0, let code = WebSocketCode(rawValue: first & 0x0F) else {
            throw .violation("a frame is of an unknown kind (\(first))")
        }
        if code.isControl {
            guard isLast, length <= Self.longestControl else {
                throw .violation("a control frame is longer than \(Self.longestControl) bytes or in fragments")
            }
            return Frame(code: code, isLast: true, missing: length)
        }
        guard (code == .continuation) == (message != nil) else {
            throw .violation("a message begins within another, or goes on without having begun")
        }
        let kind = message ?? code
        message = isLast ? nil : kind
        guard kind == .binary || length <= Self.longestText else { throw Self.longText }
        return Frame(code: kind, isLast: isLast, missing: length)
    }

    private static var longText: PebbleError { .violation("a text has more than \(longestText) bytes") }
}
