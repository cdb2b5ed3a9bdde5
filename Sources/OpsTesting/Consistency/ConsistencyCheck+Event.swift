import CharmMetadata
import OrderedCollections
import Pebble
import PlainValues

extension ConsistencyCheck {
    /// The event that comes.
    mutating func checkEvent() {
        switch event.subject {
        case .relation(let relation): check(relation)
        case .storage(let storage): check(storage)
        case .secret(let secret): check(secret)
        case .container(let container): check(container)
        case nil: break
        }
        if let action = event.action { check(action) }
    }

    /// Refuses an event of something that is not in the state, or is there with something else in it.
    private mutating func require<Part: Equatable>(
        _ part: Part, _ name: String, isAmong parts: [Part], _ list: String, _ getter: String,
        isSame: (Part) -> Bool
    ) {
        guard let found = parts.first(where: isSame) else {
            refuse(
                "The event \(event.name) is about \(name), which is not in the state; add it to the state's \(list).")
            return
        }
        guard found != part else { return }
        refuse(
            "The event \(event.name) is about \(name), which is in the state with something else in it; make the event of the one that is there: \(getter)."
        )
    }

    private mutating func check(_ relation: State.Relation) {
        guard metadata.relations[relation.endpoint] != nil else {
            refuse(
                "The charm declares no endpoint '\(relation.endpoint)', and \(event.name) cannot come; it has \(Self.list(metadata.relations.keys))."
            )
            return
        }
        require(
            relation, "the relation \(relation.name)", isAmong: state.relations, "relations",
            "state.relation(\(relation.id))"
        ) { $0.id == relation.id && $0.endpoint == relation.endpoint }
        guard let part = event.relation, part.needsUnit, state.relations.contains(relation) else { return }
        let numbers = relation.remoteUnits.keys.sorted()
        let isChanged = event.name.hasSuffix("-relation-changed")
        let application = isChanged ? ", or make the event with relationChanged(byApplicationOf:)" : ""
        switch (part.unitNumber, numbers.count) {
        case (nil, 1): break
        case (nil, 0):
            refuse(
                "The event \(event.name) is about a remote unit, and the relation \(relation.name) has none; add one to its remoteUnits\(application)."
            )
        case (nil, _):
            refuse(
                "The event \(event.name) is about a remote unit, and the relation \(relation.name) has several, \(Self.list(numbers.map(String.init))); say which with unit:."
            )
        case (let number?, _):
            if !numbers.contains(number) {
                refuse(
                    "The event \(event.name) is about the unit \(number), and the relation \(relation.name) has \(Self.list(numbers.map(String.init))); add the unit to its remoteUnits."
                )
            }
        }
    }

    private mutating func check(_ storage: State.Storage) {
        guard metadata.storages[storage.name] != nil else {
            refuse(
                "The charm declares no storage '\(storage.name)', and \(event.name) cannot come; it has \(Self.list(metadata.storages.keys))."
            )
            return
        }
        require(
            storage, "the storage \(storage.id)", isAmong: state.storages, "storages",
            "state.storage(\"\(storage.name)\", index: \(storage.index))"
        ) { $0.id == storage.id }
    }

    private mutating func check(_ secret: State.Secret) {
        require(
            secret, "the secret '\(secret.id)'", isAmong: state.secrets, "secrets", "state.secret(id: \"\(secret.id)\")"
        ) { $0.id == secret.id }
        if event.name == "secret-changed", secret.owner.isOwn {
            refuse(
                "The unit or its application owns the secret '\(secret.id)', and Juju sends secret-changed to those who do not; give the secret another owner, or send another event."
            )
        }
        if event.name != "secret-changed", !secret.owner.isOwn {
            refuse(
                "Juju sends \(event.name) to the owner of a secret, and another one owns '\(secret.id)'; make it the unit's or the application's."
            )
        }
        if let revision = event.secret?.revision, !(1...max(1, secret.latestRevision)).contains(revision) {
            refuse(
                "The event \(event.name) is about the revision \(revision) of the secret '\(secret.id)', whose latest is \(secret.latestRevision); name one that there was."
            )
        }
    }

    private mutating func check(_ container: State.Container) {
        guard metadata.containers[container.name] != nil else {
            refuse(
                "The charm declares no container '\(container.name)', and \(event.name) cannot come; it has \(Self.list(metadata.containers.keys))."
            )
            return
        }
        require(
            container, "the container '\(container.name)'", isAmong: state.containers, "containers",
            "state.container(\"\(container.name)\")"
        ) { $0.name == container.name }
        if let notice = event.workload?.notice, !container.notices.contains(where: { $0.id == notice.id }) {
            refuse(
                "The event \(event.name) is about the notice '\(notice.key)', which is not in the container '\(container.name)'; add it to its notices."
            )
        }
        if let check = event.workload?.check, container.check(check) == nil, container.plan.checks[check] == nil {
            refuse(
                "The event \(event.name) is about the check '\(check)', which the container '\(container.name)' has not; add it to its checks, or to a layer."
            )
        }
    }

    // MARK: Actions

    private mutating func check(_ action: JujuEvent.Action) {
        guard let declared = metadata.actions[event.name] else {
            refuse(
                "The charm declares no action '\(event.name)'; it has \(Self.list(metadata.actions.keys)). Run one of them, or declare it."
            )
            return
        }
        let given = action.parameters.mapValue ?? [:]
        for name in declared.required where given[.string(name)] == nil {
            refuse("The action '\(event.name)' needs the parameter '\(name)'; give it.")
        }
        for (key, value) in given {
            guard let name = key.stringValue else { continue }
            guard let schema = declared.parameters[name] else {
                if declared.additionalProperties != true {
                    refuse(
                        "The action '\(event.name)' has no parameter '\(name)'; it has \(Self.list(declared.parameters.keys)). Declare it, or allow others with additionalProperties."
                    )
                }
                continue
            }
            guard schema["type"]?.stringValue != nil else {
                refuse(
                    "The parameter '\(name)' of the action '\(event.name)' has no type; declare one: string, boolean, integer, number, array or object."
                )
                continue
            }
            if let type = declared.typeMissed(by: value, as: name) {
                refuse(
                    "The parameter '\(name)' of the action '\(event.name)' is of the type '\(type)'; \(value.kindName) cannot be its value."
                )
            }
        }
    }
}
