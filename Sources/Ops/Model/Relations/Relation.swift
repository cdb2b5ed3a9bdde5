/// A relation of this unit's application with another one, or of its units among themselves (`ops.Relation`).
///
/// Nothing is asked of Juju before it is needed.
public struct Relation: Hashable, CustomStringConvertible {
    let record: RelationRecord
    let backend: ModelBackend

    /// The name of the endpoint at this end of the relation.
    public var name: String { record.endpoint }

    /// The relation's number, which no other relation in the model has.
    public var id: Int { record.number }

    /// The relation as Juju writes it, as in `db:3`.
    public var description: String { "\(name):\(id)" }

    /// Whether two relations are the same one.
    public static func == (left: Relation, right: Relation) -> Bool { left.id == right.id && left.name == right.name }

    /// Hashes the relation's name and number.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(id)
    }

    /// The remote application; of a peer relation, this unit's own.
    ///
    /// `nil` when Juju does not know it.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `relation-list` fails.
    public var app: Application? {
        get throws(OpsError) {
            try backend.remoteApplication(of: record).map { Application(name: $0, backend: backend) }
        }
    }

    /// The remote units that have joined; of a peer relation, the application's other units.
    ///
    /// There is none when the relation is gone; that is no error. Nor is a unit here that is departing.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `relation-list` fails.
    public var units: [Unit] {
        get throws(OpsError) { try backend.units(of: record).map { backend.unit($0) } }
    }

    /// Whether the relation is there, and not about to be gone as in its relation-broken event.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when a hook command fails.
    public var isActive: Bool {
        get throws(OpsError) { try backend.isActive(record) }
    }

    /// The databags of the relation, by the unit or application that each belongs to.
    public var data: RelationData { RelationData(relation: self) }

    /// The model that the remote application is in.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/relationNotFound`` when the relation is gone, with
    ///   ``OpsError/Code/hookCommandFailed`` when `relation-model-get` fails: Juju has it from 3.6.2 on.
    public var remoteModel: RemoteModel {
        get throws(OpsError) { try backend.remoteModel(of: record) }
    }
}
