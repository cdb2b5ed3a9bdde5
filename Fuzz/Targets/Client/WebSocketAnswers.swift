import NIOCore

@testable import Pebble

extension FuzzTarget {
    /// What a server sends on a websocket, beginning with its handshake or with its frames: the messages are the same however
    /// it arrives.
    static let websocketAnswers = FuzzTarget(name: "websocket-answers") { input in
        guard let input = FuzzInput(input) else { return }
        var frames = ByteBuffer(bytes: input.bytes)
        if input.choice & 4 != 0 {
            var handshake = WebSocketHandshake()
            var answer: WebSocketHandshake.Answer?
            for piece in input.pieces {
                guard answer == nil else { break }
                do throws(PebbleError) { answer = try handshake.feed(piece) } catch { return }
            }
            guard case .accepted(let rest) = answer else { return }
            frames = rest
        }
        let whole = found(in: [frames])
        let pieces = found(in: frames.readableBytesView.map { ByteBuffer(integer: $0) })
        precondition(whole == pieces, "It depends on how the frames arrive.")
    }

    /// Everything that is found, with neighbouring pieces of binary messages put together.
    private static func found(in pieces: [ByteBuffer]) -> [WebSocketReader.Event] {
        var reader = WebSocketReader()
        var events: [WebSocketReader.Event] = []
        do {
            for piece in pieces {
                reader.feed(piece)
                while let event = try reader.next() {
                    if case .binary(let more) = event, case .binary(var before)? = events.last {
                        before.writeImmutableBuffer(more)
                        events[events.count - 1] = .binary(before)
                    } else {
                        events.append(event)
                    }
                }
            }
        } catch {
            // What came before the error counts.
        }
        return events
    }
}
