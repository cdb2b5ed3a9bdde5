import HookCommands
import Ops
import OpsTesting
import PlainValues

@testable import FidelityCharm

/// The world of a `Harness`: what happens is what a test of a harness would write.
final class HarnessWorld: FidelityWorld {
    private let setup: WorldSetup
    private let harness: Harness<FidelityCharm>
    private(set) var hasFailed = false
    private var ticks = 0
    private var attachedStorages = 0

    var charmFolder: String { setup.charm }

    init(_ setup: WorldSetup) throws {
        self.setup = setup
        harness = try Harness(FidelityCharm.self, charmDirectory: setup.charm, jujuVersion: "3.6.9")
        try harness.withHooksDisabled {
            let peers = try harness.addRelation("cluster", app: "app")
            if setup.units > 1 { try harness.addRelationUnit(peers, unit: "app/1") }
            try harness.setLeader(setup.isLeader)
        }
        try tell { try harness.beginWithInitialHooks() }
    }

    /// Does something of which the charm is told.
    private func tell(_ body: () throws -> Void) throws {
        hasFailed = false
        do {
            try body()
        } catch let error as TestingError where error.code != .refused {
            throw error
        } catch {
            hasFailed = true
        }
    }

    // MARK: What happens

    func setConfig(_ values: [String: PlainValue], unset: [String]) throws {
        try tell { try harness.updateConfig(values, unset: unset) }
    }

    func sendEvent() throws {
        ticks += 1
        try setConfig(["tick": .int(ticks)], unset: [])
    }

    func redeliver() throws { try tell { try harness.reemit() } }
    func collectStatuses() throws { try tell { try harness.evaluateStatus() } }
    func passOverFailure() { hasFailed = false }
    func retryFailure() throws { throw NotShown(what: "that Juju sends an event again") }

    func relate(unitData: [String: String], appData: [String: String]) throws {
        try tell {
            let id = try harness.addRelation("db", app: "remote")
            try harness.addRelationUnit(id, unit: "remote/0")
            try harness.updateRelationData(id, of: "remote/0", unitData)
            try harness.updateRelationData(id, of: "remote", appData)
        }
    }

    func unrelate() throws {
        let id = try relation().id
        try tell { try harness.removeRelation(id) }
    }

    func changeRemoteUnit(_ values: [String: String]) throws { try change("remote/0", values) }
    func changeRemoteApp(_ values: [String: String]) throws { try change("remote", values) }

    private func change(_ owner: String, _ values: [String: String]) throws {
        let id = try relation().id
        try tell { try harness.updateRelationData(id, of: owner, values) }
    }

    func addRemoteUnit() throws {
        let id = try relation().id
        try tell { try harness.addRelationUnit(id, unit: "remote/1") }
    }

    func removeRemoteUnit() throws {
        let id = try relation().id
        try tell { try harness.removeRelationUnit(id, unit: "remote/1") }
    }

    func setLeader(_ isLeader: Bool) throws { try tell { try harness.setLeader(isLeader) } }

    func attachRequestedStorage() throws {
        let count = (harness.requestedStorage["data"] ?? 0) - attachedStorages
        attachedStorages += count
        try tell { try harness.addStorage("data", count: count, attach: true) }
    }

    func runAction(_ name: String, _ parameters: [String: PlainValue]) throws -> ActionReport {
        do {
            let output = try harness.runAction(name, parameters)
            return ActionReport(results: output.results, log: output.logs)
        } catch let failed as ActionFailed {
            return ActionReport(failure: failed.message, results: failed.output.results, log: failed.output.logs)
        } catch is TestingError {
            return ActionReport(wasRefused: true)
        } catch let error as OpsError where error.code == .hookCommandFailed {
            return ActionReport(wasRefused: true)
        } catch {
            // Juju tells only that the program has failed.
            return ActionReport(failure: "exit status 1")
        }
    }

    // MARK: Secrets of others

    func addRemoteSecret(_ content: [String: String], isGranted: Bool) throws -> String {
        let id = try harness.addModelSecret(owner: "remote", content)
        if isGranted { try harness.grantSecret(id, to: "app") }
        return id
    }

    func changeRemoteSecret(_ id: String, _ content: [String: String]) throws {
        try tell { try harness.setSecretContent(id, content) }
    }

    func revokeRemoteSecret(_ id: String) throws { try harness.revokeSecret(id, from: "app") }

    func addUserSecret(_ content: [String: String], isGranted: Bool) throws -> String {
        let id = try harness.addUserSecret(content)
        if isGranted { try harness.grantSecret(id, to: "app") }
        return id
    }

    // MARK: What there is

    private func relation(_ endpoint: String = "db") throws -> State.Relation {
        guard let relation = harness.state.relations(endpoint).first else { throw NotMade() }
        return relation
    }

    func unitData(_ endpoint: String) throws -> [String: String] {
        try relation(endpoint).localUnitData.withoutAddresses
    }

    func appData(_ endpoint: String) throws -> [String: String] { try relation(endpoint).localApplicationData }
    var unitStatus: ShownStatus { ShownStatus(harness.state.unitStatus) }
    var appStatus: ShownStatus { ShownStatus(harness.state.appStatus) }
    var workloadVersion: String { harness.workloadVersion ?? "" }
    var openedPorts: [String] { harness.state.openedPorts.map(\.description).sorted() }
    var ownSecrets: [OwnSecret] { harness.state.secrets.compactMap(OwnSecret.init) }

    func idOfOwnSecret(_ label: String) throws -> String {
        guard let secret = harness.state.secrets.first(where: { $0.label == label }) else { throw NotMade() }
        return secret.id
    }

    var deferredEvents: [String] { get throws { try harness.framework.deferredEvents.map(\.kind) } }
    func commandCount(_ name: String) -> Int { harness.hookCommands.count { $0.name == name } }

    func logLines(_ level: String) -> [String] {
        harness.logs.filter { $0.level.rawValue == level }.map(\.message)
    }
}
