import Glibc
import HookTools

extension NetworkSnapshot {
    /// The network that a test describes.
    init(_ network: State.Network) {
        let subnet = network.cidr ?? Self.subnet(of: network.address)
        self.init(
            interfaces: [
                Interface(
                    name: network.interface, macAddress: "",
                    addresses: [Address(value: network.address, cidr: subnet)])
            ],
            ingressAddresses: network.ingressAddresses ?? [network.address],
            egressSubnets: network.egressSubnets ?? [subnet])
    }

    /// The subnet that an address is taken to be in: /24, or /64 for IPv6.
    static func subnet(of address: String) -> String {
        if address.contains(":") { return masked(address, AF_INET6, length: 16, kept: 8) + "/64" }
        return masked(address, AF_INET, length: 4, kept: 3) + "/24"
    }

    private static func masked(_ address: String, _ family: Int32, length: Int, kept: Int) -> String {
        var bytes = [UInt8](repeating: 0, count: length)
        guard inet_pton(family, address, &bytes) == 1 else { return address }
        for index in kept..<length { bytes[index] = 0 }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return address }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
