import NIOCore
import Pebble
import Testing

@Suite("Frames of websockets")
struct WebSocketReaderTests {
    /// What is found in bytes that arrive in pieces of a size, neighbouring bytes of binary messages put together.
    private static func events(_ bytes: [UInt8], piece: Int) throws -> [WebSocketReader.Event] {
        var reader = WebSocketReader()
        var events: [WebSocketReader.Event] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            reader.feed(ByteBuffer(bytes: bytes[start..<min(start + piece, bytes.count)]))
            while let event = try reader.next() {
                if case .binary(let more) = event, case .binary(var before)? = events.last {
                    before.writeImmutableBuffer(more)
                    events[events.count - 1] = .binary(before)
                } else {
                    events.append(event)
                }
            }
        }
        return events
    }

    private static func frame(_ first: UInt8, _ payload: [UInt8]) -> [UInt8] {
        switch payload.count {
        case ..<126: [first, UInt8(payload.count)] + payload
        case ..<65536: [first, 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)] + payload
        default: [first, 127] + (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> (56 - 8 * $0)) } + payload
        }
    }

    @Test("are read however they arrive", arguments: [1, 2, 3, 7, 1000, 1_000_000])
    func pieces(piece: Int) throws {
        let long = variedBytes(70_000)
        let bytes =
            Self.frame(0x82, [1, 2, 3]) + Self.frame(0x02, Array(long[..<300])) + Self.frame(0x89, [9])
            + Self.frame(0x00, Array(long[300...])) + Self.frame(0x80, []) + Self.frame(0x8A, [])
            + Self.frame(0x01, Array("ab".utf8)) + Self.frame(0x89, []) + Self.frame(0x80, Array("c".utf8))
            + Self.frame(0x81, Array("d".utf8)) + Self.frame(0x82, []) + Self.frame(0x88, [3, 232])
        #expect(
            try Self.events(bytes, piece: piece) == [
                .binary(ByteBuffer(bytes: [1, 2, 3] + long[..<300])), .ping(ByteBuffer(bytes: [9])),
                .binary(ByteBuffer(bytes: long[300...])), .ping(ByteBuffer()), .text(ByteBuffer(string: "abc")),
                .text(ByteBuffer(string: "d")), .close,
            ])
    }

    @Test(
        "that no server may send are refused",
        arguments: [
            [0x82, 0x81, 1, 2, 3, 4, 5], [0xC2, 0], [0xA2, 0], [0x92, 0], [0x83, 0], [0x87, 0], [0x8B, 0], [0x8F, 0],
            [0x09, 0], [0x89, 126, 0, 200], [0x08, 0], [0x80, 0], [0x00, 0], [0x02, 0, 0x82, 0], [0x01, 0, 0x81, 0],
            [0x82, 0, 0x80, 0], [0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0], [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 1],
        ] as [[UInt8]], [1, 1000])
    func nonsense(bytes: [UInt8], piece: Int) throws {
        let error = #expect(throws: PebbleError.self) { try Self.events(bytes, piece: piece) }
        #expect(error?.code == .protocolViolation)
    }

    @Test("of a text that grows without end are refused")
    func longText() throws {
        let frame = Self.frame(0x01, [UInt8](repeating: 0x61, count: 60_000))
        let more = Self.frame(0x00, [UInt8](repeating: 0x61, count: 60_000))
        let error = #expect(throws: PebbleError.self) { try Self.events(frame + more, piece: 1000) }
        #expect(error?.code == .protocolViolation)
    }

    @Test("of any announced length give what has come of a binary message")
    func endlessBinary() throws {
        #expect(
            try Self.events([0x82, 127, 0x7F, 255, 255, 255, 255, 255, 255, 255, 7], piece: 1000)
                == [.binary(ByteBuffer(bytes: [7]))])
    }
}
