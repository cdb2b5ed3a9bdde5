/// The addresses of a binding, as `network-get` tells them.
///
/// An address is text: Juju may put a host name in its place.
public struct NetworkInfo: Hashable, Sendable {
    /// A network interface, with the addresses to listen on.
    public struct BindAddress: Hashable, Sendable {
        /// The interface's hardware address; empty when Juju does not tell it.
        public let macAddress: String
        /// The interface's name; empty when Juju does not tell it.
        public let interfaceName: String
        /// The interface's addresses.
        public let addresses: [Address]

        init(_ answer: Answer) throws(HookCommandError) {
            macAddress = try answer.text("mac-address", or: "macaddress")
            interfaceName = try answer.text("interface-name", or: "interfacename")
            var addresses: [Address] = []
            for element in try answer.optional("addresses")?.elements() ?? [] {
                addresses.append(try Address(element))
            }
            self.addresses = addresses
        }
    }

    /// One address.
    public struct Address: Hashable, Sendable {
        /// The host name; empty when there is none.
        public let hostname: String
        /// The address, or a host name; empty when Juju does not tell it.
        public let value: String
        /// The subnet, as in `10.0.0.0/24`; empty when Juju does not tell it.
        public let cidr: String

        init(_ answer: Answer) throws(HookCommandError) {
            hostname = try answer.text("hostname")
            value = try answer.text("value", or: "address")
            cidr = try answer.text("cidr")
        }
    }

    /// The interfaces, with the addresses to listen on.
    public let bindAddresses: [BindAddress]
    /// The addresses to tell others, for connections to this unit.
    public let ingressAddresses: [String]
    /// The subnets from which this unit's connections come.
    public let egressSubnets: [String]

    init(_ answer: Answer) throws(HookCommandError) {
        var bindAddresses: [BindAddress] = []
        for element in try answer.optional("bind-addresses")?.elements() ?? [] {
            bindAddresses.append(try BindAddress(element))
        }
        self.bindAddresses = bindAddresses
        ingressAddresses = try answer.optional("ingress-addresses")?.texts() ?? []
        egressSubnets = try answer.optional("egress-subnets")?.texts() ?? []
    }
}
