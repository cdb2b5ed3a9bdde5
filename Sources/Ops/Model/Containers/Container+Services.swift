public import OrderedCollections
public import Pebble

extension Container {
    /// Starts all services whose startup is enabled (`autostart`).
    ///
    /// - Throws: ``Pebble/PebbleError``, as ``Pebble/PebbleClient/autostart(timeout:)`` does.
    public func autostart() async throws(PebbleError) { try await pebble.autostart() }

    /// Restarts the services whose definition was changed, and starts those whose startup is enabled (`replan`).
    ///
    /// - Throws: ``Pebble/PebbleError``, as ``Pebble/PebbleClient/replan(timeout:)`` does.
    public func replan() async throws(PebbleError) { try await pebble.replan() }

    /// Starts services and what they require (`start`).
    ///
    /// - Parameters:
    ///   - service: A service's name.
    ///   - others: The names of more services.
    /// - Throws: ``Pebble/PebbleError``, as ``start(_:)`` does.
    public func start(_ service: String, _ others: String...) async throws(PebbleError) {
        try await start([service] + others)
    }

    /// Starts services and what they require (`start`).
    ///
    /// - Parameter services: The services' names.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/invalidArgument`` when there is no name; of code
    ///   ``Pebble/PebbleError/Code/change`` when a service does not start, with what it wrote; of code
    ///   ``Pebble/PebbleError/Code/timeout`` when that takes more than 30 seconds; of code ``Pebble/PebbleError/Code/api``
    ///   when there is no such service.
    public func start(_ services: [String]) async throws(PebbleError) {
        try requireNames(services, "services to start")
        try await pebble.start(services)
    }

    /// Stops services and what requires them (`stop`).
    ///
    /// - Parameters:
    ///   - service: A service's name.
    ///   - others: The names of more services.
    /// - Throws: ``Pebble/PebbleError``, as ``stop(_:)`` does.
    public func stop(_ service: String, _ others: String...) async throws(PebbleError) {
        try await stop([service] + others)
    }

    /// Stops services and what requires them (`stop`).
    ///
    /// - Parameter services: The services' names.
    /// - Throws: ``Pebble/PebbleError``, as ``start(_:)`` does.
    public func stop(_ services: [String]) async throws(PebbleError) {
        try requireNames(services, "services to stop")
        try await pebble.stop(services)
    }

    /// Stops services if they run, then starts them (`restart`).
    ///
    /// - Parameters:
    ///   - service: A service's name.
    ///   - others: The names of more services.
    /// - Throws: ``Pebble/PebbleError``, as ``restart(_:)`` does.
    public func restart(_ service: String, _ others: String...) async throws(PebbleError) {
        try await restart([service] + others)
    }

    /// Stops services if they run, then starts them (`restart`).
    ///
    /// A Pebble that is too old to know how is told to stop those that run, then to start them all. When there is no service
    /// of a name, none is stopped; `ops` stops the others in that case.
    ///
    /// - Parameter services: The services' names.
    /// - Throws: ``Pebble/PebbleError``, as ``start(_:)`` does.
    public func restart(_ services: [String]) async throws(PebbleError) {
        try requireNames(services, "services to restart")
        do {
            try await pebble.restart(services)
        } catch  where error.code == .api && error.statusCode == 400 {
            let known = try await self.services(services)
            guard services.allSatisfy({ known[$0] != nil }) else { throw error }
            let running = known.values.filter(\.isRunning).map(\.name)
            if !running.isEmpty { try await pebble.stop(running) }
            try await pebble.start(services)
        }
    }

    /// Tells what services do, by name (`get_services`).
    ///
    /// - Parameter names: Only these; empty for all. A name that no service has is left out.
    public func services(_ names: [String] = []) async throws(PebbleError) -> OrderedDictionary<String, ServiceInfo> {
        OrderedDictionary(try await pebble.services(names).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// Tells what a service does (`get_service`).
    ///
    /// - Parameter name: The service's name.
    /// - Throws: ``OpsError`` with ``OpsError/Code/serviceNotFound`` when the plan has no such service.
    public func service(_ name: String) async throws -> ServiceInfo {
        guard let service = try await services([name])[name] else {
            throw OpsError(
                .serviceNotFound,
                "The container '\(self.name)' has no service '\(name)'; add a layer that defines it.")
        }
        return service
    }

    /// Sends a signal to the main processes of services (`send_signal`).
    ///
    /// - Parameters:
    ///   - signal: The signal's full name, as in `SIGHUP`.
    ///   - service: A service's name.
    ///   - others: The names of more services.
    /// - Throws: ``Pebble/PebbleError``, as ``sendSignal(_:to:)`` does.
    public func sendSignal(_ signal: String, to service: String, _ others: String...) async throws(PebbleError) {
        try await sendSignal(signal, to: [service] + others)
    }

    /// Sends a signal to the main processes of services (`send_signal`).
    ///
    /// - Parameters:
    ///   - signal: The signal's full name, as in `SIGHUP`.
    ///   - services: The services' names.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/invalidArgument`` when there is no name, else as
    ///   ``Pebble/PebbleClient/sendSignal(_:to:)`` does.
    public func sendSignal(_ signal: String, to services: [String]) async throws(PebbleError) {
        try requireNames(services, "services to send \(signal) to")
        try await pebble.sendSignal(signal, to: services)
    }
}
