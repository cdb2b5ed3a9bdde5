extension ModelStatus {
    /// One unit, as `juju status` shows it.
    package struct Unit: Codable, Hashable, Sendable {
        package var workloadStatus: StatusInfo
        package var jujuStatus: StatusInfo
        /// `true` for the leader; left out for the others, as Juju does.
        package var leader: Bool?
        /// The machine's number; `nil` for a subordinate unit, which is where its principal is, and for one in a pod.
        package var machine: String?
        package var openPorts: [String]?
        /// The machine's address; `nil` for a unit in a pod.
        package var publicAddress: String?
        /// The pod's address; `nil` for a unit on a machine.
        package var address: String?
        /// The pod's name; `nil` for a unit on a machine.
        package var providerID: String?
        /// The units that are subordinate to it, by name.
        package var subordinates: [String: Unit]?

        enum CodingKeys: String, CodingKey {
            case workloadStatus = "workload-status"
            case jujuStatus = "juju-status"
            case leader, machine, address, subordinates
            case openPorts = "open-ports"
            case publicAddress = "public-address"
            case providerID = "provider-id"
        }
    }
}
