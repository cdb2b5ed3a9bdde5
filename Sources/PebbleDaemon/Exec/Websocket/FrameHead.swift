import NIOCore

/// What comes before the payload of a websocket's frame (RFC 6455, 5.2) of a server's.
struct FrameHead {
    /// What a frame holds.
    enum Kind: UInt8 {
        case continuation = 0
        case text = 1
        case binary = 2
        case close = 8
        case ping = 9
        case pong = 10

        var isControl: Bool { rawValue >= 8 }
    }

    /// The head of a frame that is a whole message.
    let bytes: ByteBuffer

    init(_ kind: Kind, length: Int) {
        var bytes = ByteBuffer()
        bytes.writeInteger(0x80 | kind.rawValue)
        switch length {
        case ..<126: bytes.writeInteger(UInt8(length))
        case ..<65536: bytes.writeMultipleIntegers(UInt8(126), UInt16(length))
        default: bytes.writeMultipleIntegers(UInt8(127), UInt64(length))
        }
        self.bytes = bytes
    }
}
