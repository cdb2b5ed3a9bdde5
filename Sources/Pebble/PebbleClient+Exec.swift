import PlainValues

extension PebbleClient {
    /// Runs a command in the container (`exec`).
    ///
    /// ```swift
    /// let output = try await pebble.exec(["ls", "-l"], workingDirectory: "/srv").waitForOutput()
    /// ```
    ///
    /// - Parameters:
    ///   - command: The executable, which Pebble looks for in its own `PATH`, and its arguments. There is no shell.
    ///   - environment: Variables besides those of Pebble and of the service.
    ///   - workingDirectory: Where it runs; if none is given, in the service's or in the user's home.
    ///   - timeout: How long it may run before Pebble kills it (SIGKILL); `nil` for as long as it takes.
    ///   - user: As whom it runs; as Pebble's own user if none is given.
    ///   - serviceContext: A service from which to take environment, user and directory where they are not given.
    ///   - standardInput: What the command reads.
    ///   - standardOutput: Where its output goes, as it is written; if nowhere, it is read from
    ///     ``ExecProcess/standardOutput``.
    ///   - standardError: Where its errors go; if nowhere, they are read from ``ExecProcess/standardError``.
    ///   - combinesError: Whether its errors go with its output.
    /// - Returns: The process, which runs.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/invalidArgument`` when the command is empty, and when errors are
    ///   combined and have a sink of their own; of code ``PebbleError/Code/api`` when Pebble refuses to run it, with status 400
    ///   for an executable, user or service that it does not know, and 500 for a directory; of code
    ///   ``PebbleError/Code/change`` when it could not be started.
    public func exec(
        _ command: [String], environment: [String: String] = [:], workingDirectory: String? = nil,
        timeout: Duration? = nil, user: WorkloadUser? = nil, serviceContext: String? = nil,
        standardInput: ExecInput = .empty, standardOutput: ByteSink? = nil, standardError: ByteSink? = nil,
        combinesError: Bool = false
    ) async throws(PebbleError) -> ExecProcess {
        guard let executable = command.first else {
            throw PebbleError(.invalidArgument, "There is no command; give an executable and its arguments.")
        }
        guard !combinesError || standardError == nil else {
            throw PebbleError(
                .invalidArgument, "Errors that are combined with the output cannot have a sink of their own.")
        }
        var fields: PlainMap = ["command": .texts(command), "split-stderr": .bool(!combinesError)]
        if !environment.isEmpty {
            fields["environment"] = .map(
                PlainMap(uniqueKeysWithValues: environment.map { (.string($0.key), .string($0.value)) }))
        }
        if let workingDirectory { fields["working-dir"] = .string(workingDirectory) }
        if let timeout { fields["timeout"] = .string(timeout.goText) }
        if let serviceContext { fields["service-context"] = .string(serviceContext) }
        user?.write(to: &fields)
        let answer = try await post("/v1/exec", .map(fields))
        guard let change = answer.change, let task = answer.result["task-id"]?.stringValue else {
            throw .violation("there is no 'change' or no 'task-id' in the answer of exec")
        }
        let session = ExecSession(
            self, changeID: change, task: task, timeout: timeout, combinesError: combinesError)
        try await session.open()
        return ExecProcess(
            session, executable: executable, standardInput, output: standardOutput, error: standardError)
    }
}
