/// One unit, in the form of `juju show-unit --format json`.
package struct UnitDescription: Codable, Hashable, Sendable {
    package var workloadVersion: String?
    package var machine: String
    package var openedPorts: [String]
    package var publicAddress: String
    package var charm: String
    package var leader: Bool
    package var life: String
    package var relationInfo: [RelationInfo]?

    /// What the unit sees of one relation.
    package struct RelationInfo: Codable, Hashable, Sendable {
        package var relationID: Int
        package var endpoint: String
        package var relatedEndpoint: String
        package var applicationData: [String: String]
        package var localUnit: UnitData
        package var relatedUnits: [String: UnitData]?

        enum CodingKeys: String, CodingKey {
            case relationID = "relation-id"
            case endpoint
            case relatedEndpoint = "related-endpoint"
            case applicationData = "application-data"
            case localUnit = "local-unit"
            case relatedUnits = "related-units"
        }
    }

    /// One unit's side of a relation.
    package struct UnitData: Codable, Hashable, Sendable {
        package var inScope: Bool
        package var data: [String: String]

        enum CodingKeys: String, CodingKey {
            case inScope = "in-scope"
            case data
        }
    }

    enum CodingKeys: String, CodingKey {
        case workloadVersion = "workload-version"
        case machine
        case openedPorts = "opened-ports"
        case publicAddress = "public-address"
        case charm, leader, life
        case relationInfo = "relation-info"
    }
}
