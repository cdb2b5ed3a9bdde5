import Foundation
import HookTools
import OrderedCollections
import PlainValues

@testable import FidelityCharm
@testable import LocalJuju

/// The world of the local Juju: a model, whose charms are programs that it starts.
final class LocalJujuWorld: FidelityWorld {
    private let setup: WorldSetup
    private let model: LocalModel
    private let timeline = CommandCounter()
    private var ticks = 0

    var charmFolder: String { "\(model.folder)/units/app-0/charm" }
    var hasFailed: Bool { (try? workloadStatus.current) == "error" }

    init(_ setup: WorldSetup) throws {
        self.setup = setup
        model = try LocalModel.create(at: setup.folder.appending(path: "model").path(), name: "test", profile: .v3_6)
        model.hookToolExecutable = WorldSetup.builtPrograms.appending(path: "swift-ops").path()
        model.timeline = timeline
        _ = try model.deploy(charm: setup.charm, units: 1)
        if setup.units > 1 { _ = try model.addUnits("app") }
        if !setup.isLeader { try model.setLeader("app/1") }
    }

    // MARK: What happens

    func setConfig(_ values: [String: PlainValue], unset: [String]) throws {
        let texts = values.sorted { $0.key < $1.key }.map { ($0.key, Self.text($0.value)) }
        try model.setConfig("app", values: OrderedDictionary(uniqueKeysWithValues: texts), reset: unset)
    }

    private static func text(_ value: PlainValue) -> String {
        switch value {
        case .string(let text): text
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .bool(let isSo): "\(isSo)"
        default: ""
        }
    }

    func sendEvent() throws {
        ticks += 1
        try setConfig(["tick": .int(ticks)], unset: [])
    }

    func redeliver() throws { try model.emitUpdateStatus(units: ["app/0"]) }
    func collectStatuses() throws { try model.emitUpdateStatus(units: ["app/0"]) }
    func passOverFailure() throws { try model.resolve("app/0", retry: false) }
    func retryFailure() throws { try model.resolve("app/0", retry: true) }

    func relate(unitData: [String: String], appData: [String: String]) throws {
        let charm = setup.folder.appending(path: "remote").path()
        try FileManager.default.createDirectory(atPath: charm, withIntermediateDirectories: true)
        try WorldSetup.write(
            """
            name: remote
            summary: The other application
            description: It does nothing.
            provides:
              served: {interface: sql}
            """, to: "\(charm)/metadata.yaml")
        try WorldSetup.write("#!/bin/sh\n", to: "\(charm)/dispatch")
        _ = try model.deploy(charm: charm)
        try model.integrate("app:db", "remote:served")
        if !unitData.isEmpty { try changeRemoteUnit(unitData) }
        if !appData.isEmpty { try changeRemoteApp(appData) }
    }

    func unrelate() throws { try model.removeRelation("app:db", "remote:served") }
    func changeRemoteUnit(_ values: [String: String]) throws { try changeRemote("", values) }
    func changeRemoteApp(_ values: [String: String]) throws { try changeRemote("--app", values) }
    func addRemoteUnit() throws { _ = try model.addUnits("remote") }
    func removeRemoteUnit() throws { try model.removeUnits(["remote/1"]) }
    func setLeader(_ isLeader: Bool) throws { try model.setLeader(isLeader ? "app/0" : "app/1") }

    /// Juju has attached it by itself.
    func attachRequestedStorage() {}

