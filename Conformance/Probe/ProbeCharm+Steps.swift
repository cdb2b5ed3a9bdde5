import Ops
import OrderedCollections
import PlainValues

/// The steps that a plan can name, as the reference's probe has them.
extension ProbeCharm {
    func perform(_ step: Step, _ event: (any Event)?) throws -> PlainValue {
        let operation = step.operation
        switch operation.prefix(while: { $0 != "." }) {
        case "stored": return try performOnStoredState(step)
        case "unit", "app", "remote", "model", "config", "collect": return try performOnModel(step, event)
        case "action": return try performOnAction(step, event)
        case "secret", "event": return try performOnSecrets(step, event)
        case "relation", "relations", "data", "binding": return try performOnRelations(step)
        case "resource", "storages", "storage", "pod", "containers", "container", "cloud_spec", "metrics":
            return try performOnResources(step, event)
        default: break
        }
        switch operation {
        case "fail": throw ProbeFailure(step["message"]?.stringValue ?? "The probe was told to fail.")
        case "defer":
            guard let event = event as? any DeferrableEvent else { throw ImpossibleInSwift() }
            event.defer()
            return nil
        case "emit":
            try emitter.emit(emitter.somethingHappened, .init(payload: step["payload"]?.stringValue ?? ""))
            return nil
        case "emit_event":
            try emit(try step.text("event"))
            return nil
        case "log":
            let levels: [String: Logger.Level] = [
                "DEBUG": .debug, "INFO": .info, "WARNING": .warning, "ERROR": .error, "CRITICAL": .critical,
            ]
            guard let level = levels[try step.text("level")] else { throw ImpossibleInSwift() }
            let message = try step.text("message")
            logger.log(level: level, "\(message)")
            return nil
        case "events": return .array(framework.eventKinds.map { .string($0) })
        case "meta": return MetadataRow.make(meta)
        case "juju_version": return try versionRow(step)
        case "juju_version.compare":
            let a = try JujuVersion(try step.text("a"))
            let b = try JujuVersion(try step.text("b"))
            return [.bool(a < b), .bool(a == b), .bool(a > b)]
        case "framework.handle_path":
            guard let event else { throw ImpossibleInSwift() }
            return .string(event.handle.path)
        case "handle.from_path":
            let handle = try Handle(path: try step.text("path"))
            return [
                "path": .string(handle.path), "kind": .string(handle.kind),
                "key": handle.key.map { .string($0) } ?? nil,
                "parent": (handle.parent?.path).map { .string($0) } ?? nil,
            ]
        default: throw ProbeFailure("The probe does not know the step '\(operation)'.")
        }
    }

    private func emit(_ event: String) throws {
        switch event {
        case "something_happened": try emitter.emit(emitter.somethingHappened, .init(payload: ""))
        case "pre_commit": try framework.emit(.preCommit)
        case "commit": try framework.emit(.commit)
        case "install": try framework.emit(.install)
        case "start": try framework.emit(.start)
        case "stop": try framework.emit(.stop)
        case "remove": try framework.emit(.remove)
        case "config_changed": try framework.emit(.configChanged)
        case "update_status": try framework.emit(.updateStatus)
        case "upgrade_charm": try framework.emit(.upgradeCharm)
        case "pre_series_upgrade": try framework.emit(.preSeriesUpgrade)
        case "post_series_upgrade": try framework.emit(.postSeriesUpgrade)
        case "leader_elected": try framework.emit(.leaderElected)
        case "leader_settings_changed": try framework.emit(.leaderSettingsChanged)
        case "collect_metrics": try framework.emit(.collectMetrics)
        case "collect_app_status": try framework.emit(.collectAppStatus)
        case "collect_unit_status": try framework.emit(.collectUnitStatus)
        default: throw ImpossibleInSwift()
        }
    }

    private func versionRow(_ step: Step) throws -> PlainValue {
        let version = try step["version"]?.stringValue.map { try JujuVersion($0) } ?? model.jujuVersion
        return [
            "major": .int(version.major), "minor": .int(version.minor), "tag": .string(version.tag),
            "patch": .int(version.patch), "build": .int(version.build), "text": .string(version.description),
            "app_data": .bool(version.hasApplicationData), "dispatch": .bool(version.isDispatchAware),
            "controller_storage": .bool(version.hasControllerStorage), "secrets": .bool(version.hasSecrets),
        ]
    }

    private func performOnStoredState(_ step: Step) throws -> PlainValue {
        let key = try step.text("key")
        switch step.operation {
        case "stored.get": return try stored.value(key)
        case "stored.set":
            try stored.set(key, to: Step.storable(try step.any("value")))
        case "stored.add":
            let member = try step.any("value")
            try stored.update(key) { value in
                guard case .set(var members) = value else { throw ImpossibleInSwift() }
                members.append(member)
                value = .set(members)
            }
        case "stored.append":
            let element = try step.any("value")
            try stored.update(key) { value in
                guard case .array(let elements) = value else { throw ImpossibleInSwift() }
                value = .array(elements + [element])
            }
        case "stored.put":
            let field = try step.any("field")
            let content = try step.any("value")
            try stored.update(key) { value in
                guard case .map(var entries) = value else { throw ImpossibleInSwift() }
                entries[field] = content
                value = .map(entries)
            }
        default: throw ProbeFailure("The probe does not know the step '\(step.operation)'.")
        }
        return nil
    }

    private func performOnAction(_ step: Step, _ event: (any Event)?) throws -> PlainValue {
        guard let event = event as? ActionEvent else { throw ImpossibleInSwift() }
        switch step.operation {
        case "action.set_results": try event.setResults(try step.any("results"))
        case "action.log": try event.log(try step.text("message"))
        case "action.fail": try event.fail(step["message"]?.stringValue ?? "")
        default: throw ProbeFailure("The probe does not know the step '\(step.operation)'.")
        }
        return nil
    }
}
