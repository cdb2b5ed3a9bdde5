import Synchronization

extension State {
    /// A relation, with what is in its databags.
    public struct Relation: Sendable, Hashable {
        /// Who is at the other end.
        public enum Kind: Sendable, Hashable {
            /// Another application.
            case regular
            /// The other units of the application itself.
            case peer
            /// The application that this one is deployed beside, or the other way round: unit by unit.
            case subordinate
        }

        /// The databag of a unit or an application.
        public typealias Databag = [String: String]

        /// What Juju itself writes into the databag of each unit, for a unit with the default network.
        public static let unitAddresses: Databag = [
            "egress-subnets": "192.0.2.0", "ingress-address": "192.0.2.0", "private-address": "192.0.2.0",
        ]

        /// The relation's number.
        public var id: Int
        /// The charm's endpoint.
        public var endpoint: String
        /// Who is at the other end.
        public var kind: Kind
        /// The other application; empty in a peer relation, which has none.
        public var remoteApplication: String
        /// The databag of the other application.
        public var remoteApplicationData: Databag
        /// The databags of the other units by their number: of the remote application, or of the unit's own peers.
        public var remoteUnits: [Int: Databag]
        /// The databag of the unit's own application.
        public var localApplicationData: Databag
        /// The databag of the unit itself.
        public var localUnitData: Databag
        /// The model of the remote application where it is another one.
        public var remoteModelUUID: String?

        /// Makes a relation with another application.
        ///
        /// - Parameters:
        ///   - endpoint: The charm's endpoint.
        ///   - id: The relation's number; one that no other relation of this process has when it is not given.
        ///   - remoteApplication: The other application.
        ///   - remoteApplicationData: The databag of the other application.
        ///   - remoteUnits: The databags of its units, by their number.
        ///   - localApplicationData: The databag of the unit's own application.
        ///   - localUnitData: The databag of the unit itself.
        ///   - remoteModelUUID: The model of the remote application where it is another one.
        public init(
            _ endpoint: String, id: Int? = nil, remoteApplication: String = "remote",
            remoteApplicationData: Databag = [:], remoteUnits: [Int: Databag] = [0: unitAddresses],
            localApplicationData: Databag = [:], localUnitData: Databag = unitAddresses, remoteModelUUID: String? = nil
        ) {
            self.init(
                endpoint, id, .regular, remoteApplication, remoteApplicationData, remoteUnits, localApplicationData,
                localUnitData, remoteModelUUID)
        }

        /// Makes a relation of the application's units with each other.
        ///
        /// - Parameters:
        ///   - endpoint: The charm's endpoint.
        ///   - id: The relation's number; one that no other relation of this process has when it is not given.
        ///   - peers: The databags of the other units, by their number.
        ///   - localApplicationData: The databag of the application.
        ///   - localUnitData: The databag of the unit itself.
        public static func peer(
            _ endpoint: String, id: Int? = nil, peers: [Int: Databag] = [:], localApplicationData: Databag = [:],
            localUnitData: Databag = unitAddresses
        ) -> Relation {
            Relation(endpoint, id, .peer, "", [:], peers, localApplicationData, localUnitData, nil)
        }

        /// Makes a relation between a principal unit and the subordinate unit beside it.
        ///
        /// - Parameters:
        ///   - endpoint: The charm's endpoint.
        ///   - id: The relation's number; one that no other relation of this process has when it is not given.
        ///   - remoteApplication: The other application.
        ///   - remoteUnit: The number of its unit.
        ///   - remoteApplicationData: The databag of the other application.
        ///   - remoteUnitData: The databag of its unit.
        ///   - localApplicationData: The databag of the unit's own application.
        ///   - localUnitData: The databag of the unit itself.
        public static func subordinate(
            _ endpoint: String, id: Int? = nil, remoteApplication: String = "remote", remoteUnit: Int = 0,
            remoteApplicationData: Databag = [:], remoteUnitData: Databag = unitAddresses,
            localApplicationData: Databag = [:], localUnitData: Databag = unitAddresses
        ) -> Relation {
            Relation(
                endpoint, id, .subordinate, remoteApplication, remoteApplicationData, [remoteUnit: remoteUnitData],
                localApplicationData, localUnitData, nil)
        }

        private init(
            _ endpoint: String, _ id: Int?, _ kind: Kind, _ remoteApplication: String,
            _ remoteApplicationData: Databag, _ remoteUnits: [Int: Databag], _ localApplicationData: Databag,
            _ localUnitData: Databag, _ remoteModelUUID: String?
        ) {
            self.id = id ?? Self.lastID.wrappingAdd(1, ordering: .relaxed).newValue
            self.endpoint = endpoint
            self.kind = kind
            self.remoteApplication = remoteApplication
            self.remoteApplicationData = remoteApplicationData
            self.remoteUnits = remoteUnits
            self.localApplicationData = localApplicationData
            self.localUnitData = localUnitData
            self.remoteModelUUID = remoteModelUUID
        }

        private static let lastID = Atomic<Int>(0)

        /// The remote application's name, for the unit's own application of a peer relation as well.
        func remoteApplication(of application: String) -> String { kind == .peer ? application : remoteApplication }
    }
}
