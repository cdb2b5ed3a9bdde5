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
    private var instance: C?
    private var wasBegun = false
    /// The model as the charm sees it; it can be asked before the charm is made.
    ///
    /// What a test has it write is kept at once, and of relations a test may write what only a leader may.
    public let model: Model
    /// The framework of the charm.
    ///
    /// What a test emits by it reaches the charm outside of any hook: of what fails then, nothing is dropped.
    public let framework: Framework
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
    /// - Throws: ``CharmMetadataError`` for a text that is not metadata; ``OpsError`` for a text that is no version;
    ///   ``TestingError`` with ``TestingError/Code/invalidValue`` for an option of no known type, or with a default of another.
    public convenience init(
        _ type: C.Type, metadata: String, actions: String? = nil, config: String? = nil,
        jujuVersion: String = "3.6.14", seed: UInt64 = 0
    ) throws {
        let metadata = try CharmMetadata.reading(metadata: metadata, actions: actions, config: config)
        try self.init(type, metadata, jujuVersion: jujuVersion, seed: seed)
    }

    /// Makes a harness of a charm in its folder.
    ///
    /// - Parameters:
    ///   - type: The charm.
    ///   - charmDirectory: The folder with `charmcraft.yaml`, or with `metadata.yaml`, `actions.yaml` and `config.yaml`, which
    ///     the charm may write in. Where it is not given, such a folder, or one with a folder `charm` that is one, is looked
    ///     for from the test's file upwards; the charm has links to what is in it, and leaves it as it is.
    ///   - jujuVersion: The version of Juju that the model stands for.
    ///   - seed: What random numbers come from; the same seed makes the same test.
    ///   - filePath: The test's file.
    /// - Throws: ``CharmMetadataError`` for files that are missing or not metadata; ``OpsError`` for a text that is no
    ///   version; ``TestingError`` with ``TestingError/Code/notFound`` when there is no charm's folder, with
    ///   ``TestingError/Code/invalidValue`` for an option of no known type, or with a default of another.
    public convenience init(
        _ type: C.Type, charmDirectory: String? = nil, jujuVersion: String = "3.6.14", seed: UInt64 = 0,
        filePath: String = #filePath
    ) throws {
        let folder = try charmDirectory ?? CharmFolder.find(from: filePath)
        try self.init(
            type, try CharmMetadata(charmDirectory: folder), charmDirectory: charmDirectory,
            linkedFolder: charmDirectory == nil ? folder : nil, jujuVersion: jujuVersion, seed: seed)
    }

    private init(
        _ type: C.Type, _ metadata: CharmMetadata, charmDirectory: String? = nil, linkedFolder: String? = nil,
        jujuVersion: String, seed: UInt64
    ) throws {
        for option in metadata.config.values {
            if let problem = option.problem { throw TestingError(.invalidValue, problem) }
        }
        let identity = UnitIdentity(application: metadata.name, jujuVersion: try JujuVersion(jujuVersion))
        var state = State(model: State.Model(name: ""))
        state.unitStatus = .maintenance("")
        simulation = Simulation(metadata: metadata, identity: identity, state: state, seed: seed)
        simulation.folder.charmFolder = charmDirectory
        simulation.folder.linkedFolder = linkedFolder
        let logger = Logger(label: "ops") { [record = simulation.record] _ in RecordedLogHandler(record: record) }
        model = Model(
            commands: HookCommands(runner: SimulatedRunner(simulation)),
            context: simulation.idleContext, metadata: metadata, logger: logger,
            pebble: { [simulation] in simulation.pebble($0).client }, endsProcess: false)
        let folder = simulation.folder
        framework = try Framework(
            store: MemoryStore(), meta: metadata, charmDirectory: folder.charm, model: model,
            charmKind: C.handleKind, logger: logger)
        framework.deliverDuplicates()
    }

    /// Makes the charm, as Juju does for the first event.
    ///
    /// - Throws: What the charm throws; ``TestingError`` with ``TestingError/Code/misuse`` when it was called before.
    public func begin() throws {
        guard !wasBegun else {
            throw TestingError(.misuse, "begin() was called twice; a harness has one charm. Make another harness.")
        }
        wasBegun = true
        refresh()
        try inHook(JujuEvent("")) {
            try framework.withRunningEvent("__init__") { instance = try C(framework) }
        }
        refresh()
    }

    /// The charm.
    ///
    /// - Throws: ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public var charm: C {
        get throws(TestingError) {
            guard let instance else {
                throw TestingError(
                    .misuse, "There is no charm; call begin() first, which makes it unless the charm gives up.")
            }
            return instance
        }
    }

    /// What the unit and its model are now, as a value.
    public var state: State {
        simulation.readContainers()
        return simulation.state
    }

    // MARK: Parts

    /// Whether the charm lives.
    var hasBegun: Bool { instance != nil }

    /// Has the charm ask anew for what has changed.
    func refresh() {
        settle()
        model.takeUp()
    }

    /// Has the state be complete after a change of it.
    func settle() {
        let peers = simulation.state.relations.filter { $0.kind == .peer }.flatMap(\.remoteUnits.keys)
        simulation.state.plannedUnits = plannedUnits ?? Set(peers).count + 1
        simulation.mountStorages()
    }
}
