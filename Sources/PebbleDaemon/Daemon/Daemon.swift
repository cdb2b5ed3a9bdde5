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
    private let verboseLogs: Task<Void, Never>?

    /// The exit code of a daemon that was told to end while requests were open.
    private static let unansweredCode: Int32 = 1

    /// Starts a daemon: when this returns, it answers.
    ///
    /// - Parameter options: How it is started.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words; nothing runs then.
    package static func start(_ options: DaemonOptions) async throws(PebbleDaemonError) -> Daemon {
        let prepared = await BlockingThread.run { () -> Result<(DaemonEngine, LayerStack, Int32), PebbleDaemonError> in
            Result { () throws(PebbleDaemonError) in
                try DaemonFolder.prepare(options)
                // The socket comes first: a daemon that lives already keeps its state file to itself.
                let socket = try DaemonSocket.make(options.socketPath)
                do throws(PebbleDaemonError) {
                    let engine = try DaemonEngine(stateFile: options.isPersistent ? options.statePath : nil)
                    var layers = try LayerStack(layers: LayerFolder.read(options.layersFolder))
                    if !options.arguments.isEmpty { try layers.setArguments(options.arguments) }
                    return (engine, layers, socket)
                } catch {
                    close(socket)
                    unlink(options.socketPath)
                    throw error
                }
            }
        }
        let (engine, layers, socket) = try prepared.get()
        let plan = PlanKeeper(layers, engine: engine)
        await plan.apply()
        let api = API(engine: engine, plan: plan, httpAddress: options.http.map { "\($0.host):\($0.port)" })
        let server: APIServer
        do throws(PebbleDaemonError) {
            server = try await APIServer.start(api, socket: socket, http: options.http)
        } catch {
            try? await engine.stop()
            unlink(options.socketPath)
            throw error
        }
        return Daemon(options: options, engine: engine, plan: plan, server: server)
    }

    private init(options: DaemonOptions, engine: DaemonEngine, plan: PlanKeeper, server: APIServer) {
        self.options = options
        self.engine = engine
        self.plan = plan
        self.server = server
        verboseLogs = nil
    }

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
        try? await engine.stop()
        let isDone = await server.stop()
        unlink(options.socketPath)
        return isDone || code != 0 ? code : Self.unansweredCode
    }
}
