import Glibc
import NIOCore

/// A connection on which the task that asks writes and reads itself.
///
/// No other thread has to wake up for an answer that comes at once, as nearly all do. One that takes longer is waited for
/// without a thread.
final class PromptConnection: Sendable {
    /// What becomes of a question.
    enum Outcome {
        case answered(PebbleResponse, isKept: Bool)
        /// The connection has ended before the first byte of the answer.
        case lost(PebbleError, wasSent: Bool)
    }

    /// How many milliseconds the task's thread waits at most: as long as a few of the calculations that it is for.
    private static let patience: CInt = 1
    /// The sizes in bytes of what is read at a time, at first and when there is more.
    private static let (fewBytes, manyBytes) = (16 << 10, 256 << 10)

    private let descriptor: CInt

    /// - Parameter descriptor: A connected socket that does not block; it is closed with the last reference.
    init(_ descriptor: CInt) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Whether the other side has closed the connection or has said something that nobody asked for.
    var isStale: Bool {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, CInt(MSG_PEEK) | CInt(MSG_DONTWAIT)) >= 0 || errno != EAGAIN
    }

    /// Sends a request and collects the answer.
    func ask(_ request: PebbleRequest, _ deadline: PromptDeadline) async throws(PebbleError) -> Outcome {
        var unsent = Self.bytes(of: request)
        let size = unsent.readableBytes
        while unsent.readableBytes > 0 {
            switch send(&unsent) {
            case 0: break
            case EAGAIN: try await wait(for: Int16(POLLOUT), deadline)
            // It may have said why before it has closed.
            case let code where unsent.readableBytes < size && (code == EPIPE || code == ECONNRESET): unsent.clear()
            case let code: return .lost(Self.lost(code), wasSent: unsent.readableBytes < size)
            }
        }
        var reader = AnswerReader(limit: request.answerLimit)
        var isPatient = true
        while true {
            var piece = ByteBufferAllocator().buffer(capacity: reader.hasBegun ? Self.manyBytes : Self.fewBytes)
            switch receive(&piece) {
            case 0 where piece.readableBytes > 0:
                if let answer = try reader.feed(piece) { return .answered(answer, isKept: reader.isKept) }
                try deadline.check()
            case 0:
                guard reader.hasBegun else { return .lost(.closedEarly, wasSent: true) }
                return .answered(try reader.end(), isKept: false)
            case EAGAIN:
                try await wait(for: Int16(POLLIN), deadline, patience: isPatient ? Self.patience : 0)
                isPatient = false
            case let code:
                guard !reader.hasBegun else { throw Self.lost(code) }
                return .lost(Self.lost(code), wasSent: true)
            }
        }
    }

    private static func bytes(of request: PebbleRequest) -> ByteBuffer {
        let isGet = request.method == .get
        var head = "\(isGet ? "GET" : "POST") \(request.target) HTTP/1.1\r\nHost: localhost\r\n"
        for (name, value) in request.headers { head += "\(name): \(value)\r\n" }
        if !isGet { head += "Content-Length: \(request.body?.readableBytes ?? 0)\r\n" }
        var bytes = ByteBuffer(string: head + "\r\n")
        if let body = request.body { bytes.writeImmutableBuffer(body) }
        return bytes
    }

    private static func lost(_ code: CInt) -> PebbleError {
        PebbleError(.connection, "The connection to Pebble was lost: \(String(cString: strerror(code))).")
    }

    // MARK: The socket

    /// - Returns: 0, or an error number.
    private func send(_ bytes: inout ByteBuffer) -> CInt {
        var code: CInt = 0
        _ = bytes.readWithUnsafeReadableBytes { bytes in
            let count = Glibc.send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL))
            if count < 0, errno != EINTR { code = errno }
            return max(0, count)
        }
        return code
    }

    /// - Returns: 0, or an error number; nothing is read at the end.
    private func receive(_ piece: inout ByteBuffer) -> CInt {
        var code: CInt = 0
        repeat {
            code = 0
            _ = piece.writeWithUnsafeMutableBytes(minimumWritableBytes: 1) { bytes in
                let count = recv(descriptor, bytes.baseAddress, bytes.count, 0)
                if count < 0 { code = errno }
                return max(0, count)
            }
        } while code == EINTR
        return code
    }

    private func wait(
        for events: Int16, _ deadline: PromptDeadline, patience: CInt = 0
    ) async throws(PebbleError) {
        try deadline.check()
        guard !DescriptorWatch.isReady(descriptor, events, patience: patience) else { return }
        let watch = DescriptorWatch(descriptor, events)
        let timer = deadline.remaining.map { remaining in
            PebbleEventLoop.shared.scheduleTask(in: remaining) { watch.end() }
        }
        await watch.wait()
        timer?.cancel()
        guard !Task.isCancelled else { throw .requestCancelled }
        try deadline.check()
    }
}
