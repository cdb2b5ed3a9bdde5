public import HookCommands
import OrderedCollections

/// An application: the one that this unit belongs to, or another (`ops.Application`).
public struct Application: Hashable, CustomStringConvertible {
    /// The application's name.
    public let name: String
    let backend: ModelBackend

    /// The application's name.
    public var description: String { name }

    /// Whether two applications are the same one.
    public static func == (left: Application, right: Application) -> Bool { left.name == right.name }

    /// Hashes the application's name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The application's status, which only its leader can read.
    ///
    /// That of another application is always `unknown`; Juju is not asked.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/notAllowed`` when this unit is not the leader, with
    ///   ``OpsError/Code/hookCommandFailed`` when a hook command fails.
    public var status: StatusValue {
        get throws(OpsError) {
            guard isThisApplication else { return StatusValue(name: .unknown, message: "") }
            guard try backend.isLeader() else {
                backend.reportRefusal(
                    "status-get", "A unit that is not the leader tried to read the application's status.")
                throw OpsError(.notAllowed, "A unit that is not the leader cannot read the application's status.")
            }
            return try backend.status(ofApplication: true)
        }
    }

    /// Sets the application's status, which only its leader can.
    ///
    /// - Parameter status: The status.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notAllowed`` for another application and when this unit is not the
    ///   leader, with ``OpsError/Code/hookCommandFailed`` when a hook command fails.
    public func setStatus(_ status: Status) throws(OpsError) {
        guard isThisApplication else {
            throw OpsError(.notAllowed, "The status of \(name) cannot be set: it is another application.")
        }
        guard try backend.isLeader() else {
            backend.reportRefusal("status-set", "A unit that is not the leader tried to set the application's status.")
            throw OpsError(.notAllowed, "A unit that is not the leader cannot set the application's status.")
        }
        try backend.setStatus(status, ofApplication: true)
    }

    /// How many units the application is going to have: those that are not about to be removed.
    ///
    /// - Returns: The number, which may be 0 while the application is removed.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notAllowed`` for another application, with
    ///   ``OpsError/Code/hookCommandFailed`` when `goal-state` fails.
    public func plannedUnits() throws(OpsError) -> Int {
        guard isThisApplication else {
            throw OpsError(.notAllowed, "The planned units of \(name) are not known: it is another application.")
        }
        let goal = try backend.ask { commands throws(HookCommandError) in try commands.goalState() }
        return goal.units.values.count { $0.status != "dying" }
    }

    private var isThisApplication: Bool {
        name == Unit(name: backend.context.unitName, backend: backend).app.name
    }
}
