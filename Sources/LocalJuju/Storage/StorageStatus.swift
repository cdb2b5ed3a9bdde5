/// The storage of a model, as `juju storage` and `juju status` show it.
package struct StorageStatus: Codable, Hashable, Sendable {
    /// By id.
    package var storage: [String: Instance]

    /// One instance.
    package struct Instance: Codable, Hashable, Sendable {
        /// `filesystem` or `block`.
        package var kind: String
        package var life: String
        package var status: StatusInfo
        package var persistent: Bool
        package var attachments: Attachments
    }

    /// Where an instance is attached.
    package struct Attachments: Codable, Hashable, Sendable {
        /// By unit.
        package var units: [String: Attachment]
    }

    /// An instance at a unit.
    package struct Attachment: Codable, Hashable, Sendable {
        package var machine: String
        package var location: String
        package var life: String
    }
}

extension LocalModel {
    /// The model's storage, as `juju storage` shows it.
    package func storageStatus() -> StorageStatus {
        let instances = state.storages.map { record in
            let unit = state[unit: record.unit]
            let life = (unit?.life ?? .dying).rawValue
            let attachment = StorageStatus.Attachment(
                machine: unit.map { $0.isKubernetes ? "" : "\($0.machine)" } ?? "", location: location(of: record),
                life: life)
            return (
                record.id,
                StorageStatus.Instance(
                    kind: record.kind, life: life,
                    status: StatusInfo(current: "attached", since: ModelClock.statusTime(record.created)),
                    persistent: false, attachments: StorageStatus.Attachments(units: [record.unit: attachment]))
            )
        }
        return StorageStatus(storage: Dictionary(instances) { $1 })
    }
}
