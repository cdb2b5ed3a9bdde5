import NIOCore

/// The kinds of frames.
enum WebSocketCode: UInt8 {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10

    var isControl: Bool { rawValue >= 8 }

    /// A whole message of a client's, in one frame.
    ///
    /// - Parameter mask: What the bytes are masked with: any number, chosen anew for each frame.
    func frame(_ payload: ByteBuffer, mask: UInt32 = .random(in: .min ... .max)) -> ByteBuffer {
        let count = payload.readableBytes
        var frame = ByteBufferAllocator().buffer(capacity: count + 14)
        frame.writeInteger(0x80 | rawValue)
        switch count {
        case ..<126: frame.writeInteger(0x80 | UInt8(count))
        case ..<65536: frame.writeMultipleIntegers(UInt8(0x80 | 126), UInt16(count))
        default: frame.writeMultipleIntegers(UInt8(0x80 | 127), UInt64(count))
        }
        frame.writeInteger(mask)
        let start = frame.readableBytes
        frame.writeImmutableBuffer(payload)
        frame.withUnsafeMutableReadableBytes {
            Self.apply(mask, to: UnsafeMutableRawBufferPointer(rebasing: $0[start...]))
        }
        return frame
    }

    /// Masks bytes, eight at a time.
    private static func apply(_ mask: UInt32, to bytes: UnsafeMutableRawBufferPointer) {
        let wide = (UInt64(mask) << 32 | UInt64(mask)).bigEndian
        let whole = bytes.count & ~7
        for offset in stride(from: 0, to: whole, by: 8) {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            bytes.storeBytes(of: word ^ wide, toByteOffset: offset, as: UInt64.self)
        }
        withUnsafeBytes(of: wide) { mask in
            for offset in whole..<bytes.count { bytes[offset] ^= mask[offset - whole] }
        }
    }
}
