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
        var size = 0
        while let entry = try await iterator.next() {
            size += entry.message.utf8.count + entry.service.utf8.count
            guard size <= Self.longestLogs else {
                throw .violation("the logs have more than \(Self.longestLogs >> 20) MiB")
            }
            entries.append(entry)
        }
        return entries
    }

    /// How much text is kept in memory: far more than Pebble keeps of any number of services.
    private static let longestLogs = 64 << 20

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
