import Foundation
import Ops
import PebbleTestSupport

/// A unit with a container `workload`, in which a server answers as a test says in the place of Pebble.
final class ContainedUnit {
    let unit: UnitInTest
    let pebble: StubDaemon
    private let containers: TemporaryFolder

    /// Starts a server.
    ///
    /// - Parameter handler: Answers a request.
    init(_ handler: @escaping StubDaemon.Handler) throws {
        unit = try UnitInTest.related()
        pebble = try StubDaemon(handler)
        containers = try Self.containers(socket: pebble.path)
        unit.environment["OPS_CONTAINERS"] = containers.path
    }

    /// Makes a folder in the place of `/charm/containers` in which the container's socket is somewhere else.
    static func containers(socket path: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/workload", withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: folder.path + "/workload/pebble.socket", withDestinationPath: path)
        return folder
    }

    /// What was asked of Pebble so far, by method and target, with the body where it is JSON.
    var asked: [String] {
        pebble.requests.map { request in
            let isJSON = request.headers["content-type"] == "application/json"
            return "\(request.method) \(request.target)" + (isJSON ? " \(request.text)" : "")
        }
    }

    /// Runs something in an asynchronous handler of the container's event.
    func inHandler(_ body: @escaping (Container) async throws -> Void) throws {
        try inHandler(of: "workload-pebble-ready", [:]) { try await body(($0 as? WorkloadEvent).unwrapped().workload) }
    }

    /// Runs something in an asynchronous handler of an event of the container.
    func inHandler(
        of hook: String, _ variables: [String: String], _ body: @escaping (any Event) async throws -> Void
    ) throws { try unit.inHandler(of: hook, variables, body) }
}

extension UnitInTest {
    /// Runs something in an asynchronous handler of an event of the container `workload`.
    func inHandler(
        of hook: String, _ variables: [String: String], _ body: @escaping (any Event) async throws -> Void
    ) throws {
        let variables = variables.merging(["JUJU_WORKLOAD_NAME": "workload"]) { $1 }
        let charm = try self.hook(hook, variables) { charm in
            let framework = charm.framework
            try framework.observe(.pebbleReady("workload"), charm, ScriptedCharm.later)
            try framework.observe(.pebbleCustomNotice("workload"), charm, ScriptedCharm.later)
            try framework.observe(.pebbleCheckFailed("workload"), charm, ScriptedCharm.later)
            charm.actLater = body
        }
        // A test of what happens in a handler is to fail when none has run.
        guard charm.trace.count == 2 else { throw Failure() }
    }
}

extension Optional {
    /// The value, which a test counts on.
    func unwrapped() throws -> Wrapped {
        guard let self else { throw Failure() }
        return self
    }
}
