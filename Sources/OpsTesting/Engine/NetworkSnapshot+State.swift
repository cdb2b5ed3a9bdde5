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
        if address.contains(":") { return subnet64(of: address) }
        var known = in_addr()
        guard inet_pton(AF_INET, address, &known) == 1 else { return address + "/24" }
        let bits = UInt32(bigEndian: known.s_addr)
        return "\(bits >> 24).\(bits >> 16 & 0xFF).\(bits >> 8 & 0xFF).0/24"
    }

    private static func subnet64(of address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address + "/64" }
        for index in 8..<16 { bytes[index] = 0 }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return address + "/64" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) + "/64"
    }
}
