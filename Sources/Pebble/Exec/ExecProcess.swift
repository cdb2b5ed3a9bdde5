import NIOCore
import PlainValues

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
    /// What the command reads; `nil` unless it was made with ``ExecInput/writer``.
    public let standardInput: ExecInputWriter?
    /// What the command writes, with its errors when they are combined; `nil` when it goes to a sink.
    public let standardOutput: ByteChunks?
    /// What the command writes as errors; `nil` when they are combined or go to a sink.
    public let standardError: ByteChunks?

    private let session: ExecSession
    private let executable: String

    init(_ session: ExecSession, executable: String, _ input: ExecInput, output: ByteSink?, error: ByteSink?) {
        self.session = session
        self.executable = executable
        switch input.kind {
        case .empty:
            standardInput = nil
            session.finishInput()
        case .writer: standardInput = ExecInputWriter(session: session)
        case .source(let source):
            standardInput = nil
            session.pump(from: source)
        }
        standardOutput = Self.chunks(session.output, of: session, to: output)
        standardError = session.errors.flatMap { Self.chunks($0, of: session, to: error) }
    }

    private static func chunks(_ output: ExecOutput, of session: ExecSession, to sink: ByteSink?) -> ByteChunks? {
        // Whoever reads holds the command as well.
        let collecting = ByteChunks.Collecting(
            begin: { output.collect() },
            end: { () throws(PebbleError) in
                defer { withExtendedLifetime(session) {} }
                return try await output.collected()
            })
        let chunks = ByteChunks(whenRead: { output.isRead($0) }, collecting: collecting) { () throws(PebbleError) in
            defer { withExtendedLifetime(session) {} }
            return try await output.next()
        }
        guard let sink else { return chunks }
        session.pump(chunks, to: sink)
        return nil
    }

    /// The change that stands for it.
    public var changeID: Change.ID { session.changeID }

    /// Waits until the command has ended well (`wait`).
    ///
    /// It may be waited for several times. Output that nobody reads meanwhile is kept up to 1 MiB for each stream; of a
    /// command that writes more, that stream ends with an error of code ``PebbleError/Code/invalidArgument``.
    ///
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/exec`` when the exit code is not 0, which is -1 when Pebble has lost
    ///   it; of code ``PebbleError/Code/change`` when the command could not be run or its time limit has passed; of code
    ///   ``PebbleError/Code/timeout`` when it has not ended a second after its time limit; of code
    ///   ``PebbleError/Code/local`` when a source or a sink has failed.
    public func wait() async throws(PebbleError) {
        let code = try await session.end()
        guard code == 0 else { throw .exec(executable, exitCode: code) }
    }

    /// Waits until the command has ended well, and collects what it writes (`wait_output`).
    ///
    /// - Returns: What was not read before of its output and errors.
    /// - Throws: ``PebbleError`` as ``wait()`` does; one of code ``PebbleError/Code/exec`` has what the command wrote. Of code
    ///   ``PebbleError/Code/invalidArgument`` when the output goes to a sink.
    public func waitForOutput() async throws(PebbleError) -> Output {
        guard let standardOutput else {
            throw PebbleError(
                .invalidArgument, "The output of the command goes to a sink and cannot be collected; use wait().")
        }
        // They count as read from now on.
        let output = try ByteCollection(of: standardOutput)
        let error = try standardError.map { chunks throws(PebbleError) in try ByteCollection(of: chunks) }
        let code = try await session.end()
        let collected = Output(standardOutput: try await output.bytes(), standardError: try await error?.bytes())
        guard code == 0 else { throw .exec(executable, exitCode: code, collected) }
        return collected
    }

    /// Sends a signal to the command, and not to what it has started itself (`send_signal`).
    ///
    /// Whether it has arrived is not told. A command that has ended gets none.
    ///
    /// - Parameter name: The signal's full name, as in `SIGHUP`; Pebble leaves out one that it does not know.
    public func sendSignal(_ name: String) throws(PebbleError) { try session.send(signal: name) }

    /// Sends a signal to the command by its number, as the C library names it: `SIGHUP` (`send_signal`).
    ///
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/invalidArgument`` when Linux has no signal of that number.
    public func sendSignal(_ number: CInt) throws(PebbleError) {
        guard let name = SignalName.name(number) else {
            throw PebbleError(.invalidArgument, "There is no signal \(number); give its full name, as in \"SIGHUP\".")
        }
        try session.send(signal: name)
    }
}
