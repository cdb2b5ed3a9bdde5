import Glibc
import NIOCore
import Pebble
import PlainValues
import Synchronization

/// A command that a client runs, with the websockets that carry what it reads and writes.
final class ExecSession: Sendable {
    /// The websockets that there are.
    enum Socket: String, Sendable {
        /// Signals and sizes for the command.
        case control
        /// The command's input and output.
        case stdio
        /// The command's errors, if they are apart.
        case stderr
    }

    /// A websocket that is connected.
    struct Connection: Sendable {
        let channel: any Channel
        let handler: NIOLoopBound<ExecSocketHandler>
    }

    private enum Waiting {
        case notYet
        case waiting(CheckedContinuation<Bool, Never>)
        case done(Bool)
    }

    private struct State {
        var claimed: Set<Socket> = []
        var connections: [Socket: Connection] = [:]
        var waiting = Waiting.notYet
        var process: ChildProcess?
        var controller: Int32?
        /// What was asked for before the command was started.
        var early: [ExecControl] = []
        var isTimedOut = false
        /// The command has ended, or never will be started: websockets that come now are closed.
        var isOver = false
    }

    /// How long a client may take to connect the websockets.
    private static let connectTime = TimeAmount.seconds(5)
    /// The number of requests that are kept for a command that was not started yet.
    private static let mostEarly = 100
    /// How long the websockets stay open for the client to close them.
    private static let lingerTime = TimeAmount.seconds(5)

    private let command: ExecCommand
    /// Where time is kept.
    private let loop: any EventLoop
    private let state = Mutex(State())

    init(_ command: ExecCommand, loop: any EventLoop) {
        self.command = command
        self.loop = loop
    }

    // MARK: Websockets

    /// What comes of asking for a websocket.
    enum Claim {
        case granted
        case taken
        case unknown
        /// The request was not one for a websocket.
        case notAsked
    }

    /// Takes a websocket for a client, once.
    ///
    /// - Parameters:
    ///   - socket: Which.
    ///   - isReal: Whether the request was one for a websocket: another takes nothing.
    func claim(_ socket: Socket, isReal: Bool) -> Claim {
        guard socket != .stderr || command.splitsErrors else { return .unknown }
        return state.withLock { state in
            guard !state.claimed.contains(socket) else { return .taken }
            guard isReal else { return .notAsked }
            state.claimed.insert(socket)
            return .granted
        }
    }

