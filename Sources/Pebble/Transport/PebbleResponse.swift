package import NIOCore

/// An answer with all of its body.
package struct PebbleResponse: Sendable {
    package let head: PebbleResponseHead
    package let body: ByteBuffer

    package init(head: PebbleResponseHead, body: ByteBuffer) {
        self.head = head
        self.body = body
    }
}
