/// The addresses of a binding.
package struct NetworkSnapshot: Hashable, Sendable {
    /// An interface with its addresses.
    package struct Interface: Hashable, Sendable {
        /// The interface's name, such as `eth0`.
        package var name: String
        /// The interface's hardware address.
        package var macAddress: String
        /// Its addresses.
        package var addresses: [Address]

        package init(name: String, macAddress: String, addresses: [Address]) {
            self.name = name
            self.macAddress = macAddress
            self.addresses = addresses
        }
    }

    /// An address and the subnet that it is in.
    package struct Address: Hashable, Sendable {
        /// The name that stands for the address, or empty.
        package var hostname: String
        /// The address, such as `10.0.0.5`.
        package var value: String
        /// The subnet, such as `10.0.0.0/24`.
        package var cidr: String

        package init(value: String, cidr: String, hostname: String = "") {
            self.hostname = hostname
            self.value = value
            self.cidr = cidr
        }
    }

    /// The interfaces to bind to.
    package var interfaces: [Interface]
    /// The addresses that others connect to.
    package var ingressAddresses: [String]
    /// The subnets from which the unit's own traffic comes.
    package var egressSubnets: [String]

    package init(interfaces: [Interface], ingressAddresses: [String], egressSubnets: [String]) {
        self.interfaces = interfaces
        self.ingressAddresses = ingressAddresses
        self.egressSubnets = egressSubnets
    }
}
