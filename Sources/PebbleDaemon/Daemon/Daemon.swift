import Glibc
import Pebble

/// A Pebble daemon for local development and tests.
package final class Daemon: Sendable {
    /// The version of Pebble whose API the daemon answers.
    package static let version = API.version

    private let options: DaemonOptions
    private let engine: DaemonEngine
    private let plan: PlanKeeper
    private let server: APIServer
    private let verboseLogs: VerboseLogs?
    /// Forgets what is old, now and then.
    private let maintenance: Task<Void, Never>
    private let orphans: Task<Void, Never>?

    /// The exit code of a daemon that was told to end while requests were open.
    private static let unansweredCode: Int32 = 1

    /// Starts a daemon: when this returns, it answers.
    ///
    /// - Parameter options: How it is started.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words; nothing runs then.
    package static func start(_ options: DaemonOptions) async throws(PebbleDaemonError) -> Daemon {
        let prepared = await BlockingThread.run {
            Result { () throws(PebbleDaemonError) in try Self.prepare(options) }
        }
        let (engine, layers, identities, socket) = try prepared.get()
        let verboseLogs = options.serviceOutput.map { VerboseLogs(engine.logs, write: $0) }
        await verboseLogs?.begin()
        let plan = PlanKeeper(layers, engine: engine)
        await plan.apply()
        let api = API(engine: engine, plan: plan, httpAddress: options.http.map { "\($0.host):\($0.port)" })
        let server: APIServer
        do throws(PebbleDaemonError) {
            if !identities.isEmpty { try await engine.state.changeIdentities("replace", identities) }
            server = try await APIServer.start(api, socket: socket, http: options.http)
        } catch {
            try? await engine.stop()
            unlink(options.socketPath)
            throw error
        }
        return Daemon(options: options, engine: engine, plan: plan, server: server, verboseLogs: verboseLogs)
    }

    /// What the daemon starts with.
    ///
    /// It blocks.
    private typealias Beginning = (
        engine: DaemonEngine, layers: LayerStack, identities: [String: IdentityDraft?], socket: Int32
    )

    private static func prepare(_ options: DaemonOptions) throws(PebbleDaemonError) -> Beginning {
        // A parent may have had its children's ends ignored, and then nobody could learn of those of ours.
        signal(SIGCHLD, SIG_DFL)
        try DaemonFolder.prepare(options)
        // The socket comes first: a daemon that lives already keeps its state file to itself.
        let socket = try DaemonSocket.make(options.socketPath)
        do throws(PebbleDaemonError) {
            let engine = try DaemonEngine(
                stateFile: options.isPersistent ? options.statePath : nil, note: options.note)
            var layers = try LayerStack(layers: LayerFolder.read(options.layersFolder))
            if !options.arguments.isEmpty { try layers.setArguments(options.arguments) }
            return (engine, layers, try options.identitiesFile.map(IdentityFile.read) ?? [:], socket)
        } catch {
            close(socket)
            unlink(options.socketPath)
            throw error
        }
    }

    private init(
        options: DaemonOptions, engine: DaemonEngine, plan: PlanKeeper, server: APIServer, verboseLogs: VerboseLogs?
    ) {
        self.options = options
        self.engine = engine
        self.plan = plan
        self.server = server
        self.verboseLogs = verboseLogs
        orphans = options.adoptsOrphans ? Task { await Orphans.collect() } : nil
        maintenance = Task {
            while (try? await Task.sleep(for: Self.maintenanceTime)) != nil { await engine.state.maintain() }
        }
    }

    /// How long the daemon waits before it looks for what is old again.
    private static let maintenanceTime = Duration.seconds(600)

    /// Starts the services that are enabled, unless the options say not to.
    package func autostart() async {
        guard !options.isHeld else { return }
        // Without any there is nothing to start, which is no failure.
        _ = try? await engine.request("autostart", [])
    }

    /// Waits until an action of a service or a check asks the daemon to end.
    ///
    /// - Returns: The exit code that it is to end with; `nil` when the waiting task was cancelled.
    package func shutdownRequest() async -> Int32? {
        await engine.shutdownRequest()
    }

    /// Ends the daemon: the services first, then the listeners.
    ///
    /// Nothing is left of it.
    ///
    /// - Parameter code: The exit code if all goes well.
    /// - Returns: The exit code: another one when requests were still open after a second.
    package func stop(_ code: Int32 = 0) async -> Int32 {
        // What could not be written is lost with the daemon; all else is as it should be.
        maintenance.cancel()
        try? await engine.stop()
        orphans?.cancel()
        await verboseLogs?.end()
        let isDone = await server.stop()
        unlink(options.socketPath)
        return isDone || code != 0 ? code : Self.unansweredCode
    }
}
