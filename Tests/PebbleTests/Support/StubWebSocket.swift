/// A websocket of the server's.
struct StubWebSocket {
    /// A message or control frame of the client's.
    struct Frame: Equatable {
        let code: UInt8
        let payload: [UInt8]

        var text: String { String(decoding: payload, as: UTF8.self) }

        static func text(_ text: String) -> Frame { Frame(code: 1, payload: Array(text.utf8)) }
        static let end = text(#"{"command":"end"}"#)
    }

    let connection: StubConnection

    /// Says yes to a request.
    init(accepting connection: StubConnection) {
        self.connection = connection
        connection.send(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
        )
    }

    /// Waits for a frame; nil when the connection has ended, or when it is no frame of a client's.
    func receive() -> Frame? {
        guard let head = connection.take(2), head[0] & 0x80 != 0, head[1] & 0x80 != 0 else { return nil }
        var count = Int(head[1] & 0x7F)
        if count >= 126 {
            guard let long = connection.take(count == 126 ? 2 : 8) else { return nil }
            count = long.reduce(0) { $0 << 8 | Int($1) }
        }
        guard let mask = connection.take(4), var payload = connection.take(count) else { return nil }
        payload.withUnsafeMutableBytes { bytes in
            for index in bytes.indices { bytes[index] ^= mask[index & 3] }
        }
        return Frame(code: head[0] & 0x0F, payload: payload)
    }

    /// Collects what comes up to the text that ends it; nil when that does not come.
    func receiveInput() -> [UInt8]? {
        var input: [UInt8] = []
        while let frame = receive() {
            if frame == .end { return input }
            guard frame.code == 2 else { return nil }
            input += frame.payload
        }
        return nil
    }

    /// Sends a frame.
    func send(_ code: UInt8, _ payload: [UInt8], isLast: Bool = true) {
        let first = (isLast ? 0x80 : 0) | code
        let count = payload.count
        let head =
            count < 126
            ? [first, UInt8(count)]
            : count < 65536
                ? [first, 126, UInt8(count >> 8), UInt8(count & 255)]
                : [first, 127] + (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
        connection.send(head + payload)
    }

    /// Sends output.
    func send(_ text: String) { send(2, Array(text.utf8)) }

    /// Says that the output has ended.
    func end() { send(1, StubWebSocket.Frame.end.payload) }

    /// Waits until the client has closed the connection.
    func waitForEnd() { connection.waitForEnd() }
}
