/// The protocol of an opened port.
public struct PortProtocol: RawRepresentable, Hashable, Sendable {
    /// The name that Juju uses.
    public let rawValue: String

    /// Makes one from the name that Juju uses; the name is not checked.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// TCP.
    public static let tcp = PortProtocol(rawValue: "tcp")
    /// UDP.
    public static let udp = PortProtocol(rawValue: "udp")
    /// ICMP, which has no ports.
    public static let icmp = PortProtocol(rawValue: "icmp")
}
