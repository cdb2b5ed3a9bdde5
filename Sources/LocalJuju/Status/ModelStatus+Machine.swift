extension ModelStatus {
    /// One machine, as `juju status` shows it; in a local model each unit has one, and all are this computer.
    package struct Machine: Codable, Hashable, Sendable {
        package var jujuStatus: StatusInfo
        package var hostname: String
        package var dnsName: String
        package var ipAddresses: [String]
        package var instanceID: String
        package var machineStatus: StatusInfo
        package var modificationStatus: StatusInfo
        package var base: CharmBase
        package var networkInterfaces: [String: NetworkInterface]
        package var constraints: String
        package var hardware: String

        /// One network interface of a machine.
        package struct NetworkInterface: Codable, Hashable, Sendable {
            package var ipAddresses: [String]
            package var macAddress: String
            package var isUp: Bool

            enum CodingKeys: String, CodingKey {
                case ipAddresses = "ip-addresses"
                case macAddress = "mac-address"
                case isUp = "is-up"
            }
        }

        enum CodingKeys: String, CodingKey {
            case jujuStatus = "juju-status"
            case hostname
            case dnsName = "dns-name"
            case ipAddresses = "ip-addresses"
            case instanceID = "instance-id"
            case machineStatus = "machine-status"
            case modificationStatus = "modification-status"
            case base
            case networkInterfaces = "network-interfaces"
            case constraints, hardware
        }
    }
}
