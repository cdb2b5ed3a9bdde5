extension PebbleClient {
    /// Returns what services have written lately, oldest first.
    ///
    /// Pebble keeps about 100 KiB for each service, and only of services that were started since Pebble was.
    ///
    /// - Parameters:
    ///   - services: Only these; empty for all.
    ///   - count: How many lines at most, over all services, 0 or more; `nil` for all that Pebble keeps.
    public func logs(_ services: [String] = [], count: Int? = 30) async throws(PebbleError) -> [LogEntry] {
        var iterator = logSequence(services, count: count, follow: false).makeAsyncIterator()
        var entries: [LogEntry] = []
        while let entry = try await iterator.next() { entries.append(entry) }
        return entries
    }

    /// Follows what services write, for as long as the sequence is read.
    ///
    /// ```swift
    /// for try await entry in pebble.followLogs(["web"]) { … }
    /// ```
    ///
    /// Only services are followed that were started before; the sequence ends when Pebble stops.
    ///
    /// - Parameters:
    ///   - services: Only these; empty for all.
    ///   - count: How many older lines to begin with, 0 or more; `nil` for all that Pebble keeps.
    public func followLogs(_ services: [String] = [], count: Int? = 0) -> LogSequence {
        logSequence(services, count: count, follow: true)
    }

    private func logSequence(_ services: [String], count: Int?, follow: Bool) -> LogSequence {
        var query: Query = ["n": "\(count ?? -1)"]
        query.add("services", each: services)
        if follow { query.add("follow", "true") }
        // Who follows waits for as long as it takes, even for the head of the answer: it comes with the first line.
        let request = PebbleRequest(.get, query.target("/v1/logs"), timeLimit: follow ? nil : transport.timeLimit)
        return LogSequence(client: self, request: request)
    }
}
