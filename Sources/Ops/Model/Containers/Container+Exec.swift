public import Pebble

extension Container {
    /// Runs a command in the container (`exec`).
    ///
    /// ```swift
    /// let output = try await container.exec(["pg_dump", "--schema-only"], user: "postgres").waitForOutput()
    /// ```
    ///
    /// - Parameters:
    ///   - command: The executable, which Pebble looks for in its own `PATH`, and its arguments. There is no shell.
    ///   - environment: Variables besides those of Pebble and of the service.
    ///   - workingDirectory: Where it runs; if none is given, in the service's or in the user's home.
    ///   - timeout: How long it may run before Pebble kills it; `nil` for as long as it takes.
    ///   - user: As whom it runs; as Pebble's own user if none is given.
    ///   - serviceContext: A service from which to take environment, user and directory where they are not given; see
    ///     ``JujuVersion/supportsExecServiceContext``.
    ///   - standardInput: What the command reads.
    ///   - standardOutput: Where its output goes; if nowhere, it is read from the process.
    ///   - standardError: Where its errors go; if nowhere, they are read from the process.
    ///   - combinesError: Whether its errors go with its output.
    /// - Returns: The process, which runs.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notSupported`` for a service's context in a version of Juju whose Pebble has
    ///   none; ``Pebble/PebbleError`` as ``Pebble/PebbleClient`` throws it for `exec`.
    public func exec(
        _ command: [String], environment: [String: String] = [:], workingDirectory: String? = nil,
        timeout: Duration? = nil, user: WorkloadUser? = nil, serviceContext: String? = nil,
        standardInput: ExecInput = .empty, standardOutput: ByteSink? = nil, standardError: ByteSink? = nil,
        combinesError: Bool = false
    ) async throws -> ExecProcess {
        guard serviceContext == nil || context.version.supportsExecServiceContext else {
            throw OpsError(
                .notSupported,
                "exec takes no service's context in Juju \(context.version); it does from 3.1.6 on, but for 3.2.0.")
        }
        return try await pebble.exec(
            command, environment: environment, workingDirectory: workingDirectory, timeout: timeout, user: user,
            serviceContext: serviceContext, standardInput: standardInput, standardOutput: standardOutput,
            standardError: standardError, combinesError: combinesError)
    }
}
