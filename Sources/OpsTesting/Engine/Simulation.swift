import HookCommands
import HookTools
import Logging
import Ops
import Pebble

/// A unit in a model that is only values: it answers the unit's hook commands, by the rules of Juju's own tools.
///
/// Within a hook, what is written waits for the hook's end, as in Juju. What a test has the charm do outside of one is
/// taken into the state at once.
final class Simulation {
    let metadata: CharmMetadata
    let identity: UnitIdentity
    /// Whether the operator trusts the application with the cloud.
    var isTrusted: Bool
    /// What the unit can see, as of the last hook that ended well.
    var state: State
    let record: HookRecord
    /// The hook commands that were run, as far as they may be shown.
    private(set) var commands: [HookCommand] = []
    /// The storage instances that the charm has asked for, in order.
    var requestedStorages: [(name: String, count: Int)] = []
    /// The revisions of secrets that the charm has removed, in order.
    var removedRevisions: [(id: String, revision: Int)] = []
    /// The measurements that the charm has given, in order.
    var metrics: [Outcome.Metric] = []
    /// The pod's specification that the charm has set last.
    var podSpec: PodSpec?
    /// The reboots that the charm has asked for, in order.
    var reboots: [HookChanges.Reboot] = []
    /// Files that a test does not know of: storages, resources.
    let folder = TestFolder()
    /// The Pebbles of the containers that were asked for, by name.
    var pebbles: [String: FakePebble] = [:]
    /// What the author of a test is told about containers.
    let advice: FakePebble.Advice
    /// Whether a hook runs.
    private(set) var isInHook = false
    /// What the hook that runs is for, or the one that ran last.
    private var hookEvent = JujuEvent("")
    /// What the hook sees and has written, once it has run a command.
    private var hook: HookContext?
    // What is made of a part of the state, until that part changes.
    var idle: (model: State.Model, variables: [String: String], context: JujuContext)?
    private(set) lazy var defaults = metadata.config.reduce(into: [:]) { $0[$1.key] = $1.value.default ?? .null }
    private(set) lazy var endpoints = Set(metadata.relations.keys).union(metadata.extraBindings)

    init(
        metadata: CharmMetadata, identity: UnitIdentity, state: State, seed: UInt64,
        advice: FakePebble.Advice = .harness
    ) {
        self.metadata = metadata
        self.identity = identity
        isTrusted = identity.isTrusted
        self.state = state
        self.advice = advice
        record = HookRecord(seed: seed)
    }

    // MARK: Hooks

    /// Fixes what a hook sees, as it is now: nothing of the state changes until it ends.
    func beginHook(_ event: JujuEvent) {
        hookEvent = event
        isInHook = true
        fillRecord(mayWriteAll: false)
        // What an action says is there even if it runs no command.
        if event.action != nil { hook = context(for: event) }
    }

    /// Keeps or drops what the hook has written.
    ///
    /// - Throws: ``TestingError`` with ``TestingError/Code/refused`` when Juju does not take it; nothing is kept then.
    func endHook(succeeded: Bool) throws(TestingError) {
        guard isInHook else { return }
        isInHook = false
        readRecord()
        // What was done in a container is done.
        readContainers()
        action = nil
        guard let ended = hook.take() else { return }
        action = ended.action
        if succeeded {
            if let refusal = refusal(of: ended.changes) {
                throw TestingError(
                    .refused,
                    "Juju refuses what the hook has done, when it has ended, and the hook has failed: \(refusal).")
            }
            commit(ended.changes)
        } else if ended.changes.reboot == .now {
            reboots.append(.now)
        }
    }

    /// What an action has said, which stays whatever becomes of it.
    private(set) var action: ActionRun?

    // MARK: Commands

    /// Answers a hook command.
    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        commands.append(command)
        if command.name == "pod-spec-set" { return try setPodSpec(command) }
        let request = HookToolRequest(
            tool: command.name, arguments: command.arguments, input: command.input ?? [], directory: "/")
        let isOutside = !isInHook
        var context = contextOfCommand(command.name)
        let result = Result { () throws(HookToolError) in try HookTools.run(request, in: &context) }
        hook = consume context
        defer { if isOutside { hook = nil } }
        let response: HookToolResponse
        do {
            response = try result.get()
        } catch {
            throw HookCommandError(tool: command.name, exitCode: 1, standardError: "ERROR \(error)\n")
        }
        guard response.exitCode == 0 else {
            throw HookCommandError(
                tool: command.name, exitCode: response.exitCode,
                standardError: String(decoding: response.errorOutput, as: UTF8.self))
        }
        if isOutside, let changes = hook?.changes {
            if let refusal = refusal(of: changes) {
                throw HookCommandError(tool: command.name, exitCode: 1, standardError: "ERROR \(refusal)\n")
            }
            readRecord()
            commit(changes)
        }
        return response.output
    }

    /// What a command works on: it is taken, not copied, and given back by who has asked.
    private func contextOfCommand(_ name: String) -> HookContext {
        if let hook = hook.take() { return hook }
        if isInHook { return context(for: hookEvent) }
        fillRecord(mayWriteAll: name.hasPrefix("relation-"))
        return context(for: JujuEvent(""))
    }

    /// Takes what is not part of a hook's transaction into the state.
    private func readRecord() {
        let (unitStatus, appStatus, version) = record.with { ($0.unitStatus, $0.appStatus, $0.workloadVersion) }
        state.unitStatus = unitStatus
        state.appStatus = appStatus
        state.workloadVersion = version
    }
}
