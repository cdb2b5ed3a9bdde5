/// One unit, in the form of `juju show-unit --format json`.
package struct UnitDescription: Codable, Hashable, Sendable {
    package var workloadVersion: String?
    /// `nil` for a unit in a pod.
    package var machine: String?
    package var openedPorts: [String]
    /// `nil` for a unit in a pod.
    package var publicAddress: String?
    package var charm: String
    package var leader: Bool
    package var life: String
    package var relationInfo: [RelationInfo]?
    /// The pod's name; `nil` for a unit on a machine.
    package var providerID: String?
    /// The pod's address; `nil` for a unit on a machine.
    package var address: String?
    /// The containers by name; `nil` for a unit on a machine.
    ///
    /// Juju has no such field.
    package var containers: [String: Container]?
    /// The events that the charm has deferred, oldest first; `nil` when there are none.
    ///
    /// Juju has no such field.
    package var deferredEvents: [DeferredEvent]?
    /// What could not be read of the deferred events, as sentences; not printed with the rest.
    package var problems: [String] = []

    /// One container, and how it is reached.
    package struct Container: Codable, Hashable, Sendable {
        /// `running` or `stopped`.
        package var status: String
        /// The process of its Pebble.
        package var process: Int?
        /// The socket that its Pebble listens on.
        package var socket: String
        /// The working directory of its programs.
        package var root: String
        /// How often it was started again.
        package var restarts: Int
    }

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

    /// An event that waits for one of the charm's observers.
    package struct DeferredEvent: Codable, Hashable, Sendable {
        /// The event's handle path.
        package var event: String
        /// The handle path of the object that observes it.
        package var observer: String
        /// The observer's id, which is the method's name for a Python charm.
        package var handler: String
        /// When it was deferred first; `nil` for a Python charm, which does not note it.
        package var since: String?
        /// The whole seconds since then.
        package var ageSeconds: Int?
        /// How many times it was delivered to the observer.
        package var tries: Int?
        /// After how many tries it is dropped.
        package var droppedAfterTries: Int?
        /// The relation without which it is dropped.
        package var droppedWithoutRelation: String?

        enum CodingKeys: String, CodingKey {
            case event, observer, handler, since
            case ageSeconds = "age-seconds"
            case tries
            case droppedAfterTries = "dropped-after-tries"
            case droppedWithoutRelation = "dropped-without-relation"
        }
    }

    enum CodingKeys: String, CodingKey {
        case workloadVersion = "workload-version"
        case machine
        case openedPorts = "opened-ports"
        case publicAddress = "public-address"
        case charm, leader, life
        case relationInfo = "relation-info"
        case providerID = "provider-id"
        case address, containers
        case deferredEvents = "deferred-events"
    }
}
