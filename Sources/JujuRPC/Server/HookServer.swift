/// Serves hook commands on a local socket, as the unit agent does for one hook.
///
/// Any number of connections may be open and any number of calls made on each, but one command runs at a time. The
/// server lives until it is closed.
package final class HookServer: Sendable {
    /// Runs a command: it returns what the command answers, or throws the refusal that the client is sent.
    package typealias Handler = @Sendable (HookRequest) throws(HookServerRefusal) -> HookResponse

    /// What the threads of the server share.
    struct State {
        /// The listening socket, while there is one.
        var listener: Int32?
        /// The descriptors of the open connections, by their number.
        var connections: [Int: Int32] = [:]
        var nextConnection = 0
        /// Whether connections that are still open are to be served no longer.
        var isCutOff = false
    }

    let state = Monitor(State())
    /// Whether a command runs; the lock is held as long as it does.
    let turn = Monitor(false)
    let maximumMessageSize: Int
    private let path: String
    private let contextID: String
    private let token: String?
    private let handler: Handler

    /// Makes a server; it listens once it is started.
    ///
    /// - Parameters:
    ///   - path: Where the socket's file is made, for its owner only.
    ///   - contextID: The context that requests must name.
    ///   - token: The token that requests must have, empty for the local hooks of Juju 2.8 to 3.x; nil to let any pass,
    ///     as Juju 4 does.
    ///   - maximumMessageSize: The most bytes that a request may have; the connection of a larger one is closed.
    ///   - handler: Runs a command; called by one thread at a time.
    package init(
        path: String, contextID: String, token: String? = nil,
        maximumMessageSize: Int = HookClient.defaultMaximumMessageSize, handler: @escaping Handler
    ) {
        self.path = path
        self.contextID = contextID
        self.token = token
        self.maximumMessageSize = maximumMessageSize
        self.handler = handler
    }

    /// Listens; a socket file that a killed server left at the path is replaced.
    ///
    /// - Throws: ``JujuRPCError`` with the code `cannotListen`, or `unsupportedAddress` for a path that is too long.
    package func start() throws(JujuRPCError) {
        let listener = try LocalSocket.listen(at: path)
        state.withLock { $0.listener = listener }
        guard Thread.detach({ self.acceptConnections(at: listener) }) else {
            state.withLock { $0.listener = nil }
            LocalSocket.close(listener)
            LocalSocket.removeFile(at: path)
            throw JujuRPCError(.cannotListen, "No server can listen at \(path): the system gives no thread.")
        }
    }

    /// Ends the server as Juju does after a hook: listens no longer, and waits for the connections to end.
    ///
    /// Calls on open connections are still answered while it waits. Where Juju would wait for ever, this server then
    /// shuts the connections down; a command that runs at that moment goes on, and none is begun.
    ///
    /// - Parameter limit: The longest to wait.
    /// - Returns: How many connections were still open after that time.
    @discardableResult
    package func close(waitingAtMost limit: Duration) -> Int {
        let wasListening = state.withLock { state in
            if let listener = state.listener { LocalSocket.shutDown(listener) }
            return state.listener != nil
        }
        state.wait { $0.listener == nil }
        state.wait(by: Deadline(in: limit)) { $0.connections.isEmpty }
        let leaked = state.withLock { state in
            state.isCutOff = true
            // Under the lock: a connection's thread leaves the table before it closes the descriptor.
            for descriptor in state.connections.values { LocalSocket.shutDown(descriptor) }
            return state.connections.count
        }
        if wasListening { LocalSocket.removeFile(at: path) }
        return leaked
    }

    /// Checks a request as Juju does, in the same order, and runs its command when its turn has come.
    func respond(to request: HookRequest) throws(HookServerRefusal) -> HookResponse {
        guard !request.command.isEmpty else { throw .noCommand }
        guard request.directory.utf8.first == UInt8(ascii: "/") else { throw .directoryNotAbsolute }
        if let token, request.token ?? "" != token { throw .wrongToken }
        guard request.contextID == contextID else { throw .wrongContext(request.contextID) }
        return try turn.withLock { isRunning throws(HookServerRefusal) in
            isRunning = true
            defer { isRunning = false }
            guard !state.withLock({ $0.isCutOff }) else { throw .closing }
            return try handler(request)
        }
    }
}
