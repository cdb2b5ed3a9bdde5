extension PebbleClient {
    /// Returns changes, in no order (`get_changes`).
    ///
    /// - Parameters:
    ///   - state: Which ones.
    ///   - service: Only changes that were asked for by naming this service.
    public func changes(
        _ state: ChangeState = .inProgress, service: String? = nil
    ) async throws(PebbleError) -> [Change] {
        var query: Query = ["select": state.rawValue]
        query.add("for", service)
        return try await get("/v1/changes", query).result.elements(of: "the changes", Change.init)
    }

    /// Returns a change (`get_change`).
    ///
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` and status 404 when there is none of that id.
    public func change(_ id: Change.ID) async throws(PebbleError) -> Change {
        try Change(try await get(path(of: id)).result)
    }

    /// Asks for a change to be given up (`abort_change`).
    ///
    /// - Returns: The change, which has mostly not ended yet.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 404 when there is none of that id and with 400
    ///   when it has ended.
    @discardableResult
    public func abortChange(_ id: Change.ID) async throws(PebbleError) -> Change {
        try Change(try await post(path(of: id), ["action": "abort"]).result)
    }

    /// Waits until a change has ended, well or not (`wait_change`).
    ///
    /// Pebble is asked in slices that are shorter than the client's time limit. A Pebble that cannot wait is asked for the
    /// change again and again.
    ///
    /// - Parameters:
    ///   - id: The change.
    ///   - timeout: How long to wait; `nil` for as long as it takes.
    ///   - pollingInterval: How long to pause between questions if Pebble cannot wait.
    /// - Returns: The change. That it ended with an error is in its ``Change/error`` and is not thrown.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/timeout`` when the change has not ended in time, and of code
    ///   ``PebbleError/Code/api`` with status 404 when there is none of that id.
    public func waitForChange(
        _ id: Change.ID, timeout: Duration? = .seconds(30), pollingInterval: Duration = .milliseconds(100)
    ) async throws(PebbleError) -> Change {
        let clock = ContinuousClock()
        let deadline = timeout.map { clock.now + $0 }
        while true {
            let slice = try remaining(until: deadline, atMost: longestWait, for: id, timeout)
            let asked = clock.now
            do {
                let answer = try await get("\(path(of: id))/wait", ["timeout": slice.goText], waiting: slice)
                return try Change(answer.result)
            } catch  where error.statusCode == 504 {
                // Who says at once that the time is up would be asked without a pause.
                guard clock.now < asked + slice / 2 else { continue }
                try await pause(try remaining(until: deadline, atMost: pollingInterval, for: id, timeout))
            } catch  where error.statusCode == 404 {
                break
            }
        }
        while true {
            let change = try await change(id)
            if change.isReady { return change }
            try await pause(try remaining(until: deadline, atMost: pollingInterval, for: id, timeout))
        }
    }

    /// How long Pebble is asked to wait at a time: less than the client's time limit, at least a second, at most an hour.
    package var longestWait: Duration {
        min(max(transport.timeLimit - .seconds(1), .seconds(1)), .seconds(3600))
    }

    private func remaining(
        until deadline: ContinuousClock.Instant?, atMost limit: Duration, for id: Change.ID, _ timeout: Duration?
    ) throws(PebbleError) -> Duration {
        guard let deadline, let timeout else { return limit }
        let remaining = ContinuousClock().now.duration(to: deadline)
        guard remaining > .zero else {
            throw PebbleError(.timeout, "The change \(id) has not ended within \(timeout.goText).")
        }
        guard remaining < limit else { return limit }
        // Whole milliseconds: what is finer makes no difference, and reads badly.
        return max(.milliseconds(Int64(remaining / .milliseconds(1))), .milliseconds(1))
    }

    private func pause(_ duration: Duration) async throws(PebbleError) {
        do {
            try await _Concurrency.Task.sleep(for: duration)
        } catch {
            throw PebbleError(.cancelled, "The task was cancelled while it waited for a change.", cause: error)
        }
    }

    private func path(of id: Change.ID) -> String { "/v1/changes/\(Query.encoded(id.rawValue))" }
}
