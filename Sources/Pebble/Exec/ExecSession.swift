import NIOCore
import PlainValues
import Synchronization

/// What a running command consists of: its change and its websockets.
///
/// When nobody holds it any more the connections are dropped, and Pebble kills the command.
final class ExecSession: Sendable {
    /// The control connection says nothing.
    private struct Silent: WebSocketReceiver {
        func receive(_ piece: ByteBuffer) -> Bool { true }
        func receive(text: ByteBuffer) {}
        func end(_ error: PebbleError) {}
    }

    private struct State: Sendable {
        var inputHasEnded = false
        /// What of ours has failed, so that the command was killed.
        var failure: PebbleError?
        var inputPump: Task<Void, Never>?
        var outputPumps: [Task<Void, Never>] = []
    }

    let client: PebbleClient
    let changeID: Change.ID
    let output: ExecOutput
    /// Nil when errors are combined with the output.
    let errors: ExecOutput?
    private let timeout: Duration?
    private let control: any PebbleWebSocket
    private let stdio: any PebbleWebSocket
    private let stderr: (any PebbleWebSocket)?
    /// Why the first connection was lost, upon which the others were dropped.
    private let loss: Shared<PebbleError?>
    private let state = Mutex(State())

    /// - Parameters:
    ///   - client: Who asks.
    ///   - changeID: The change.
    ///   - task: The id of its task.
    ///   - timeout: How long the command may run.
    ///   - combinesError: Whether errors go with the output.
    init(_ client: PebbleClient, changeID: Change.ID, task: String, timeout: Duration?, combinesError: Bool) {
        self.client = client
        self.changeID = changeID
        self.timeout = timeout
        let path = "/v1/tasks/\(Query.encoded(task))/websocket/"
        let transport = client.transport
        let (control, stdio) = (transport.webSocket(path + "control"), transport.webSocket(path + "stdio"))
        let stderr = combinesError ? nil : transport.webSocket(path + "stderr")
        let loss = Shared<PebbleError?>(nil)
        let lose: @Sendable (PebbleError) -> Void = { error in
            loss.withLock { $0 = $0 ?? error }
            control.drop()
            stdio.drop()
            stderr?.drop()
        }
        self.loss = loss
        output = ExecOutput(stdio, closesAtEnd: false, whenLost: lose)
        errors = stderr.map { ExecOutput($0, closesAtEnd: true, whenLost: lose) }
        (self.control, self.stdio, self.stderr) = (control, stdio, stderr)
    }

    deinit { kill() }

    /// Drops the connections; a command that still runs is killed.
    func kill() {
        control.drop()
        stdio.drop()
        stderr?.drop()
    }

    /// Remembers what has failed on this side, and kills the command.
    func fail(_ error: PebbleError) {
        state.withLock { state in if state.failure == nil { state.failure = error } }
        kill()
    }

    // MARK: The beginning

    /// Opens the websockets, all at once.
    ///
    /// - Throws: ``PebbleError`` of code `change` when the command could not be started.
    func open() async throws(PebbleError) {
        control.open(receiver: Silent())
        stdio.open(receiver: output)
        if let stderr, let errors { stderr.open(receiver: errors) }
        let openings = await withTaskCancellationHandler {
            [await stdio.opened(), await stderr?.opened() ?? .success(.opened), await control.opened()]
        } onCancel: {
            kill()
        }
        if Task.isCancelled {
            throw PebbleError(.cancelled, "The task was cancelled while it started a command.")
        }
        // A command that has ended already has no control any more.
        for opening in openings.prefix(2) { if case .success(.refused) = opening { try await explain() } }
        for case .failure(let error) in openings { throw loss.withLock { $0 } ?? error }
    }

    /// Throws why there are no websockets.
    private func explain() async throws(PebbleError) {
        kill()
        let change = try await client.waitForChange(changeID, timeout: client.transport.timeLimit)
        if let error = change.error, !error.isEmpty { throw .change(change, message: error) }
        throw PebbleError(.connection, "Pebble had ended the command \(changeID) before its output could be read.")
    }

    // MARK: Input and signals

    /// Sends what the command reads.
    func write(_ bytes: ByteBuffer) async throws(PebbleError) {
        guard !state.withLock({ $0.inputHasEnded }) else {
            throw PebbleError(.invalidArgument, "The input of the command was finished: nothing can be written to it.")
        }
        var rest = bytes
        while rest.readableBytes > 0, let piece = rest.readSlice(length: min(rest.readableBytes, 64 << 10)) {
            let isOpen = await withTaskCancellationHandler {
                await stdio.send(piece)
            } onCancel: {
                kill()
            }
            if Task.isCancelled {
                throw PebbleError(.cancelled, "The task was cancelled while it wrote to a command.")
            }
            guard isOpen else {
                throw PebbleError(.connection, "The command has ended, or the connection to it is lost.")
            }
        }
    }

    /// Ends the input.
    func finishInput() {
        let isFirst = state.withLock { state in
            defer { state.inputHasEnded = true }
            return !state.inputHasEnded
        }
        if isFirst { stdio.send(text: #"{"command":"end"}"#) }
    }

    /// Sends a signal.
    func send(signal name: String) throws(PebbleError) {
        control.send(text: try PebbleClient.json(["command": "signal", "signal": ["name": .string(name)]]))
    }

    // MARK: Pumps

    /// Sends what a source gives.
    func pump(from source: ByteSource) {
        // What is in memory is sent before this returns.
        let pump = Task.immediate {
            // A command need not read all of its input.
            var isRead = true
            do throws(PebbleError) {
                let reader = try await SourceReader(source)
                try await reader.send { piece throws(PebbleError) in
                    isRead = false
                    try await self.write(piece)
                    isRead = true
                }
                self.finishInput()
            } catch {
                if isRead, error.code != .cancelled { self.fail(error) }
            }
        }
        state.withLock { $0.inputPump = pump }
    }

    /// Hands what the command writes to a sink.
    func pump(_ chunks: ByteChunks, to sink: ByteSink) {
        // It counts as read from now on, not from when the task begins.
        let reader = ByteReader(chunks)
        let pump = Task.immediate {
            do throws(PebbleError) {
                try await reader.chunks.write(to: sink)
            } catch {
                self.fail(error)
            }
        }
        state.withLock { $0.outputPumps.append(pump) }
    }

    // MARK: The end

    /// Waits for the end of the command.
    ///
    /// - Returns: The exit code; -1 when it is not known.
    func end() async throws(PebbleError) -> Int {
        output.isAwaited()
        errors?.isAwaited()
        do throws(PebbleError) {
            let change = try await client.waitForChange(changeID, timeout: timeout.map { $0 + .seconds(1) })
            for output in [output, errors] { output?.expectEnd(within: client.transport.timeLimit) }
            await finishPumps()
            if let failure { throw failure }
            if let error = change.error, !error.isEmpty { throw PebbleError.change(change, message: error) }
            return change.tasks.first?.data["exit-code"]?.intValue ?? -1
        } catch {
            kill()
            throw failure ?? error
        }
    }

    private var failure: PebbleError? { state.withLock { $0.failure } }

    private func finishPumps() async {
        let (inputPump, outputPumps) = state.withLock { ($0.inputPump, $0.outputPumps) }
        inputPump?.cancel()
        await withTaskCancellationHandler {
            for pump in outputPumps { await pump.value }
        } onCancel: {
            kill()
        }
    }
}
