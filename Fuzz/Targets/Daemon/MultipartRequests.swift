import NIOCore

@testable import PebbleDaemon

extension FuzzTarget {
    /// A body with files, in pieces: what is found does not depend on where they end.
    static let multipartRequests = FuzzTarget(name: "multipart-requests") { input in
        guard let input = FuzzInput(input) else { return }
        let whole = found(in: [ByteBuffer(bytes: input.bytes)])
        let pieces = found(in: input.pieces)
        precondition(whole == pieces, "\(whole) is found in the whole, \(pieces) in pieces")
    }

    private static func found(in pieces: [ByteBuffer]) -> [String] {
        var parser = MultipartParser(boundary: "B")
        var events: [String] = []
        var content = ByteBuffer()
        do throws(MultipartParser.Malformed) {
            for piece in pieces {
                parser.add(piece)
                while let event = try parser.next() {
                    switch event {
                    case .part(let headers): events.append("part \(headers.name) \(headers.fileName)")
                    case .content(let bytes):
                        precondition(bytes.readableBytes > 0, "there is a content of nothing")
                        content.writeImmutableBuffer(bytes)
                    case .partEnd:
                        events.append("content \(Array(buffer: content))")
                        content = ByteBuffer()
                    case .end: events.append("end")
                    }
                }
            }
        } catch {
            events.append(error.description)
        }
        return events
    }
}
