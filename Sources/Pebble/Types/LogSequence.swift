import NIOCore

/// What services write, line by line.
///
/// See ``PebbleClient/followLogs(_:count:)``.
public struct LogSequence: AsyncSequence, Sendable {
    /// A line.
    public typealias Element = LogEntry
    /// Why the lines end before Pebble stops.
    public typealias Failure = PebbleError

    let client: PebbleClient
    let request: PebbleRequest

    /// Starts to follow.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(client: client, request: request) }

    /// Reads the logs as they arrive; the request is made with the first line, and ends with the iterator.
    public struct AsyncIterator: AsyncIteratorProtocol {
        /// How long a line may be in bytes; Pebble's are at most some 25 KiB, when every byte is escaped.
        private static let longestLine = 1 << 20

        private let client: PebbleClient
        private let request: PebbleRequest
        private var body: PebbleByteStream?
        private var unread = ByteBuffer()
        /// How much of that was searched for a line's end.
        private var searched = 0
        private var hasEnded = false

        init(client: PebbleClient, request: PebbleRequest) {
            self.client = client
            self.request = request
        }

        /// Waits for the next line; `nil` at the end.
        ///
        /// - Throws: ``PebbleError`` when Pebble cannot be asked or the connection is lost, and when the task is cancelled.
        public mutating func next() async throws(PebbleError) -> LogEntry? {
            let body = try await opened()
            while true {
                if let end = unread.readableBytesView.dropFirst(searched).firstIndex(of: UInt8(ascii: "\n")) {
                    let line = unread.readBytes(length: end - unread.readerIndex) ?? []
                    unread.moveReaderIndex(forwardBy: 1)
                    searched = 0
                    if line.isEmpty { continue }
                    return try LogEntry(line: line)
                }
                searched = unread.readableBytes
                guard searched <= Self.longestLine else {
                    throw .violation("a line of the logs has more than \(Self.longestLine) bytes")
                }
                guard !hasEnded, var piece = try await body.next() else {
                    hasEnded = true
                    searched = 0
                    guard unread.readableBytes > 0 else { return nil }
                    return try LogEntry(line: unread.readBytes(length: unread.readableBytes) ?? [])
                }
                unread.discardReadBytes()
                unread.writeBuffer(&piece)
            }
        }

        /// Waits for the next line; `nil` at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(PebbleError) -> LogEntry? {
            try await next()
        }

        private mutating func opened() async throws(PebbleError) -> PebbleByteStream {
            if let body { return body }
            let response = try await client.transport.open(request)
            guard PebbleAnswer.isSuccess(response.head.status) else {
                throw PebbleAnswer.error(try await response.collected(upTo: Self.longestLine))
            }
            try PebbleAnswer.check(response.head, hasContentType: "application/x-ndjson")
            body = response.body
            return response.body
        }
    }
}
