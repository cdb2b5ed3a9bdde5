/// An answer whose body is still arriving.
package struct PebbleResponseStream: Sendable {
    package let head: PebbleResponseHead
    package let body: PebbleByteStream

    package init(head: PebbleResponseHead, body: PebbleByteStream) {
        self.head = head
        self.body = body
    }
}
