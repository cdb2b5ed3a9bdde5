package import NIOCore

/// Takes apart what a websocket's client sends, as it comes.
///
/// Binary messages are passed on piece by piece; texts and control frames are collected.
package struct FrameReader {
    /// What was found.
    package enum Event: Hashable, Sendable {
        /// Some bytes of a binary message, at least one.
        case binary(ByteBuffer)
        /// A whole text.
        case text(ByteBuffer)
        /// A question whether anybody is there, with what the answer repeats.
        case ping(ByteBuffer)
        /// The end, with what the answer repeats.
        case close(ByteBuffer)
    }

    /// The client breaks the protocol.
    package struct Violation: Error, Hashable, Sendable {
        /// The status that the closing frame tells.
        package let status: UInt16
        /// What is wrong.
        package let reason: String
    }

    private struct Frame {
        var kind: FrameHead.Kind
        var isLast: Bool
        var mask: [UInt8]
        /// The bytes that are still to come, and those that have come.
        var missing: UInt64
        var taken = 0
    }

    /// The size in bytes of the longest text; commands are short.
    private static let longestText = 64 << 10
    private static let longestControl: UInt64 = 125

    private var pending = ByteBuffer()
    private var frame: Frame?
    /// The kind of the message that is not complete.
    private var message: FrameHead.Kind?
    private var text = ByteBuffer()
    private var control = ByteBuffer()

    package init() {}

    /// Gives the reader more.
    package mutating func add(_ bytes: ByteBuffer) {
        if pending.readableBytes == 0 {
            pending = bytes
        } else {
            pending.discardReadBytes()
            pending.writeImmutableBuffer(bytes)
        }
    }

    /// The next thing in what was given; `nil` when more is needed to tell.
    package mutating func next() throws(Violation) -> Event? {
        while true {
            guard var current = frame else {
                guard let begun = try head() else { return nil }
                frame = begun
                continue
            }
            let piece = take(&current)
            let isComplete = current.missing == 0
            frame = isComplete ? nil : current
            switch current.kind {
            case .binary:
                if piece.readableBytes > 0 { return .binary(piece) }
                if !isComplete { return nil }
            case .text:
                text.writeImmutableBuffer(piece)
                guard isComplete else { return nil }
                guard current.isLast else { continue }
                defer { text = ByteBuffer() }
                return .text(text)
            default:
                control.writeImmutableBuffer(piece)
                guard isComplete else { return nil }
                defer { control = ByteBuffer() }
                if current.kind == .ping { return .ping(control) }
                if current.kind == .close { return .close(control) }
            }
        }
    }

    private mutating func head() throws(Violation) -> Frame? {
        var rest = pending
        guard let first: UInt8 = rest.readInteger(), let second: UInt8 = rest.readInteger() else { return nil }
        guard first & 0x70 == 0 else { throw Violation(status: 1002, reason: "bad RSV") }
        guard let kind = FrameHead.Kind(rawValue: first & 0x0f) else {
            throw Violation(status: 1002, reason: "bad opcode \(first & 0x0f)")
        }
        guard second & 0x80 != 0 else { throw Violation(status: 1002, reason: "bad MASK") }
        var length = UInt64(second & 0x7f)
        if length == 126 {
            guard let long: UInt16 = rest.readInteger() else { return nil }
            length = UInt64(long)
        } else if length == 127 {
            guard let long: UInt64 = rest.readInteger() else { return nil }
            guard long <= UInt64(Int64.max) else { throw Violation(status: 1002, reason: "bad length") }
            length = long
        }
        guard let mask = rest.readBytes(length: 4) else { return nil }
        pending = rest
        let isLast = first & 0x80 != 0
        guard !kind.isControl else {
            guard length <= Self.longestControl else { throw Violation(status: 1002, reason: "bad length") }
            guard isLast else { throw Violation(status: 1002, reason: "FIN not set on control") }
            return Frame(kind: kind, isLast: true, mask: mask, missing: length)
        }
        guard (kind == .continuation) == (message != nil) else {
            throw Violation(status: 1002, reason: "continuation before or after FIN")
        }
        let whole = message ?? kind
        message = isLast ? nil : whole
        guard whole != .text || UInt64(text.readableBytes) + length <= UInt64(Self.longestText) else {
            throw Violation(status: 1009, reason: "text too long")
        }
        return Frame(kind: whole, isLast: isLast, mask: mask, missing: length)
    }

    /// Takes what has come of a frame, unmasked.
    private mutating func take(_ frame: inout Frame) -> ByteBuffer {
        let count = Int(min(frame.missing, UInt64(pending.readableBytes)))
        guard count > 0 else { return ByteBuffer() }
        let start = frame.taken
        // The mask, as of the first byte that is taken, twice.
        let mask = (0..<8).map { frame.mask[(start + $0) % 4] }
        var piece = ByteBufferAllocator().buffer(capacity: count)
        piece.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { target in
            pending.withUnsafeReadableBytes { source in
                Self.unmask(UnsafeRawBufferPointer(rebasing: source[..<count]), into: target, mask)
            }
            return count
        }
        pending.moveReaderIndex(forwardBy: count)
        frame.missing -= UInt64(count)
        frame.taken = (start + count) % 4
        return piece
    }

    private static func unmask(
        _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, _ mask: [UInt8]
    ) {
        let word = mask.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
        var place = 0
        while place + 8 <= source.count {
            let bytes = source.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            target.storeBytes(of: bytes ^ word, toByteOffset: place, as: UInt64.self)
            place += 8
        }
        while place < source.count {
            target[place] = source[place] ^ mask[place % 8]
            place += 1
        }
    }
}
