import HookCommands

/// The addresses of a binding (`ops.Network`).
public struct Network: Hashable, Sendable {
    /// The addresses that this unit has there.
    ///
    /// An interface of several addresses is here once for each.
    public let interfaces: [NetworkInterface]
    /// The addresses under which others reach this unit.
    public let ingressAddresses: [NetworkAddress]
    /// The subnets that others see this unit's connections come from.
    public let egressSubnets: [IPSubnet]

    /// The address to listen on, where one is enough; `nil` when there is none.
    public var bindAddress: NetworkAddress? { interfaces.first?.address }

    /// The address under which others reach this unit, where one is enough; `nil` when there is none.
    public var ingressAddress: NetworkAddress? { ingressAddresses.first }

    init(_ info: NetworkInfo) throws(OpsError) {
        var interfaces: [NetworkInterface] = []
        for interface in info.bindAddresses {
            for address in interface.addresses {
                interfaces.append(try NetworkInterface(name: interface.interfaceName, address))
            }
        }
        var subnets: [IPSubnet] = []
        for text in info.egressSubnets { subnets.append(try IPSubnet(juju: text)) }
        self.interfaces = interfaces
        ingressAddresses = info.ingressAddresses.map { NetworkAddress($0) }
        egressSubnets = subnets
    }
}

/// One address of a network interface (`ops.NetworkInterface`).
public struct NetworkInterface: Hashable, Sendable {
    /// The interface's name, as in `eth0`; empty when Juju does not tell.
    public let name: String
    /// The address; `nil` when Juju does not tell.
    public let address: NetworkAddress?
    /// The subnet that the address is in: that of the address alone when Juju does not tell.
    public let subnet: IPSubnet?

    init(name: String, _ info: NetworkInfo.Address) throws(OpsError) {
        self.name = name
        address = info.value.isEmpty ? nil : NetworkAddress(info.value)
        let subnet = info.cidr.isEmpty ? info.value : info.cidr
        self.subnet = subnet.isEmpty ? nil : try IPSubnet(juju: subnet)
    }
}

extension IPSubnet {
    fileprivate init(juju text: String) throws(OpsError) {
        guard let subnet = IPSubnet(text) else {
            throw OpsError(
                .invalidValue, "network-get gave the subnet '\(text)', which is none; one is written as in 10.0.0.0/24."
            )
        }
        self = subnet
    }
}
