import Glibc
import Logging
public import OrderedCollections
public import Pebble

extension Container {
    /// Tells what checks have found, by name (`get_checks`).
    ///
    /// - Parameters:
    ///   - names: Only these; empty for all. A name that no check has is left out.
    ///   - level: Only checks of exactly this level; `nil` for all.
    public func checks(
        _ names: [String] = [], level: CheckLevel? = nil
    ) async throws(PebbleError) -> OrderedDictionary<String, CheckInfo> {
        let checks = try await pebble.checks(level: level, names: names)
        return OrderedDictionary(checks.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// Tells what a check has found (`get_check`).
    ///
    /// - Parameter name: The check's name.
    /// - Throws: ``OpsError`` with ``OpsError/Code/checkNotFound`` when the plan has no such check.
    public func check(_ name: String) async throws -> CheckInfo {
        guard let check = try await checks([name])[name] else {
            throw OpsError(
                .checkNotFound, "The container '\(self.name)' has no check '\(name)'; add a layer that defines it.")
        }
        return check
    }

    /// Starts checks (`start_checks`, from Juju 3.6.4 on).
    ///
    /// - Parameters:
    ///   - check: A check's name.
    ///   - others: The names of more checks.
    /// - Returns: Those that did not run before.
    /// - Throws: ``Pebble/PebbleError``, as ``startChecks(_:)`` does.
    @discardableResult
    public func startChecks(_ check: String, _ others: String...) async throws(PebbleError) -> [String] {
        try await startChecks([check] + others)
    }

    /// Starts checks (`start_checks`, from Juju 3.6.4 on).
    ///
    /// - Parameter names: The checks' names.
    /// - Returns: Those that did not run before.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/invalidArgument`` when there is no name, else as
    ///   ``Pebble/PebbleClient/startChecks(_:)`` does.
    @discardableResult
    public func startChecks(_ names: [String]) async throws(PebbleError) -> [String] {
        try requireNames(names, "checks to start")
        return try await pebble.startChecks(names)
    }

    /// Stops checks (`stop_checks`, from Juju 3.6.4 on).
    ///
    /// - Parameters:
    ///   - check: A check's name.
    ///   - others: The names of more checks.
    /// - Returns: Those that ran before.
    /// - Throws: ``Pebble/PebbleError``, as ``stopChecks(_:)`` does.
    @discardableResult
    public func stopChecks(_ check: String, _ others: String...) async throws(PebbleError) -> [String] {
        try await stopChecks([check] + others)
    }

    /// Stops checks (`stop_checks`, from Juju 3.6.4 on).
    ///
    /// For each that ran, those who watch over the system's security are told with a line in the log, as `ops` does.
    ///
    /// - Parameter names: The checks' names.
    /// - Returns: Those that ran before.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/invalidArgument`` when there is no name, else as
    ///   ``Pebble/PebbleClient/stopChecks(_:)`` does.
    @discardableResult
    public func stopChecks(_ names: [String]) async throws(PebbleError) -> [String] {
        try requireNames(names, "checks to stop")
        let stopped = try await pebble.stopChecks(names)
        for check in stopped {
            report(
                SecurityEvent(
                    severity: .warning, name: "sys_monitor_disabled:\(getuid()),\(check)",
                    description: "Stopped the check \(check)."))
        }
        return stopped
    }

    private func report(_ event: SecurityEvent) {
        // Less than the framework logs as a rule.
        var logger = logger
        logger.logLevel = .trace
        logger.trace("\(event.line(modelUUID: context.modelUUID, unitName: context.unitName))")
    }
}
