import CharmMetadata
import OrderedCollections
import PlainValues

extension JujuEvent {
    /// The event as a unit gets it: with what its maker could not know.
    func resolved(in state: State, _ identity: UnitIdentity, _ metadata: CharmMetadata) -> JujuEvent {
        var event = self
        if var relation = relation?.resolved(in: state, identity) {
            if name == "\(relation.endpoint)-relation-departed", relation.departingUnit == nil {
                relation.departingUnit = relation.isOwnDeparture ? identity.unit : relation.remoteUnit
            }
            event.relation = relation
        }
        if let action, let declared = metadata.actions[name] {
            let given = (action.parameters.mapValue ?? [:]).compactMap { key, value in
                key.stringValue.map { ($0, value) }
            }
            event.action?.parameters = declared.withDefaults(Dictionary(given) { $1 })
        }
        return event
    }
}

extension JujuEvent.RelationPart {
    /// The units that the relation has in a state, by number.
    func unitNumbers(in state: State) -> [Int] {
        state.relations.first { $0.id == id }?.remoteUnits.keys.sorted() ?? []
    }

    fileprivate func resolved(in state: State, _ identity: UnitIdentity) -> Self {
        var part = self
        if part.remoteApplication.isEmpty { part.remoteApplication = identity.application }
        guard part.remoteUnit == nil, part.needsUnit else { return part }
        guard let number = unitNumber ?? unitNumbers(in: state).first else { return part }
        part.remoteUnit = "\(part.remoteApplication)/\(number)"
        return part
    }
}
