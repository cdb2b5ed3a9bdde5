import Glibc
import Ops
import OrderedCollections
import PlainValues

extension FidelityCharm {
    /// Does a step.
    ///
    /// - Returns: What came of it; `nil` when there is nothing to say.
    func perform(_ step: Step, _ event: (any Event)?) throws -> String? {
        switch step {
        case .isLeader: return "\(try unit.isLeader)"
        case .plannedUnits: return "\(try app.plannedUnits())"
        case .unitStatus: return Self.text(try unit.status)
        case .appStatus: return Self.text(try app.status)
        case .setUnitStatus(let kind, let message): try unit.setStatus(Self.status(kind, message))
        case .setAppStatus(let kind, let message): try app.setStatus(Self.status(kind, message))
        case .addStatus(let kind, let message): (event as? CollectStatusEvent)?.add(try Self.status(kind, message))
        case .setWorkloadVersion(let version): try unit.setWorkloadVersion(version)
        case .openPort(let port): try unit.openPort(.tcp(port))
        case .closePort(let port): try unit.closePort(.tcp(port))
        case .openedPorts: return try unit.openedPorts().map(\.description).sorted().joined(separator: " ")
        case .config(let name): return try config[name].map { "\($0.kindName) \(try JSON.write($0))" } ?? "-"
        case .log(let message): logger.info("\(message)")
        case .count:
            memory.count += 1
            return "\(memory.count)"
        case .countInMemory:
            countInMemory += 1
            return "\(countInMemory)"
        case .storages, .storageFolder, .requestStorage: return try performOnStorage(step, event)
        case .emit(let name): try library.framework.emit(library.happened, .init(name: name))
        case .putOff: (event as? any DeferrableEvent)?.defer()
        case .putOffFor(let tries): (event as? any DeferrableEvent)?.defer(.dropping(afterTries: tries))
        case .crash: throw Crash()
        case .read, .write, .remoteUnits, .isListed: return try performOnRelation(step, event)
        case .parameter, .setResult, .setNestedResult, .logAction, .failAction:
            return try performOnAction(step, event as? ActionEvent)
        default: return try performOnSecret(step)
        }
        return nil
    }

    private func performOnStorage(_ step: Step, _ event: (any Event)?) throws -> String? {
        switch step {
        case .requestStorage(let name, let count): try model.requestStorage(name, count: count)
        case .storageFolder:
            guard let storage = (event as? StorageEvent)?.storage else { return "no storage" }
            return access(try storage.location, F_OK) == 0 ? "there" : "missing"
        default: return "\(try meta.storages.keys.flatMap { try model.storages($0) }.count)"
        }
        return nil
    }

    private func performOnAction(_ step: Step, _ event: ActionEvent?) throws -> String? {
        guard let event else { return "no action" }
        switch step {
        case .parameter(let name): return try event.parameters[name].map { try JSON.write($0) } ?? "-"
        case .setResult(let key, let value): try event.setResults(.map([.string(key): .string(value)]))
        case .setNestedResult: try event.setResults(["outer": ["inner": "value", "number": 1]])
        case .logAction(let line): try event.log(line)
        case .failAction(let message): try event.fail(message)
        default: break
        }
        return nil
    }

    private func performOnRelation(_ step: Step, _ event: (any Event)?) throws -> String? {
        switch step {
        case .read(let endpoint, let owner, let key):
            return try databag(endpoint, owner, event)[key] ?? "-"
        case .write(let endpoint, let owner, let key, let value):
            try databag(endpoint, owner, event).set(key, to: value)
        case .remoteUnits(let endpoint):
            return "[\(try relation(endpoint, event).units.map(\.name).sorted().joined(separator: " "))]"
        case .isListed(let endpoint): return "\(try model.relations(endpoint).isEmpty == false)"
        default: break
        }
        return nil
    }

    /// The endpoint's relation; that of the event where it is one of the endpoint's.
    func relation(_ endpoint: String, _ event: (any Event)? = nil) throws -> Relation {
        if let relation = (event as? RelationEvent)?.relation, relation.name == endpoint { return relation }
        guard let relation = try model.relation(endpoint) else { throw Crash() }
        return relation
    }

    private func databag(_ endpoint: String, _ owner: Step.Owner, _ event: (any Event)?) throws -> Databag {
        let relation = try relation(endpoint, event)
        let eventApp = (event as? RelationEvent)?.app
        guard let remote = try eventApp ?? relation.app else { throw Crash() }
        switch owner {
        case .unit: return try relation.data[unit]
        case .app: return try relation.data[app]
        case .remoteApp: return try relation.data[remote]
        case .remoteUnit(let number): return try relation.data[model.unit("\(remote.name)/\(number)")]
        }
    }

    static func status(_ kind: String, _ message: String) throws -> Status {
        guard let kind = Status.Kind(rawValue: kind) else { throw Crash() }
        return Status(kind, message)
    }

    private static func text(_ status: StatusValue) -> String { "\(status.name.rawValue) '\(status.message)'" }
}
