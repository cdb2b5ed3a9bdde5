/// A command that runs in a workload's container (`ops.pebble.ExecProcess`).
///
/// ```swift
/// let process = try await pebble.exec(["sort"], standardInput: .writer)
/// try await process.standardInput?.write("b\na\n")
/// try await process.standardInput?.finish()
/// let output = try await process.waitForOutput()
/// ```
///
/// It lives as long as somebody holds it, one of its streams or its writer: with the last of them its connections are
/// closed, and Pebble kills a command that still runs (SIGKILL). So it does when a task is cancelled that waits for it, reads
/// its output or writes its input. A command that nobody waits for is no error; its exit code is lost.
public final class ExecProcess: Sendable {
    /// The change that stands for it.
    public let changeID: Change.ID
    /// What the command reads; `nil` unless it was made with ``ExecInput/writer``.
    public let standardInput: ExecInputWriter?
    /// What the command writes, with its errors when they were combined; `nil` when it goes to a sink.
    public let standardOutput: ByteChunks?
    /// What the command writes as errors; `nil` when they were combined or go to a sink.
    public let standardError: ByteChunks?

    init(
        changeID: Change.ID, standardInput: ExecInputWriter?, standardOutput: ByteChunks?, standardError: ByteChunks?
    ) {
        self.changeID = changeID
        self.standardInput = standardInput
        self.standardOutput = standardOutput
        self.standardError = standardError
    }

    /// Waits until the command has ended well (`wait`).
    ///
    /// Output that nobody reads meanwhile is kept up to 1 MiB for each stream; with more of it the command goes on, and reading
    /// that stream is an error of code ``PebbleError/Code/invalidArgument``.
    ///
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/exec`` when the exit code is not 0, which is -1 when Pebble has lost
    ///   it; of code ``PebbleError/Code/change`` when the command could not be run or its time limit has passed; of code
    ///   ``PebbleError/Code/timeout`` when it has not ended a second after its time limit.
    public func wait() async throws(PebbleError) {
        fatalError()
    }

    /// Waits until the command has ended well, and collects what it writes (`wait_output`).
    ///
    /// - Returns: What was not read before of its output and errors.
    /// - Throws: ``PebbleError`` as ``wait()`` does; one of code ``PebbleError/Code/exec`` has what the command wrote. Of code
    ///   ``PebbleError/Code/invalidArgument`` when the output goes to a sink.
    public func waitForOutput() async throws(PebbleError) -> Output {
        fatalError()
    }

    /// Sends a signal to the command, and not to what it has started itself (`send_signal`).
    ///
    /// Whether it has arrived is not told. A command that has ended gets none.
    ///
    /// - Parameter name: The signal's full name, as in `SIGHUP`; Pebble leaves out one that it does not know.
    public func sendSignal(_ name: String) async throws(PebbleError) {
        fatalError()
    }

    /// Sends a signal to the command by its number, as in `SIGHUP` of the C library (`send_signal`).
    ///
    /// - Throws: ``PebbleError`` as ``sendSignal(_:)-(String)`` does, and of code ``PebbleError/Code/invalidArgument`` when
    ///   Linux has no signal of that number.
    public func sendSignal(_ number: CInt) async throws(PebbleError) {
        fatalError()
    }
}
