import Foundation
import Ops
import PebbleDaemon
import Testing

/// A unit whose container `workload` has a daemon, in this process, which works on the files of this machine.
final class UnitOnDaemon: Sendable {
    /// A folder for what the workload has.
    let folder: TemporaryFolder
    private let home: TemporaryFolder
    private let containers: TemporaryFolder

    private init() throws {
        folder = try TemporaryFolder()
        home = try TemporaryFolder()
        containers = try ContainedUnit.containers(socket: home.path + "/socket")
    }

    /// Starts a daemon, runs something, and ends the daemon.
    ///
    /// What runs has a thread of its own. A dispatch holds its thread, and the daemon needs those that Swift's tasks have.
    ///
    /// - Parameter body: What to run; what it expects is looked at when it has returned, as that thread is of no test.
    /// - Returns: What it returned.
    static func run<Value: Sendable>(_ body: @escaping @Sendable (UnitOnDaemon) throws -> Value) async throws -> Value {
        let unit = try UnitOnDaemon()
        let daemon = try await Daemon.start(
            DaemonOptions(folder: unit.home.path, socketPath: unit.home.path + "/socket"))
        let result = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Result { try body(unit) }) }
        }
        let code = await daemon.stop()
        #expect(code == 0)
        return try result.get()
    }

    /// Runs something in an asynchronous handler of the container's event.
    func inHandler<Value: Sendable>(_ body: @escaping (Container) async throws -> Value) throws -> Value {
        try inHandler(of: "workload-pebble-ready") { try await body(($0 as? WorkloadEvent).unwrapped().workload) }
    }

    /// Runs something in an asynchronous handler of an event of the container.
    func inHandler<Value: Sendable>(
        of hook: String, _ variables: [String: String] = [:], _ body: @escaping (any Event) async throws -> Value
    ) throws -> Value {
        let unit = try UnitInTest.related()
        unit.environment["OPS_CONTAINERS"] = containers.path
        var value: Value?
        try unit.inHandler(of: hook, variables) { value = try await body($0) }
        return try value.unwrapped()
    }
}
