import NIOCore
import Pebble
import Testing

@Suite("How a connection becomes a websocket")
struct WebSocketHandshakeTests {
    private static let accepted =
        "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept:  s3pPLMBiTxaQ9kYGzzhZRbK+xOo= \r\n\r\n"

    private static func answer(_ text: String, piece: Int) throws -> WebSocketHandshake.Answer? {
        var handshake = WebSocketHandshake()
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            if let answer = try handshake.feed(ByteBuffer(bytes: bytes[start..<min(start + piece, bytes.count)])) {
                return answer
            }
        }
        return nil
    }

    @Test("the server agrees, and what it sends behind is kept", arguments: [1, 7, 1000])
    func accepted(piece: Int) throws {
        guard case .accepted(let rest) = try Self.answer(Self.accepted + "\u{1}\u{2}", piece: piece) else {
            Issue.record("it was not accepted")
            return
        }
        #expect(piece < 1000 || rest == ByteBuffer(string: "\u{1}\u{2}"))
    }

    @Test("any other status is a refusal", arguments: [200, 400, 404, 500])
    func refused(status: Int) throws {
        #expect(try Self.answer("HTTP/1.1 \(status) X\r\nContent-Length: 0\r\n\r\n", piece: 3) == .refused(status))
    }

    @Test("what has no end yet is waited for")
    func incomplete() throws { #expect(try Self.answer(String(Self.accepted.dropLast(2)), piece: 5) == nil) }

    @Test(
        "anything else is refused",
        arguments: [
            "\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 \r\n\r\n", "SSH-2.0 101 x\r\n\r\n", "HTTP/1.1 1000 x\r\n\r\n",
            "HTTP/1.1 -10 x\r\n\r\n", "HTTP/1.1 101 x\r\n\r\n", "HTTP/1.1 101 x\r\nUpgrade\r\n\r\n",
            "HTTP/1.1 101 x\r\nUpgrade: h2c\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
            "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            "HTTP/1.1 101 x\r\n" + String(repeating: "A: b\r\n", count: 4000) + "\r\n",
        ])
    func nonsense(text: String) throws {
        let error = #expect(throws: PebbleError.self) { try Self.answer(text, piece: 100) }
        #expect(error?.code == .protocolViolation)
    }
}
