import HookCommands
import HookTools
import Logging
import Ops
import PlainValues
import UnitState

/// One life of a charm, for one event.
final class CharmRun<C: Charm> {
    private let simulation: Simulation
    private let store: MemoryStore
    private let framework: Framework
    private let event: JujuEvent
    private let juju: JujuContext
    private let input: State
    private let captured: CapturedEvents
    private let seed: UInt64
    private var emitted: [EmittedEvent] = []
    private(set) var charm: C?
    /// Whether the hook has ended, well or not.
    private(set) var hasEnded = false

    init(_ context: Context<C>, _ event: JujuEvent, _ state: State) throws {
        input = state
        captured = context.capturedEvents
        seed = context.seed
        simulation = Simulation(
            metadata: context.metadata, identity: context.identity, state: state, seed: context.seed, advice: .context)
        simulation.folder.charmFolder = context.charmDirectory
        simulation.folder.linkedFolder = context.linkedFolder
        self.event = event.resolved(in: state, context.identity, context.metadata)
        juju = simulation.juju(self.event)
        store = MemoryStore(MemoryStore.Contents(state, simulation.location))
        let logger = Logger(label: "ops") { [record = simulation.record] _ in RecordedLogHandler(record: record) }
        let model = Model(
            commands: HookCommands(runner: SimulatedRunner(simulation)), context: juju, metadata: context.metadata,
            logger: logger, pebble: { [simulation] in simulation.pebble($0).client }, endsProcess: false)
        let folder = simulation.folder
        framework = try Framework(
            store: store, meta: context.metadata, charmDirectory: folder.charm, model: model,
            charmKind: C.handleKind, logger: logger)
        framework.eventWatcher = { [unowned self] path, content, isReemitted in
            emitted.append(EmittedEvent(path: path, content: content, isReemitted: isReemitted))
        }
        simulation.beginHook(self.event)
    }

    deinit { simulation.folder.remove() }

    /// Makes the charm.
    func start() throws {
        try step("__init__") {
            try framework.withRunningEvent("__init__") { charm = try C(framework) }
        }
    }

    /// Runs what is left of the dispatch.
    ///
    /// - Parameter dispatch: Delivers Juju's event, or another one.
    func finish(
        _ dispatch: (C, Framework, JujuContext) throws -> Void = { try $1.dispatch($2) }
    ) throws -> Outcome {
        try step(event.name) {
            if let charm { try dispatch(charm, framework, juju) }
        }
        try end(succeeded: true)
        let outcome = outcome
        guard let message = simulation.action?.failureMessage else { return outcome }
        throw ActionFailed(
            message: message,
            output: ActionOutput(logs: outcome.actionLogs, results: outcome.actionResults ?? [:]), outcome: outcome)
    }

    /// Runs something of the charm, unless the charm has ended the dispatch already.
    private func step(_ name: String, _ body: () throws -> Void) throws {
        guard !hasEnded else { return }
        do {
            try RunningTest.with(simulation.record, body)
        } catch let end as DispatchEnd where end.exitCode == 0 {
            try self.end(succeeded: true)
        } catch let ended as OpsError where ended.code == .processEnded {
            try self.end(succeeded: false)
        } catch {
            try end(succeeded: false)
            throw CharmFailed(cause: error, event: name, outcome: outcome, seed: seed)
        }
    }

    private func end(succeeded: Bool) throws(CharmFailed) {
        guard !hasEnded else { return }
        hasEnded = true
        do throws(TestingError) {
            try simulation.endHook(succeeded: succeeded)
        } catch {
            throw CharmFailed(cause: error, event: event.name, outcome: outcome, seed: seed)
        }
    }

    /// What the event carries.
    func snapshot() throws -> PlainValue { try framework.snapshot(of: juju) }

    /// The unit's record, where its log lines go.
    var record: HookRecord { simulation.record }

    private var outcome: Outcome {
        var state = simulation.state
        let hasFrameworkState = input.storedStates.contains { $0.owner == nil }
        state.deferred = store.committed.deferredEvents(in: state)
        state.storedStates = store.committed.storedStates.filter { $0.owner != nil || hasFrameworkState }
        var outcome = Outcome(state: state)
        let record = simulation.record.with { $0 }
        outcome.logs = record.log
        outcome.unitStatusHistory = record.unitStatusHistory
        outcome.appStatusHistory = record.appStatusHistory
        outcome.workloadVersionHistory = record.workloadVersionHistory.filter { !$0.isEmpty }
        outcome.hookCommands = simulation.commands
        outcome.emittedEvents = emitted.filter { event in
            (captured.contains(.deferred) || !event.isReemitted)
                && (captured.contains(.framework) || !event.isFrameworks)
        }
        outcome.actionLogs = record.actionLog
        outcome.actionResults = simulation.action.flatMap { $0.results.isEmpty ? nil : $0.namedResults }
        outcome.metrics = simulation.metrics
        outcome.reboot = simulation.reboots.last.map { $0 == .now ? .now : .afterHook }
        for (name, count) in simulation.requestedStorages { outcome.requestedStorages[name, default: 0] += count }
        outcome.removedSecretRevisions = simulation.removedRevisions.map {
            Outcome.RemovedRevision(secret: $0.id, revision: $0.revision)
        }
        return outcome
    }
}
