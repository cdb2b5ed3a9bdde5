import Glibc

@testable import JujuRPC

/// A peer on a real socket that does one thing with its first connection and then closes it.
final class FakePeer {
    let folder: TemporaryFolder
    let address: AgentAddress
    private let isDone = Monitor(false)

    init(_ body: @escaping @Sendable (Connection) -> Void) throws {
        folder = try TemporaryFolder()
        let path = folder.file("agent.socket")
        address = try AgentAddress(address: path)
        let listener = try LocalSocket.listen(at: path)
        let isDone = isDone
        _ = Thread.detach {
            if let descriptor = LocalSocket.accept(at: listener) {
                body(Connection(descriptor: descriptor))
                LocalSocket.close(descriptor)
            }
            LocalSocket.close(listener)
            isDone.withLock { $0 = true }
        }
    }

    /// Waits until the peer has closed the connection.
    func waitUntilClosed() {
        isDone.wait { $0 }
    }

    /// The peer's end of a connection.
    struct Connection: Sendable {
        let descriptor: Int32

        /// Reads exactly this many bytes, or fewer if the connection ends.
        func read(_ count: Int) {
            var buffer = [UInt8](repeating: 0, count: count)
            recv(descriptor, &buffer, count, Int32(MSG_WAITALL))
        }

        func write(_ bytes: [UInt8]) {
            send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }

        /// Waits until the other side closes.
        func readToEnd() {
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) > 0 {}
        }
    }
}
