/// What the model, and the unit's agent, remember of one unit.
struct UnitRecord: Codable, Hashable {
    var name: String
    var machine: Int
    /// The unit that this one is subordinate to, on whose machine it is.
    var principal: String?
    var life = Life.alive
    var workloadStatus: StatusRecord
    /// Whether the charm itself has set the workload status.
    var charmSetStatus = false
    var agentStatus: StatusRecord
    /// The revision of the charm that is in the unit's folder.
    var charmRevision: Int
    var ports: [PortRecord] = []
    /// What the charm keeps with `state-set`.
    var state: [String: String] = [:]

    /// Whether it is in a pod on Kubernetes, rather than on a machine.
    var isKubernetes = false
    /// Its containers, in the order of the charm's metadata.
    var containers: [ContainerRecord] = []
    /// The short link to the folder of its containers, where there is need of one.
    var containersLink: String?
    var pod = Pod.running
    /// Whether its agent notices the containers before the charm has started.
    var seesContainersEarly = false

    // What the agent has done and seen.
    var installed = false
    var started = false
    var stopped = false
    var upgrading = false
    var elected = false
    var updateStatusDue = false
    var rebooted = false
    /// Whether `remove` is done.
    var removed = false
    /// Whether failing hooks are passed over on the way out.
    var isForced = false
    var seenConfigVersion: Int?
    var seenLeaderSettingsVersion: Int?
    var relations: [RelationView] = []
    /// By secret: the newest revision that the unit was told of.
    var seenSecrets: [String: Int] = [:]
    /// The hook that failed; no other hook runs until it is resolved.
    var failure: FailedHook?
    /// The hook that runs, or that ran when the command was ended by force.
    var running: AgentEvent?

    /// The unit's number in its application.
    var number: Int { Int(name.split(separator: "/").last ?? "") ?? 0 }
    /// The unit's name as Juju writes it in paths and tags: `web-0`.
    var dashedName: String { name.split(separator: "/").joined(separator: "-") }
    var tag: String { "unit-\(dashedName)" }
}
