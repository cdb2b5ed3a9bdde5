import Ops
import OpsTesting
import PlainValues

@testable import FidelityCharm

/// The world of a `Context`: each thing that happens is a change of the state and the event that Juju would send.
final class ContextWorld: FidelityWorld {
    private let setup: WorldSetup
    private let context: Context<FidelityCharm>
    private var state: State
    private(set) var hasFailed = false
    private var commands: [String: Int] = [:]
    private var log: [LogLine] = []
    private var requestedStorages = 0
    private var lastEvent: JujuEvent?

    var charmFolder: String { setup.charm }

    init(_ setup: WorldSetup) async throws {
        self.setup = setup
        context = try Context(FidelityCharm.self, charmDirectory: setup.charm, jujuVersion: "3.6.9")
        let peers = setup.units > 1 ? [1: State.Relation.unitAddresses] : [:]
        state = State(
            relations: [.peer("cluster", peers: peers)], isLeader: setup.isLeader, plannedUnits: setup.units)
        let first: [JujuEvent] = [
            .install, .relationCreated(state.relations[0]), setup.isLeader ? .leaderElected : .leaderSettingsChanged,
            .configChanged, .start,
        ]
        for event in first where !hasFailed { try await run(event) }
    }

    private func run(_ event: JujuEvent) async throws {
        lastEvent = event
        hasFailed = false
        do {
            take(try await context.run(event, state))
        } catch let failure as CharmFailed {
            take(failure.outcome)
            hasFailed = true
        }
    }

    private func take(_ outcome: Outcome) {
        state = outcome.state
        log += outcome.logs
        requestedStorages += outcome.requestedStorages["data"] ?? 0
        for command in outcome.hookCommands { commands[command.name, default: 0] += 1 }
    }

    // MARK: What happens

    func setConfig(_ values: [String: PlainValue], unset: [String]) async throws {
        let before = state
        state.config.merge(values) { $1 }
        for name in unset { state.config[name] = nil }
        do {
            try await run(.configChanged)
        } catch {
            // The operator was refused.
            state = before
            throw error
        }
    }

    func sendEvent() async throws { try await run(.configChanged) }
    func redeliver() async throws { try await run(.updateStatus) }
    func collectStatuses() async throws { try await run(.updateStatus) }
    func passOverFailure() { hasFailed = false }
    func retryFailure() async throws { if let lastEvent { try await run(lastEvent) } }

    func relate(unitData: [String: String], appData: [String: String]) async throws {
        let relation = State.Relation("db", remoteUnits: [:])
        state.relations.append(relation)
        try await run(.relationCreated(relation))
        try change { $0.remoteUnits[0] = State.Relation.unitAddresses.merging(unitData) { $1 } }
        try await run(.relationJoined(try self.relation()))
        try await run(.relationChanged(try self.relation()))
        if !appData.isEmpty { try await changeRemoteApp(appData) }
    }

    func unrelate() async throws {
        for unit in try relation().remoteUnits.keys.sorted() {
            try await run(.relationDeparted(try relation(), unit: unit))
            try change { $0.remoteUnits[unit] = nil }
        }
        let relation = try relation()
        try await run(.relationBroken(relation))
        state.relations.removeAll { $0.id == relation.id }
        for index in state.secrets.indices {
            state.secrets[index].grants[relation.id] = nil
            if state.secrets[index].owner == .other("remote") { state.secrets[index].isGranted = false }
        }
    }

    func changeRemoteUnit(_ values: [String: String]) async throws {
        try change { $0.remoteUnits[0, default: [:]].write(values) }
        try await run(.relationChanged(try relation(), unit: 0))
    }

    func changeRemoteApp(_ values: [String: String]) async throws {
        try change { $0.remoteApplicationData.write(values) }
        try await run(.relationChanged(byApplicationOf: try relation()))
    }

    func addRemoteUnit() async throws {
        try change { $0.remoteUnits[1] = State.Relation.unitAddresses }
        try await run(.relationJoined(try relation(), unit: 1))
        try await run(.relationChanged(try relation(), unit: 1))
    }

    func removeRemoteUnit() async throws {
        try await run(.relationDeparted(try relation(), unit: 1))
        try change { $0.remoteUnits[1] = nil }
    }

