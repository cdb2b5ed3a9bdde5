import Glibc

/// An IPv4 or IPv6 address.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address's bytes: 4 of IPv4, 16 of IPv6.
    public let bytes: [UInt8]
    /// The interface that a link-local IPv6 address belongs to, as `eth0` in `fe80::1%eth0`.
    public let zone: String?

    /// Whether it is an IPv6 address.
    public var isIPv6: Bool { bytes.count == 16 }

    /// Reads an address.
    ///
    /// - Parameter text: As in `10.0.0.1` or `fd00::1`. Anything else, a host name say, gives `nil`.
    public init?(_ text: String) {
        let parts = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let zone = parts.count == 2 ? parts[1] : nil
        // The system's function stops at a NUL.
        guard let address = parts.first, !text.utf8.contains(0), zone?.isEmpty != true, zone?.contains("%") != true
        else { return nil }
        let isIPv6 = address.utf8.contains(UInt8(ascii: ":"))
        guard isIPv6 || zone == nil else { return nil }
        var bytes = [UInt8](repeating: 0, count: isIPv6 ? 16 : 4)
        guard inet_pton(isIPv6 ? AF_INET6 : AF_INET, address, &bytes) == 1 else { return nil }
        self.init(bytes: bytes, zone: zone)
    }

    init(bytes: [UInt8], zone: String? = nil) {
        self.bytes = bytes
        self.zone = zone
    }

    /// The address as it is written, an IPv6 one as short as it can be.
    public var description: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(isIPv6 ? AF_INET6 : AF_INET, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
        let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return zone.map { "\(text)%\($0)" } ?? text
    }
}
