import NIOCore

@testable import Pebble

extension FuzzTarget {
    /// The body of a file that is pulled: parts, content and end are the same however it arrives.
    static let multipartAnswers = FuzzTarget(name: "multipart-answers") { input in
        guard let input = FuzzInput(input) else { return }
        // The content type's value comes up to the first line's end.
        let type = input.bytes.prefix { $0 != UInt8(ascii: "\n") }
        let boundary = HeaderValue(type)?.parameters["boundary"] ?? "XYZ"
        let body = ByteBuffer(bytes: input.bytes.dropFirst(type.count + 1))
        let whole = found(in: [body], boundary)
        let pieces = found(in: body.readableBytesView.map { ByteBuffer(integer: $0) }, boundary)
        precondition(whole == pieces, "It depends on how the body arrives.")
    }

    /// Everything that is found, with neighbouring pieces of content put together.
    private static func found(in pieces: [ByteBuffer], _ boundary: String) -> [MultipartReader.Event] {
        var reader = MultipartReader(boundary: boundary)
        var events: [MultipartReader.Event] = []
        do {
            for piece in pieces {
                reader.feed(piece)
                while let event = try reader.next() {
                    if case .content(let more) = event, case .content(var before)? = events.last {
                        before.writeImmutableBuffer(more)
                        events[events.count - 1] = .content(before)
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
