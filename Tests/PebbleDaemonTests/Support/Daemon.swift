import PebbleDaemon
import Testing

/// An engine for one test, and what tests ask of it.
struct Daemon {
    let engine: DaemonEngine

    init(stateFile: String? = nil) throws {
        engine = try DaemonEngine(stateFile: stateFile)
    }

    /// Runs the body with an engine that is stopped afterwards, whatever happens.
    static func run(
        services: [String: ServiceConfig] = [:], checks: [String: CheckConfig] = [:], stateFile: String? = nil,
        _ body: (Daemon) async throws -> Void
    ) async throws {
        let daemon = try Daemon(stateFile: stateFile)
        await daemon.engine.apply(ServicePlan(services: services, checks: checks))
        do {
            try await body(daemon)
        } catch {
            try? await daemon.engine.stop()
            throw error
        }
        try await daemon.engine.stop()
    }

    /// Asks for an action, and waits until it is done.
    @discardableResult
    func perform(_ action: String, _ names: String...) async throws -> ChangeRecord {
        let id = try await engine.request(action, names)
        return try await ready(id)
    }

    /// The change, once it is ready.
    func ready(_ id: String) async throws -> ChangeRecord {
        guard case .ready(let change) = await engine.state.waitForChange(id, timeout: .seconds(20)) else {
            throw NotReady(change: id)
        }
        return change
    }

    /// How a service is.
    func current(_ name: String) async -> ServiceReport.Current? {
        await engine.services.reports([name]).first?.current
    }

    /// What a service has written.
    func output(_ name: String) -> [String] {
        engine.logs.newest(of: [name], count: nil).map(\.message)
    }

    struct NotReady: Error {
        let change: String
    }
}

/// Waits until the condition holds; the limit only ends a test that fails.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now.advanced(by: .seconds(10))
    while ContinuousClock.now < deadline {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(5))
    }
    return false
}

extension ServiceConfig {
    /// A service of a shell's text, which ends quickly when it is stopped.
    static func shell(_ text: String, _ change: (inout ServiceConfig) -> Void = { _ in }) -> ServiceConfig {
        var config = ServiceConfig(command: ["sh", "-c", text])
        config.killDelay = .seconds(2)
        change(&config)
        return config
    }

    /// A service that does nothing for a long time.
    static func sleeper(_ change: (inout ServiceConfig) -> Void = { _ in }) -> ServiceConfig {
        var config = ServiceConfig(command: ["sleep", "1000"])
        change(&config)
        return config
    }
}
