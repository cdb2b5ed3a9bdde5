extension State {
    /// The network of a binding, or of one relation.
    public struct Network: Sendable, Hashable {
        /// The binding: an endpoint or an extra binding; `nil` for all that have no network of their own.
        public var binding: String?
        /// The relation whose network it is, where it differs from that of its endpoint.
        public var relationID: Int?
        /// The address to bind to.
        public var address: String
        /// The subnet; made of the address when `nil`: /24, or /64 for IPv6.
        public var cidr: String?
        /// The name of the interface.
        public var interface: String
        /// The addresses that others connect to; the address when `nil`.
        public var ingressAddresses: [String]?
        /// The subnets from which the unit's own traffic comes; the subnet when `nil`.
        public var egressSubnets: [String]?

        /// Makes a network.
        public init(
            _ binding: String? = nil, relationID: Int? = nil, address: String = "192.0.2.0", cidr: String? = nil,
            interface: String = "eth0", ingressAddresses: [String]? = nil, egressSubnets: [String]? = nil
        ) {
            self.binding = binding
            self.relationID = relationID
            self.address = address
            self.cidr = cidr
            self.interface = interface
            self.ingressAddresses = ingressAddresses
            self.egressSubnets = egressSubnets
        }
    }
}
