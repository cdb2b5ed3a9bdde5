extension ModelStatus {
    /// One application, as `juju status` shows it.
    package struct Application: Codable, Hashable, Sendable {
        package var charm: String
        package var base: CharmBase
        package var charmOrigin: String
        package var charmName: String
        package var charmRevision: Int
        package var charmVersion: String?
        package var exposed: Bool
        /// How many units it is to have; `nil` for one on machines.
        package var scale: Int?
        package var life: String?
        package var status: StatusInfo
        package var relations: [String: [Relation]]?
        package var endpointBindings: [String: String]?
        /// The applications that it is subordinate to.
        package var subordinateTo: [String]?
        /// By name; units of a subordinate application are with their principals.
        package var units: [String: Unit]?
        package var version: String?

        /// One relation of an endpoint.
        package struct Relation: Codable, Hashable, Sendable {
            package var relatedApplication: String
            package var interface: String
            package var scope: String

            enum CodingKeys: String, CodingKey {
                case relatedApplication = "related-application"
                case interface, scope
            }
        }

        enum CodingKeys: String, CodingKey {
            case charm, base, exposed, scale, life, relations, units, version
            case charmOrigin = "charm-origin"
            case charmName = "charm-name"
            case charmRevision = "charm-rev"
            case charmVersion = "charm-version"
            case subordinateTo = "subordinate-to"
            case status = "application-status"
            case endpointBindings = "endpoint-bindings"
        }
    }
}
