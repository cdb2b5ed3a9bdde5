import HookCommands
import Logging
public import Ops
import UnitState

/// A charm that lives in a simulated model, for tests of what it does when something happens to the model.
///
/// ```swift
/// let harness = try Harness(MyCharm.self, metadata: "name: my-charm", config: "options: {port: {type: int, default: 80}}")
/// try harness.begin()
/// try harness.updateConfig(["port": 8080])
/// #expect(try harness.model.unit.status == .active("on port 8080"))
/// ```
///
/// What a test changes is told to the charm at once, as the event that Juju would send. It is `ops.testing.Harness`. A
/// harness belongs to one task.
public final class Harness<C: Charm> {
    let simulation: Simulation
    private let store = MemoryStore()
    private let logger: Logger
    private var instance: C?
    private var liveFramework: Framework?
    /// The model as the charm sees it; it can be asked before the charm is made.
    public let model: Model
    /// Whether changes of the model are told to the charm.
    var areHooksEnabled = true
    var nextRelationID = 0
    var nextStorageIndex = 0
    var lastActionID = 0
    /// How many units the application is to have; `nil` for those that its peer relations show.
    var plannedUnits: Int?
    /// All storage instances with their locations, attached or not.
    var storages: [StorageKey: String] = [:]

    /// Makes a harness of a charm and of its metadata as texts.
    ///
    /// - Parameters:
    ///   - type: The charm.
    ///   - metadata: The text of `metadata.yaml`.
    ///   - actions: The text of `actions.yaml`.
    ///   - config: The text of `config.yaml`.
    ///   - jujuVersion: The version of Juju that the model stands for.
    ///   - seed: What random numbers come from; the same seed makes the same test.
    /// - Throws: ``CharmMetadataError`` for a text that is not metadata.
    public init(
        _ type: C.Type, metadata: String, actions: String? = nil, config: String? = nil,
        jujuVersion: String = "3.6.14", seed: UInt64 = 0
    ) throws {
        let metadata = try CharmMetadata(metadata: metadata, actions: actions, config: config)
        let identity = UnitIdentity(application: metadata.name, jujuVersion: try JujuVersion(jujuVersion))
        var state = State(model: State.Model(name: ""))
        state.unitStatus = .maintenance("")
        simulation = Simulation(metadata: metadata, identity: identity, state: state, seed: seed)
        logger = Logger(label: "ops") { [record = simulation.record] _ in RecordedLogHandler(record: record) }
        model = Model(
            commands: HookCommands(runner: SimulatedRunner(simulation)),
            context: try simulation.juju(JujuEvent("")), metadata: metadata, logger: logger,
            pebble: { [simulation] in simulation.pebble($0).client })
    }

    /// Makes the charm, as Juju does for the first event.
    public func begin() throws {
        guard instance == nil else {
            throw TestingError(.misuse, "begin() was called twice; a harness has one charm. Make another harness.")
        }
        let framework = try Framework(
            store: store, meta: simulation.metadata, charmDirectory: simulation.folder.charm, model: model,
            charmKind: C.handleKind, logger: logger)
        liveFramework = framework
        try framework.withRunningEvent("__init__") { instance = try C(framework) }
    }

    /// The charm.
    ///
    /// - Throws: ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public var charm: C {
        get throws(TestingError) {
            guard let instance else { throw TestingError(.misuse, "There is no charm yet; call begin() first.") }
            return instance
        }
    }

    /// The framework of the charm.
    ///
    /// - Throws: ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public var framework: Framework {
        get throws(TestingError) {
            guard let liveFramework else {
                throw TestingError(.misuse, "There is no framework yet; call begin() first.")
            }
            return liveFramework
        }
    }

    /// Delivers the deferred events again, oldest first, as Juju's next event would have it.
    ///
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public func reemit() throws {
        let framework = try framework
        refresh()
        try simulation.withHook(JujuEvent("")) { try framework.reemit() }
    }

    /// Asks the charm for its status, as at the end of every dispatch, and sets the most serious of what it says.
    ///
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public func evaluateStatus() throws {
        let framework = try framework
        framework.forgetCollectedStatuses()
        try simulation.withHook(JujuEvent("")) { try framework.evaluateStatus() }
    }

    /// Has the charm ask anew for what has changed.
    func refresh() {
        let peers = simulation.state.relations.filter { $0.kind == .peer }.flatMap(\.remoteUnits.keys)
        simulation.state.plannedUnits = plannedUnits ?? Set(peers).count + 1
        simulation.mountStorages()
        model.takeUp()
    }

    /// Whether the charm lives.
    var hasBegun: Bool { instance != nil }

    /// Tells the charm that something has happened, unless there is none yet, or hooks are disabled.
    func emit(_ event: JujuEvent) throws {
        refresh()
        guard areHooksEnabled, hasBegun else { return }
        try emitAlways(event)
    }

    /// Tells the charm that something has happened.
    func emitAlways(_ event: JujuEvent) throws {
        let framework = try framework
        let context = try simulation.juju(event)
        model.takeUp(context)
        defer { model.takeUp(try? simulation.juju(JujuEvent(""))) }
        try simulation.withHook(event) { try framework.emitHookEvent(context) }
    }
}
