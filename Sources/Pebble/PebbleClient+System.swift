extension PebbleClient {
    /// Returns what Pebble tells about itself (`get_system_info`).
    public func systemInfo() async throws(PebbleError) -> SystemInfo {
        try SystemInfo(try await get("/v1/system-info").result)
    }

    /// Tells whether the workload is healthy: whether no check of those that are asked for is down.
    ///
    /// Checks that do not run do not count, and neither do names that no check has.
    ///
    /// - Parameters:
    ///   - level: Only checks of that level; ``CheckLevel/ready`` takes those of level alive in. `nil` for all, of any or
    ///     no level.
    ///   - names: Only checks of these names; empty for all.
    public func isHealthy(level: CheckLevel? = nil, names: [String] = []) async throws(PebbleError) -> Bool {
        var query: Query = [:]
        query.add("level", level?.rawValue)
        query.add("names", each: names)
        let answer = try await get("/v1/health", query) { PebbleAnswer.isSuccess($0) || $0 == 502 }
        return try FieldReader(answer.result, "the health").truth("healthy")
    }
}
