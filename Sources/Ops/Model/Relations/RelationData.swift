/// The databags of a relation: one for each of its units, and one for each of its applications (`ops.RelationData`).
///
/// ```swift
/// let endpoints = try relation.data[event.app]["endpoints"]
/// try relation.data[unit].set("ready", to: "true")
/// ```
public struct RelationData {
    let relation: Relation

    private var record: RelationRecord { relation.record }
    private var backend: ModelBackend { relation.backend }

    /// The databag of a unit: this one or a remote one, also one that is departing.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for a unit that is not in the relation, with
    ///   ``OpsError/Code/hookCommandFailed`` when a hook command fails.
    public subscript(unit: Unit) -> Databag {
        get throws(OpsError) {
            if unit.name != backend.context.unitName {
                guard try isRemote(unit.name) else { throw missing("unit", unit.name) }
            }
            return Databag(owner: unit.name, isApplication: false, relation: record, backend: backend)
        }
    }

    /// The databag of an application: this unit's own or the remote one.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for an application that is not in the relation, with
    ///   ``OpsError/Code/hookCommandFailed`` when a hook command fails.
    public subscript(app: Application) -> Databag {
        get throws(OpsError) {
            if app.name != backend.applicationName {
                guard try backend.remoteApplication(of: record) == app.name else {
                    throw missing("application", app.name)
                }
            }
            return Databag(owner: app.name, isApplication: true, relation: record, backend: backend)
        }
    }

    /// The units that have a databag here: this one, the remote ones, and one that is departing.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when a hook command fails.
    public var units: [Unit] {
        get throws(OpsError) {
            var units = try [backend.unit(backend.context.unitName)] + relation.units
            if let departed = try backend.departedUnit(of: record), !units.contains(where: { $0.name == departed }) {
                units.append(backend.unit(departed))
            }
            return units
        }
    }

    /// The applications that have a databag here: this unit's own, and the remote one if it is another.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when a hook command fails.
    public var apps: [Application] {
        get throws(OpsError) {
            let own = Application(name: backend.applicationName, backend: backend)
            guard let remote = try relation.app, remote != own else { return [own] }
            return [own, remote]
        }
    }

    private func isRemote(_ unit: String) throws(OpsError) -> Bool {
        if try backend.departedUnit(of: record) == unit { return true }
        return try backend.units(of: record).contains(unit)
    }

    private func missing(_ noun: String, _ name: String) -> OpsError {
        OpsError(
            .invalidArgument,
            "The \(noun) \(name) has no data in the relation \(relation): it is not one of those that are related.")
    }
}