    func setLeader(_ isLeader: Bool) async throws {
        state.isLeader = isLeader
        if isLeader { try await run(.leaderElected) }
    }

    func attachRequestedStorage() async throws {
        while requestedStorages > 0 {
            requestedStorages -= 1
            let storage = State.Storage("data", index: state.storages.count)
            state.storages.append(storage)
            try await run(.storageAttached(storage))
        }
    }

    func runAction(_ name: String, _ parameters: [String: PlainValue]) async throws -> ActionReport {
        do {
            let outcome = try await context.run(.action(name, parameters), state)
            take(outcome)
            return ActionReport(results: outcome.actionResults ?? [:], log: outcome.actionLogs)
        } catch let failed as ActionFailed {
            if let outcome = failed.outcome { take(outcome) }
            return ActionReport(failure: failed.message, results: failed.output.results, log: failed.output.logs)
        } catch let failure as CharmFailed {
            take(failure.outcome)
            return ActionReport(
                failure: "exit status 1", results: failure.outcome.actionResults ?? [:],
                log: failure.outcome.actionLogs)
        } catch is TestingError {
            return ActionReport(wasRefused: true)
        }
    }

    // MARK: Secrets of others

    func addRemoteSecret(_ content: [String: String], isGranted: Bool) -> String {
        add(State.Secret(content, owner: .other("remote"), isGranted: isGranted))
    }

    func addUserSecret(_ content: [String: String], isGranted: Bool) -> String {
        add(State.Secret(content, owner: .other(nil), isGranted: isGranted))
    }

    private func add(_ secret: State.Secret) -> String {
        state.secrets.append(secret)
        return "secret:\(secret.id)"
    }

    func changeRemoteSecret(_ id: String, _ content: [String: String]) async throws {
        let index = try indexOfSecret(id)
        state.secrets[index].latestRevision += 1
        state.secrets[index].revisions[state.secrets[index].latestRevision] = content
        try await run(.secretChanged(state.secrets[index]))
    }

    func revokeRemoteSecret(_ id: String) throws { state.secrets[try indexOfSecret(id)].isGranted = false }

    private func indexOfSecret(_ id: String) throws -> Int {
        guard let index = state.secrets.firstIndex(where: { id == "secret:\($0.id)" }) else { throw NotMade() }
        return index
    }

    // MARK: What there is

    private func relation(_ endpoint: String = "db") throws -> State.Relation {
        guard let relation = state.relations(endpoint).first else { throw NotMade() }
        return relation
    }

    private func change(_ body: (inout State.Relation) -> Void) throws {
        let id = try relation().id
        guard let index = state.relations.firstIndex(where: { $0.id == id }) else { return }
        body(&state.relations[index])
    }

    func unitData(_ endpoint: String) throws -> [String: String] {
        try relation(endpoint).localUnitData.withoutAddresses
    }

    func appData(_ endpoint: String) throws -> [String: String] { try relation(endpoint).localApplicationData }
    var unitStatus: ShownStatus { ShownStatus(state.unitStatus) }
    var appStatus: ShownStatus { ShownStatus(state.appStatus) }
    var workloadVersion: String { state.workloadVersion }
    var openedPorts: [String] { state.openedPorts.map(\.description).sorted() }
    var ownSecrets: [OwnSecret] { state.secrets.compactMap(OwnSecret.init) }

    func idOfOwnSecret(_ label: String) throws -> String {
        guard let secret = state.secrets.first(where: { $0.label == label }) else { throw NotMade() }
        return secret.id
    }

    var deferredEvents: [String] {
        state.deferred.map { event in
            String(event.path.split(separator: "/").last?.prefix { $0 != "[" } ?? "")
        }
    }

    func commandCount(_ name: String) -> Int { commands[name] ?? 0 }
    func logLines(_ level: String) -> [String] { log.filter { $0.level.rawValue == level }.map(\.message) }
}

extension [String: String] {
    /// Writes into a databag; an empty text removes its key.
    fileprivate mutating func write(_ values: [String: String]) {
        for (key, value) in values { self[key] = value.isEmpty ? nil : value }
    }
}