    func runAction(_ name: String, _ parameters: [String: PlainValue]) throws -> ActionReport {
        let given = PlainValue.object(parameters.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
        guard let result = try model.runAction(name, on: ["app/0"], parameters: given).first else {
            return ActionReport(wasRefused: true)
        }
        guard result.wasScheduled else { return ActionReport(wasRefused: true) }
        // Without what Juju adds.
        var results: [String: PlainValue] = [:]
        for (key, value) in result.results.mapValue ?? [:] {
            guard let key = key.stringValue, !["return-code", "stdout", "stderr"].contains(key) else { continue }
            results[key] = value
        }
        return ActionReport(
            failure: result.status == "failed" ? result.message : nil, results: results,
            // Juju writes the time before each line.
            log: result.log.map { String($0.split(separator: " ", maxSplits: 4).last ?? "") })
    }

    // MARK: What `remote` does

    @discardableResult
    private func runOnRemote(_ command: String) throws -> String {
        let result = try model.exec("r=$(relation-ids served); \(command)", on: ["remote/0"]).first?.results
        if let errors = result?["stderr"]?.stringValue { throw RemoteFailed(description: errors) }
        return (result?["stdout"]?.stringValue ?? "").split(separator: "\n").first.map(String.init) ?? ""
    }

    private func changeRemote(_ flag: String, _ values: [String: String]) throws {
        let settings = values.sorted { $0.key < $1.key }.map { "'\($0.key)=\($0.value)'" }
        try runOnRemote("relation-set -r $r \(flag) \(settings.joined(separator: " "))")
    }

    private func words(_ content: [String: String]) -> String {
        content.sorted { $0.key < $1.key }.map { "'\($0.key)=\($0.value)'" }.joined(separator: " ")
    }

    func addRemoteSecret(_ content: [String: String], isGranted: Bool) throws -> String {
        let id = try runOnRemote("secret-add \(words(content))")
        if isGranted { try runOnRemote("secret-grant \(id) -r $r") }
        return id
    }

    func changeRemoteSecret(_ id: String, _ content: [String: String]) throws {
        try runOnRemote("secret-set \(id) \(words(content))")
    }

    func revokeRemoteSecret(_ id: String) throws { try runOnRemote("secret-revoke \(id) --app app") }

    func addUserSecret(_ content: [String: String], isGranted: Bool) throws -> String {
        let encoded = content.mapValues { Data($0.utf8).base64EncodedString() }
        let id = try model.addSecret("mine", content: SecretContent(base64Values: encoded))
        if isGranted { try model.grantSecret("mine", to: ["app"]) }
        return id
    }

    // MARK: What there is

    private func relation(_ endpoint: String) throws -> UnitDescription.RelationInfo {
        let relation = try model.showUnit("app/0").relationInfo?.first { $0.endpoint == endpoint }
        guard let relation else { throw NotMade() }
        return relation
    }

    func unitData(_ endpoint: String) throws -> [String: String] {
        try relation(endpoint).localUnit.data.withoutAddresses
    }

    func appData(_ endpoint: String) throws -> [String: String] {
        let id = try relation(endpoint).relationID
        return model.state.relations.first { $0.id == id }?.bags["app"]?.values ?? [:]
    }

    private var workloadStatus: StatusInfo {
        get throws {
            guard let unit = model.status().applications["app"]?.units?["app/0"] else { throw NotMade() }
            return unit.workloadStatus
        }
    }

    var unitStatus: ShownStatus { get throws { ShownStatus(try workloadStatus) } }

    var appStatus: ShownStatus {
        get throws {
            guard let application = model.status().applications["app"] else { throw NotMade() }
            return ShownStatus(application.status)
        }
    }

    var workloadVersion: String { model.status().applications["app"]?.version ?? "" }
    var openedPorts: [String] { get throws { try model.showUnit("app/0").openedPorts } }

    var ownSecrets: [OwnSecret] {
        get throws {
            try (model.secrets(owner: "app") + model.secrets(owner: "app/0")).map { secret in
                let shown = try model.secret("secret:\(secret.id)", reveals: true, listsRevisions: true)
                return OwnSecret(
                    owner: shown.owner == "app" ? .app : .unit,
                    label: shown.label?.isEmpty == false ? shown.label : nil,
                    revisions: shown.revisions.map(\.revision), content: shown.content ?? [:],
                    readers: shown.access.map { String($0.target.drop { $0 != "-" }.dropFirst()) })
            }
        }
    }

    func idOfOwnSecret(_ label: String) throws -> String {
        guard let secret = model.secrets().first(where: { $0.label == label }) else { throw NotMade() }
        return secret.id
    }

    var deferredEvents: [String] {
        get throws {
            try (model.showUnit("app/0").deferredEvents ?? []).map { event in
                String(event.event.split(separator: "/").last?.prefix { $0 != "[" } ?? "")
            }
        }
    }

    func commandCount(_ name: String) -> Int { timeline.counts[name] ?? 0 }

    func logLines(_ level: String) throws -> [String] {
        try model.debugLog().filter { $0.level == level && $0.module.hasPrefix("unit.app/0") }.map(\.message)
    }
}

extension ShownStatus {
    fileprivate init(_ status: StatusInfo) { self.init(status.current, status.message ?? "") }
}

/// A command that the other application should run has failed.
struct RemoteFailed: Error, CustomStringConvertible {
    let description: String
}

/// Counts the hook commands of the unit `app/0`.
private final class CommandCounter: TimelineSink {
    private(set) var counts: [String: Int] = [:]

    func eventDidStart(_ event: TimelineEvent) {}
    func eventDidEnd(_ event: TimelineEvent, outcome: TimelineOutcome) {}

    func eventDidRun(_ command: TimelineCommand, in event: TimelineEvent) {
        if event.unit == "app/0" { counts[command.tool, default: 0] += 1 }
    }
}
