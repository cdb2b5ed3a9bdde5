/// Notices as they occur.
///
/// See ``PebbleClient/followNotices(_:)``.
public struct NoticeSequence: AsyncSequence, Sendable {
    /// A notice.
    public typealias Element = PebbleNotice
    /// Why the notices end.
    public typealias Failure = PebbleError

    let client: PebbleClient
    let filter: NoticeFilter

    /// Starts to follow.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(client: client, filter: filter) }

    /// Asks for the next notices whenever the last ones were read.
    public struct AsyncIterator: AsyncIteratorProtocol {
        /// How long one question waits.
        private static let wait = Duration.seconds(30)

        let client: PebbleClient
        var filter: NoticeFilter
        private var notices: ArraySlice<PebbleNotice> = []

        init(client: PebbleClient, filter: NoticeFilter) {
            self.client = client
            self.filter = filter
        }

        /// Waits for the next notice; the sequence never ends without an error.
        ///
        /// - Throws: ``PebbleError`` when Pebble cannot be asked, and when the task is cancelled.
        public mutating func next() async throws(PebbleError) -> PebbleNotice? {
            while notices.isEmpty { notices = try await client.waitForNotices(filter, timeout: Self.wait)[...] }
            let notice = notices.removeFirst()
            filter.after = notice.lastRepeated
            return notice
        }

        /// Waits for the next notice.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(PebbleError) -> PebbleNotice? {
            try await next()
        }
    }
}
