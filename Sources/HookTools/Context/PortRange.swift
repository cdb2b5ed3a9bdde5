/// Ports that a unit opens, for all of its endpoints or for one.
package struct PortRange: Hashable, Sendable, CustomStringConvertible {
    /// The protocol, `tcp`, `udp` or `icmp`.
    package enum Transport: String, Hashable, Sendable, CaseIterable {
        case tcp, udp, icmp
    }

    /// The first port; 0 for `icmp`.
    package var from: Int
    /// The last port; 0 for `icmp`.
    package var to: Int
    /// The protocol.
    package var transport: Transport
    /// The endpoint, or empty for all endpoints.
    package var endpoint: String

    package init(from: Int, to: Int, transport: Transport, endpoint: String = "") {
        self.from = from
        self.to = to
        self.transport = transport
        self.endpoint = endpoint
    }

    /// The range as Juju writes it: `80/tcp`, `8000-8010/udp`, `icmp`.
    package var description: String {
        switch transport {
        case .icmp: "icmp"
        case .tcp, .udp: from == to ? "\(from)/\(transport)" : "\(from)-\(to)/\(transport)"
        }
    }
}
