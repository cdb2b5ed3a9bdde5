/// A port, a range of ports, or ICMP, as Juju opens and closes them.
public struct PortRange: Hashable, Sendable, CustomStringConvertible {
    /// The protocol.
    public let transport: PortProtocol
    /// The first and the last port; `nil` for ICMP.
    public let ports: ClosedRange<Int>?

    /// ICMP.
    public static let icmp = PortRange(transport: .icmp, ports: nil)

    /// One TCP port.
    ///
    /// - Parameter port: The port, from 1 to 65535; Juju refuses others.
    public static func tcp(_ port: Int) -> PortRange { PortRange(transport: .tcp, ports: port...port) }

    /// Several TCP ports.
    ///
    /// - Parameter ports: The first and the last port.
    public static func tcp(_ ports: ClosedRange<Int>) -> PortRange { PortRange(transport: .tcp, ports: ports) }

    /// One UDP port.
    ///
    /// - Parameter port: The port, from 1 to 65535; Juju refuses others.
    public static func udp(_ port: Int) -> PortRange { PortRange(transport: .udp, ports: port...port) }

    /// Several UDP ports.
    ///
    /// - Parameter ports: The first and the last port.
    public static func udp(_ ports: ClosedRange<Int>) -> PortRange { PortRange(transport: .udp, ports: ports) }

    /// Makes a range of ports.
    ///
    /// - Parameters:
    ///   - transport: The protocol.
    ///   - ports: The first and the last port; `nil` for a protocol without ports.
    public init(transport: PortProtocol, ports: ClosedRange<Int>?) {
        self.transport = transport
        self.ports = ports
    }

    /// Reads a port or range as Juju writes it.
    ///
    /// - Parameter text: `80/tcp`, `8000-8010/udp`, `80` (which is TCP) or `icmp`. Anything else gives `nil`; an unknown
    ///   protocol does not.
    public init?(_ text: String) {
        guard text != "icmp" else {
            self = .icmp
            return
        }
        let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let bounds = halves[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let transport = halves.count == 2 ? String(halves[1]) : PortProtocol.tcp.rawValue
        guard let first = Int(bounds[0]), let last = Int(bounds[bounds.count - 1]), first <= last,
            0...65535 ~= first, 0...65535 ~= last, !transport.isEmpty
        else { return nil }
        self.init(transport: PortProtocol(rawValue: transport), ports: first...last)
    }

    /// The range as Juju writes it: `80/tcp`, `8000-8010/udp` or `icmp`.
    public var description: String {
        guard let ports else { return transport.rawValue }
        let text =
            ports.lowerBound == ports.upperBound ? "\(ports.lowerBound)" : "\(ports.lowerBound)-\(ports.upperBound)"
        return "\(text)/\(transport.rawValue)"
    }
}
