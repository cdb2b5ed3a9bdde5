public import HookCommands
import Ops
public import PlainValues

extension Harness {
    // MARK: The unit and its application

    /// Sets whether the unit leads its application; a unit that is made the leader is told, each time.
    ///
    /// - Parameter isLeader: Whether the unit leads its application.
    /// - Throws: What a handler throws.
    public func setLeader(_ isLeader: Bool = true) throws {
        simulation.state.isLeader = isLeader
        if isLeader { try tell(JujuEvent("leader-elected")) } else { refresh() }
    }

    /// Sets how many units the application is to have.
    ///
    /// - Parameter count: The number, this unit included; `nil` for the units of the peer relations and this one.
    /// - Throws: ``TestingError`` with ``TestingError/Code/invalidValue`` for a negative number.
    public func setPlannedUnits(_ count: Int?) throws(TestingError) {
        if let count, count < 0 {
            throw TestingError(.invalidValue, "\(count) units cannot be planned; give 0 or more.")
        }
        plannedUnits = count
        refresh()
    }

    /// The version of the workload that the charm has set last; `nil` when it has set none.
    public var workloadVersion: String? {
        simulation.state.workloadVersion.isEmpty ? nil : simulation.state.workloadVersion
    }

    /// The pod's specification that the charm has set last, and the resources of Kubernetes with it.
    public var podSpec: (spec: PlainValue, kubernetesResources: PlainValue?)? {
        simulation.podSpec.map { ($0.spec, $0.resources) }
    }

    /// How many times the charm has had the machine rebooted: after a hook that ended well, or at once.
    ///
    /// A handler that has it rebooted at once ends there, as in Juju: nothing of what it has written is kept.
    public var rebootCount: Int { simulation.reboots.count }

    /// The lines that the charm and the framework have logged, in order.
    public var logs: [LogLine] { simulation.record.with { $0.log } }

    /// The hook commands that the charm has run, and those that the test has had the model run, in order.
    public var hookCommands: [HookCommand] { simulation.commands }

    // MARK: The model

    /// Sets the name and the identifier of the model.
    ///
    /// - Parameters:
    ///   - name: The model's name; `nil` leaves it as it is.
    ///   - uuid: The model's identifier; `nil` leaves it as it is.
    /// - Throws: ``TestingError`` with ``TestingError/Code/misuse`` after ``begin()``.
    public func setModel(name: String? = nil, uuid: String? = nil) throws {
        guard !hasBegun else {
            throw TestingError(
                .misuse, "The model cannot be renamed after begin(); call setModel(name:uuid:) before it.")
        }
        if let name { simulation.state.model.name = name }
        if let uuid { simulation.state.model.uuid = uuid }
        model.takeUp(simulation.idleContext)
    }

    /// Trusts the application with the cloud, and sets what it is told of that.
    ///
    /// - Parameter spec: What `credential-get` answers: at least `type` and `name`, mostly `endpoint` and `credential`.
    ///   `nil` trusts the application no longer.
    public func setCloudSpec(_ spec: PlainValue?) {
        simulation.state.model.cloudSpec = spec
        simulation.isTrusted = spec != nil
        refresh()
    }
}
