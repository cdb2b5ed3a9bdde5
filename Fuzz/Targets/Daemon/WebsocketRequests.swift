import NIOCore

@testable import PebbleDaemon

extension FuzzTarget {
    /// What a client sends over a command's websockets, in pieces: what is found does not depend on where they end.
    static let websocketRequests = FuzzTarget(name: "websocket-requests") { input in
        guard let input = FuzzInput(input) else { return }
        let whole = found(in: [ByteBuffer(bytes: input.bytes)])
        let pieces = found(in: input.pieces)
        precondition(whole == pieces, "\(whole) is found in the whole, \(pieces) in pieces")
    }

    private static func found(in pieces: [ByteBuffer]) -> [String] {
        var reader = FrameReader()
        var events: [String] = []
        var binary: [UInt8] = []
        func endBinary() {
            if !binary.isEmpty { events.append("binary \(binary)") }
            binary = []
        }
        do throws(FrameReader.Violation) {
            for piece in pieces {
                reader.add(piece)
                while let event = try reader.next() {
                    if case .binary(let bytes) = event {
                        binary += Array(buffer: bytes)
                        continue
                    }
                    endBinary()
                    switch event {
                    case .binary: break
                    case .text(let text):
                        _ = ExecControl(text)
                        events.append("text \(Array(buffer: text))")
                    case .ping(let payload): events.append("ping \(Array(buffer: payload))")
                    case .close(let payload): events.append("close \(Array(buffer: payload))")
                    }
                }
            }
            endBinary()
        } catch {
            endBinary()
            events.append("\(error.status) \(error.reason)")
        }
        return events
    }
}
