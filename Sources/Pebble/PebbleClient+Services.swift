extension PebbleClient {
    /// Returns services by name (`get_services`).
    ///
    /// - Parameter names: Only these; empty for all. A name that no service has is left out.
    public func services(_ names: [String] = []) async throws(PebbleError) -> [ServiceInfo] {
        var query: Query = [:]
        if !names.isEmpty { query.add("names", names.joined(separator: ",")) }
        return try await get("/v1/services", query).result.elements(of: "the services", ServiceInfo.init)
    }

    /// Starts services and what they require (`start_services`).
    ///
    /// A service counts as started when it has run for a second.
    ///
    /// - Parameters:
    ///   - services: The services' names.
    ///   - timeout: How long to wait until it is done; `nil` or zero not to wait.
    /// - Returns: The change that does it.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/change`` when it was not done, with the tasks' logs; of code
    ///   ``PebbleError/Code/timeout`` when it was not done in time; of code ``PebbleError/Code/api`` with status 400 when
    ///   there is no such service or none was named.
    @discardableResult
    public func start(_ services: [String], timeout: Duration? = .seconds(30)) async throws(PebbleError) -> Change.ID {
        try await act("start", services, timeout)
    }

    /// Stops services and what requires them (`stop_services`).
    ///
    /// - Parameters:
    ///   - services: The services' names.
    ///   - timeout: How long to wait until it is done; `nil` or zero not to wait.
    /// - Returns: The change that does it.
    /// - Throws: ``PebbleError``, as ``start(_:timeout:)`` does.
    @discardableResult
    public func stop(_ services: [String], timeout: Duration? = .seconds(30)) async throws(PebbleError) -> Change.ID {
        try await act("stop", services, timeout)
    }

    /// Stops services if they run, then starts them and what they require (`restart_services`).
    ///
    /// - Parameters:
    ///   - services: The services' names.
    ///   - timeout: How long to wait until it is done; `nil` or zero not to wait.
    /// - Returns: The change that does it.
    /// - Throws: ``PebbleError``, as ``start(_:timeout:)`` does.
    @discardableResult
    public func restart(
        _ services: [String], timeout: Duration? = .seconds(30)
    ) async throws(PebbleError) -> Change.ID {
        try await act("restart", services, timeout)
    }

    /// Starts all services whose startup is enabled (`autostart_services`).
    ///
    /// - Parameter timeout: How long to wait until it is done; `nil` or zero not to wait.
    /// - Returns: The change that does it.
    /// - Throws: ``PebbleError``, as ``start(_:timeout:)`` does; of kind ``PebbleError/Kind/noDefaultServices`` when the plan
    ///   has no such service.
    @discardableResult
    public func autostart(timeout: Duration? = .seconds(30)) async throws(PebbleError) -> Change.ID {
        try await act("autostart", [], timeout)
    }

    /// Restarts the services whose definition was changed, and starts those whose startup is enabled (`replan_services`).
    ///
    /// - Parameter timeout: How long to wait until it is done; `nil` or zero not to wait.
    /// - Returns: The change that does it.
    /// - Throws: ``PebbleError``, as ``start(_:timeout:)`` does.
    @discardableResult
    public func replan(timeout: Duration? = .seconds(30)) async throws(PebbleError) -> Change.ID {
        try await act("replan", [], timeout)
    }

    /// Sends a signal to the main processes of services (`send_signal`).
    ///
    /// - Parameters:
    ///   - signal: The signal's full name, as in `SIGHUP`.
    ///   - services: The services' names. Those that run get the signal even if others do not.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 500 when one of them does not run or there is no
    ///   such signal, and with 400 when none was named.
    public func sendSignal(_ signal: String, to services: [String]) async throws(PebbleError) {
        _ = try await post("/v1/signals", ["signal": .string(signal), "services": .texts(services)])
    }

    private func act(
        _ action: PlainValue, _ services: [String], _ timeout: Duration?
    ) async throws(PebbleError) -> Change.ID {
        let answer = try await post("/v1/services", ["action": action, "services": .texts(services)])
        guard let id = answer.change else { throw .violation("there is no 'change' in the answer of services") }
        guard let timeout, timeout > .zero else { return id }
        let change = try await waitForChange(id, timeout: timeout)
        if let error = change.error, !error.isEmpty { throw .change(change, message: error) }
        return id
    }
}
