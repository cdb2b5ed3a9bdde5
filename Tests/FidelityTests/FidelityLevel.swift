import Testing

@testable import FidelityCharm

/// Where a behaviour runs.
///
/// The suite's tests take one of the lists below as their arguments. `Scripts/check-fidelity` reads them: a level that a
/// behaviour does not run on has its reason in `Documentation/Fidelity.md`.
enum FidelityLevel: String, CaseIterable, CustomTestStringConvertible {
    /// A living charm in the test's process.
    case harness = "Harness"
    /// A fresh charm in the test's process for each event.
    case context = "Context"
    /// Real processes in the local Juju.
    case localJuju = "local Juju"

    var testDescription: String { rawValue }

    static let all: [FidelityLevel] = [.harness, .context, .localJuju]
    /// Where each event gets a new charm, and a whole dispatch.
    static let dispatches: [FidelityLevel] = [.context, .localJuju]
    /// Where it follows from the model which events come; a `Context` is told them one by one.
    static let eventStreams: [FidelityLevel] = [.harness, .localJuju]
    /// What only the local Juju decides.
    static let agent: [FidelityLevel] = [.localJuju]

    /// A world with the suite's charm in it, which has had its first events.
    ///
    /// - Parameters:
    ///   - isLeader: Whether the unit `app/0` leads its application; if not, `app/1` does.
    ///   - units: How many units the application has, one or two; a follower is never alone.
    ///   - script: What the charm does in its first events.
    func world(
        isLeader: Bool = true, units: Int = 1, script: Script = [:]
    ) async throws -> any FidelityWorld {
        let setup = try WorldSetup(isLeader: isLeader, units: isLeader ? units : 2, script: script)
        switch self {
        case .harness: return try HarnessWorld(setup)
        case .context: return try await ContextWorld(setup)
        case .localJuju: return try LocalJujuWorld(setup)
        }
    }
}
