/// A whole model, in the form of `juju status --format json` of Juju 3.6.
package struct ModelStatus: Codable, Hashable, Sendable {
    package var model: ModelDescription
    package var machines: [String: Machine]
    package var applications: [String: Application]
    package var storage: StorageStatus
    package var controller: ControllerStatus
    /// The relations, for the table; the other formats have them with their applications.
    package var relations: [RelationRow] = []

    enum CodingKeys: String, CodingKey {
        case model, machines, applications, storage, controller
    }

    /// One relation, as the table of `juju status --relations` shows it.
    package struct RelationRow: Hashable, Sendable {
        /// `mysql:database`.
        package var provider: String
        package var requirer: String
        package var interface: String
        /// `regular`, `subordinate` or `peer`.
        package var type: String
        package var message: String
    }

    /// What `juju status` says about the model itself.
    package struct ModelDescription: Codable, Hashable, Sendable {
        package var name: String
        package var type: String
        package var controller: String
        package var cloud: String
        package var region: String
        package var version: String
        package var status: StatusInfo
        package var sla: String

        enum CodingKeys: String, CodingKey {
            case name, type, controller, cloud, region, version, sla
            case status = "model-status"
        }
    }

    /// When the status was read.
    package struct ControllerStatus: Codable, Hashable, Sendable {
        package var timestamp: String
    }
}
