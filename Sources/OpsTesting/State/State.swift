public import HookCommands
public import Ops

/// Everything that a unit can see of its model: what goes into an event, and what is there after it.
///
/// It is a value: nothing that a charm does changes the state that a test has made. It is `ops.testing.State`.
public struct State: Sendable, Hashable {
    /// What the operator has set, by option; options that are not here have the default of the charm's metadata.
    public var config: [String: PlainValue]
    /// The relations of the unit.
    public var relations: [Relation]
    /// The containers of the unit.
    public var containers: [Container]
    /// The storage instances that are attached to the unit.
    public var storages: [Storage]
    /// The networks of bindings that differ from the default one.
    public var networks: [Network]
    /// The secrets that the unit owns, or may have heard of.
    public var secrets: [Secret]
    /// The resources that were given to the application.
    public var resources: [Resource]
    /// The ports that the unit has open.
    public var openedPorts: Set<PortRange>
    /// Whether the unit leads its application.
    public var isLeader: Bool
    /// How many units the application is to have, this one included.
    public var plannedUnits: Int
    /// The model that the unit is in.
    public var model: Model
    /// The status of the unit.
    public var unitStatus: StatusValue
    /// The status of the application.
    public var appStatus: StatusValue
    /// The version of the workload; empty when the charm has set none.
    public var workloadVersion: String
    /// The events that wait for being delivered again, oldest first.
    public var deferred: [DeferredEvent]
    /// What objects of the charm have stored.
    public var storedStates: [StoredState]

    /// Makes a state; what is not given is as it is in a new deployment of one unit.
    public init(
        config: [String: PlainValue] = [:], relations: [Relation] = [], containers: [Container] = [],
        storages: [Storage] = [], networks: [Network] = [], secrets: [Secret] = [], resources: [Resource] = [],
        openedPorts: Set<PortRange> = [], isLeader: Bool = false, plannedUnits: Int = 1, model: Model = Model(),
        unitStatus: StatusValue = .unknown, appStatus: StatusValue = .unknown, workloadVersion: String = "",
        deferred: [DeferredEvent] = [], storedStates: [StoredState] = []
    ) {
        self.config = config
        self.relations = relations
        self.containers = containers
        self.storages = storages
        self.networks = networks
        self.secrets = secrets
        self.resources = resources
        self.openedPorts = openedPorts
        self.isLeader = isLeader
        self.plannedUnits = plannedUnits
        self.model = model
        self.unitStatus = unitStatus
        self.appStatus = appStatus
        self.workloadVersion = workloadVersion
        self.deferred = deferred
        self.storedStates = storedStates
    }
}