    /// Notes that a websocket is connected, on its event loop.
    func connected(_ socket: Socket, _ connection: Connection) {
        let waiter = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.isOver else {
                connection.channel.close(promise: nil)
                return nil
            }
            state.connections[socket] = connection
            guard state.connections[.stdio] != nil, !command.splitsErrors || state.connections[.stderr] != nil else {
                return nil
            }
            defer { state.waiting = .done(true) }
            if case .waiting(let waiter) = state.waiting { return waiter }
            return nil
        }
        waiter?.resume(returning: true)
    }

    /// Does what the client asks for over the control websocket.
    func control(_ control: ExecControl) {
        let process = state.withLock { state -> ChildProcess? in
            if state.process == nil, state.early.count < Self.mostEarly { state.early.append(control) }
            return state.process
        }
        guard let process else { return }
        switch control {
        case .signal(let number): process.signal(number)
        case .resize(let width, let height):
            state.withLock { state in
                guard let controller = state.controller else { return }
                PseudoTerminal.resize(controller, width: width, height: height)
            }
        }
    }

    /// The control websocket was dropped: a client that is gone leaves no command behind.
    func controlLost() {
        let process = state.withLock { state in
            if state.process == nil { state.early = [.signal(SIGKILL)] }
            return state.process
        }
        process?.signal(SIGKILL)
    }

    /// Whether the command has ended, or never will be started.
    var isOver: Bool { state.withLock(\.isOver) }

    // MARK: The command

    /// Runs the command once the client has connected, and waits until it has ended and its output was sent.
    func run(_ context: TaskContext) async throws(TaskFailure) {
        defer { finish() }
        guard await connections() else {
            throw TaskFailure(
                "exec \(context.taskID): timeout waiting for websocket connections: context deadline exceeded")
        }
        let code: Int
        do throws(ProcessFailure) {
            code = try await runConnected()
        } catch {
            await context.setData("exit-code", .int(-1))
            throw TaskFailure(error.description)
        }
        if state.withLock(\.isTimedOut), let timeout = command.timeout {
            await context.setData("exit-code", .int(-1))
            throw TaskFailure("timed out after \(GoDuration.text(timeout)): context deadline exceeded")
        }
        await context.setData("exit-code", .int(code))
    }

    private func connections() async -> Bool {
        let timer = loop.scheduleTask(in: Self.connectTime) { self.giveUp() }
        defer { timer.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let result = state.withLock { state -> Bool? in
                    if case .done(let result) = state.waiting { return result }
                    state.waiting = .waiting(waiter)
                    return nil
                }
                if let result { waiter.resume(returning: result) }
            }
        } onCancel: {
            giveUp()
        }
    }

    private func giveUp() {
        let waiter = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            switch state.waiting {
            case .done: return nil
            case .notYet:
                state.waiting = .done(false)
                return nil
            case .waiting(let waiter):
                state.waiting = .done(false)
                return waiter
            }
        }
        waiter?.resume(returning: false)
    }

    private func runConnected() async throws(ProcessFailure) -> Int {
        var streams = try ExecStreams(command)
        let process: ChildProcess
        do throws(ProcessFailure) {
            process = try await ProcessLauncher.shared.launch { [streams] () throws(ProcessFailure) in
                ProcessLaunch(
                    executable: self.command.words.first ?? "", arguments: Array(self.command.words.dropFirst()),
                    environment: self.command.environment, directory: self.command.directory,
                    credential: self.command.credential?.unlessCurrent, leadership: .session, input: streams.input,
                    output: streams.output, error: streams.error,
                    terminal: streams.terminal >= 0 ? streams.terminal : nil)
            }
        } catch {
            streams.closeAll()
            throw error
        }
        streams.closeCommandEnds()
        let (connections, early) = state.withLock { state in
            state.process = process
            state.controller = streams.controller
            defer { state.early = [] }
            return (state.connections, state.early)
        }
        for request in early { control(request) }
        let outputs = ExecPipes.attach(streams, connections, isInteractive: command.isInteractive)
        let timer = command.timeout.map { timeout in
            Task {
                guard (try? await Task.sleep(for: timeout)) != nil else { return }
                self.state.withLock { $0.isTimedOut = true }
                process.signal(SIGKILL)
            }
        }
        let code = await withTaskCancellationHandler {
            await process.exitCode
        } onCancel: {
            process.signal(SIGKILL)
        }
        timer?.cancel()
        ended()
        for output in outputs { try? await output.get() }
        return code
    }

    /// The command has ended: nobody can be sent a signal any more.
    private func ended() {
        let (control, controller) = state.withLock { state in
            defer { state.controller = nil }
            return (state.connections[.control], state.controller)
        }
        if let controller { Glibc.close(controller) }
        control?.channel.close(promise: nil)
    }

    /// Lets go of the websockets: those that the client leaves open are closed, at once if there was no command.
    private func finish() {
        let (connections, hadCommand) = state.withLock { state in
            state.isOver = true
            // Each websocket's handler keeps this session, and must not be kept by it for ever.
            defer { state.connections = [:] }
            return (state.connections.values, state.process != nil)
        }
        for connection in connections {
            let channel = connection.channel
            guard hadCommand else {
                channel.close(promise: nil)
                continue
            }
            let closing = channel.eventLoop.scheduleTask(in: Self.lingerTime) { channel.close(promise: nil) }
            channel.closeFuture.whenComplete { _ in closing.cancel() }
        }
    }
}
