/// A range of IPv4 or IPv6 addresses that begin alike.
public struct IPSubnet: Hashable, Sendable, CustomStringConvertible {
    /// The first address.
    public let address: IPAddress
    /// How many bits all of its addresses have in common: up to 32 of IPv4, up to 128 of IPv6.
    public let prefixLength: Int

    /// Reads a subnet.
    ///
    /// - Parameter text: As in `10.0.0.0/24` or `fd00::/64`; without a length, the subnet of that address alone. Anything
    ///   else gives `nil`, and so does an address that is not the subnet's first.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let address = IPAddress(first) else { return nil }
        let bits = address.bytes.count * 8
        var length = bits
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(parts[1]), number <= bits
            else { return nil }
            length = number
        }
        self.address = address
        prefixLength = length
        guard masked(address) == address.bytes else { return nil }
    }

    /// Whether an address is one of the subnet's.
    ///
    /// - Parameter address: The address; one of the other version of IP never is.
    /// - Returns: Whether it is.
    public func contains(_ address: IPAddress) -> Bool {
        address.isIPv6 == self.address.isIPv6 && masked(address) == self.address.bytes
    }

    /// The subnet as it is written, as in `10.0.0.0/24`.
    public var description: String { "\(address)/\(prefixLength)" }

    /// An address's bytes, with nothing but zeros after the prefix.
    private func masked(_ address: IPAddress) -> [UInt8] {
        address.bytes.enumerated().map { index, byte in
            let kept = min(max(prefixLength - index * 8, 0), 8)
            return byte & ~UInt8(truncatingIfNeeded: 0xff >> kept)
        }
    }
}
