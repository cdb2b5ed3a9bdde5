import NIOCore
import NIOHTTP1
import Synchronization

/// The body of a reply that is written as it comes.
///
/// A short one tells its length, so the first bytes are kept back until there are too many of them or no more.
final class ReplyBody: Sendable {
    private enum State {
        case keptBack(ByteBuffer)
        case begun
        case finished
    }

    let channel: any Channel
    private let head: ReplyHead
    private let state = Mutex(State.keptBack(ByteBuffer()))

    init(channel: any Channel, head: ReplyHead) {
        self.channel = channel
        self.head = head
    }

    /// Writes more, at once.
    ///
    /// - Returns: Whether the client still takes it.
    func write(_ bytes: ByteBuffer) async -> Bool {
        guard let sent = send(bytes, atOnce: true) else { return true }
        return (try? await sent.get()) != nil
    }

    /// Writes more, or keeps it back while the body is short.
    ///
    /// - Parameter atOnce: Whether nothing is kept back.
    /// - Returns: What tells that the system has taken it; `nil` when it was kept back.
    func send(_ bytes: ByteBuffer, atOnce: Bool = false) -> EventLoopFuture<Void>? {
        let (begins, bytes) = state.withLock { state -> (Bool, ByteBuffer?) in
            switch state {
            case .keptBack(var kept):
                kept.writeImmutableBuffer(bytes)
                guard atOnce || kept.readableBytes > ReplyEnvelope.longestWithLength else {
                    state = .keptBack(kept)
                    return (false, nil)
                }
                state = .begun
                return (true, kept)
            case .begun: return (false, bytes)
            case .finished: return (false, nil)
            }
        }
        guard let bytes else { return nil }
        let promise = channel.eventLoop.makePromise(of: Void.self)
        channel.eventLoop.execute { [channel, head] in
            if begins { channel.write(HTTPServerResponsePart.head(head.inChunks), promise: nil) }
            channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(bytes)), promise: promise)
        }
        return promise.futureResult
    }

    /// Ends the body.
    func finish() {
        let before = state.withLock { state in
            defer { state = .finished }
            return state
        }
        channel.eventLoop.execute { [channel, head] in
            switch before {
            case .keptBack(let bytes): head.write(bytes, to: channel)
            case .begun: head.end(channel)
            case .finished: break
            }
        }
    }
}
