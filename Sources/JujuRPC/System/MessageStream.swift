import Glibc

/// The gob messages of one connected socket, which it owns.
final class MessageStream {
    private let descriptor: Int32
    private let maximumMessageSize: Int
    /// What was received, and how much of it was taken already.
    private var received: [UInt8] = []
    private var taken = 0

    /// Takes over a connected descriptor: it is closed with the stream.
    ///
    /// - Parameters:
    ///   - descriptor: The socket.
    ///   - maximumMessageSize: The most bytes that a message may have; a larger one is refused before it is read.
    init(descriptor: Int32, maximumMessageSize: Int) {
        self.descriptor = descriptor
        self.maximumMessageSize = maximumMessageSize
    }

    deinit { close(descriptor) }

    /// The next message's payload, or nil when the other side closed the connection after a whole message.
    func receive(by deadline: Deadline? = nil) throws(StreamFailure) -> [UInt8]? {
        guard let count = try receiveSize(by: deadline) else { return nil }
        // Memory grows with what has come, never with what was only announced.
        while received.count - taken < count {
            guard try fill(by: deadline) else { throw .closed }
        }
        let message = Array(received[taken..<taken + count])
        taken += count
        return message
    }

    /// Sends all the bytes.
    func send(_ bytes: [UInt8], by deadline: Deadline? = nil) throws(StreamFailure) {
        var sent = 0
        while sent < bytes.count {
            if let deadline { try wait(for: POLLOUT, by: deadline) }
            let flags = Int32(MSG_NOSIGNAL) | Self.flags(deadline)
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, flags)
            }
            if count >= 0 {
                sent += count
            } else if errno != EINTR, errno != EAGAIN {
                throw errno == EPIPE || errno == ECONNRESET ? .closed : .system(errno)
            }
        }
    }

    private static let chunk = 64 << 10

    /// With a deadline it is `poll` that waits, and nothing else may.
    private static func flags(_ deadline: Deadline?) -> Int32 {
        deadline == nil ? 0 : Int32(MSG_DONTWAIT)
    }

    /// The size that begins a message, or nil when the other side closed the connection before it.
    private func receiveSize(by deadline: Deadline?) throws(StreamFailure) -> Int? {
        while true {
            if let size = try messageSize() { return size }
            guard try !fill(by: deadline) else { continue }
            guard taken == received.count else { throw .closed }
            return nil
        }
    }

    /// Takes the size that begins a message, or returns nil while it has not come whole.
    private func messageSize() throws(StreamFailure) -> Int? {
        guard taken < received.count else { return nil }
        let first = received[taken]
        let length = first > 0x7f ? 257 - Int(first) : 1
        guard length <= 9 else { throw .malformed(GobError("a message's size has \(length - 1) bytes")) }
        guard received.count - taken >= length else { return nil }
        var reader = GobReader(Array(received[taken..<taken + length]))
        let size: UInt64
        do { size = try reader.uint() } catch { throw .malformed(error) }
        guard size <= UInt64(maximumMessageSize) else { throw .tooLarge }
        taken += length
        return Int(size)
    }

    /// Receives some more bytes.
    ///
    /// - Returns: Whether there are more; false when the other side closed the connection.
    private func fill(by deadline: Deadline?) throws(StreamFailure) -> Bool {
        if taken == received.count {
            received.removeAll(keepingCapacity: received.capacity <= Self.chunk * 4)
            taken = 0
        } else if taken >= Self.chunk {
            received.removeFirst(taken)
            taken = 0
        }
        while true {
            if let deadline { try wait(for: POLLIN, by: deadline) }
            let flags = Self.flags(deadline)
            var failure: Int32 = 0
            let count = withUnsafeTemporaryAllocation(byteCount: Self.chunk, alignment: 1) { buffer in
                let count = recv(descriptor, buffer.baseAddress, buffer.count, flags)
                failure = count < 0 ? errno : 0
                if count > 0 { received.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
                return count
            }
            if count >= 0 { return count > 0 }
            if failure == ECONNRESET { return false }
            guard failure == EINTR || failure == EAGAIN else { throw .system(failure) }
        }
    }

    private func wait(for events: Int32, by deadline: Deadline) throws(StreamFailure) {
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let ready = poll(&entry, 1, deadline.millisecondsLeft)
            if ready > 0 { return }
            guard ready != 0 else { throw .timedOut }
            guard errno == EINTR else { throw .system(errno) }
        }
    }
}
