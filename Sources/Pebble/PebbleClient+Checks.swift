extension PebbleClient {
    /// Returns checks by name (`get_checks`).
    ///
    /// - Parameters:
    ///   - level: Only checks of exactly this level; `nil` for all.
    ///   - names: Only these; empty for all. A name that no check has is left out.
    public func checks(level: CheckLevel? = nil, names: [String] = []) async throws(PebbleError) -> [CheckInfo] {
        var query: Query = [:]
        query.add("level", level?.rawValue)
        query.add("names", each: names)
        return try await get("/v1/checks", query).result.elements(of: "the checks", CheckInfo.init)
    }

    /// Starts checks (`start_checks`).
    ///
    /// - Parameter names: The checks' names.
    /// - Returns: Those that did not run before.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 400 when there is no such check or none was
    ///   named.
    @discardableResult
    public func startChecks(_ names: [String]) async throws(PebbleError) -> [String] {
        try await changeChecks("start", names)
    }

    /// Stops checks (`stop_checks`).
    ///
    /// - Parameter names: The checks' names.
    /// - Returns: Those that ran before.
    /// - Throws: ``PebbleError``, as ``startChecks(_:)`` does.
    @discardableResult
    public func stopChecks(_ names: [String]) async throws(PebbleError) -> [String] {
        try await changeChecks("stop", names)
    }

    /// Runs a check now.
    ///
    /// - Parameters:
    ///   - name: The check's name.
    ///   - timeout: How long the check itself may take.
    /// - Returns: The check after this run, and what was wrong if it failed. A check that does not run is tried
    ///   only; that counts for nothing.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 404 when there is no such check.
    public func refreshCheck(
        _ name: String, timeout: Duration = .seconds(30)
    ) async throws(PebbleError) -> (check: CheckInfo, failure: String?) {
        let answer = try await post("/v1/checks/refresh", ["name": .string(name)], waiting: timeout)
        let reader = try FieldReader(answer.result, "the refreshed check")
        return (try CheckInfo(reader.value("info") ?? .null), try reader.optionalText("error"))
    }

    private func changeChecks(_ action: PlainValue, _ names: [String]) async throws(PebbleError) -> [String] {
        let answer = try await post("/v1/checks", ["action": action, "checks": .texts(names)])
        return try FieldReader(answer.result, "the changed checks").texts("changed")
    }
}
