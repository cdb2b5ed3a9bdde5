import NIOCore

/// An answer whose body is still arriving.
package struct PebbleResponseStream: Sendable {
    package let head: PebbleResponseHead
    package let body: PebbleByteStream

    package init(head: PebbleResponseHead, body: PebbleByteStream) {
        self.head = head
        self.body = body
    }

    /// Collects the body, for instance of an answer that turns out to say no.
    ///
    /// - Parameter limit: How many bytes to take at most; what is over it is left out.
    package func collected(upTo limit: Int) async throws(PebbleError) -> PebbleResponse {
        var all = ByteBuffer()
        while all.readableBytes < limit, var piece = try await body.next() { all.writeBuffer(&piece) }
        return PebbleResponse(head: head, body: all)
    }
}
