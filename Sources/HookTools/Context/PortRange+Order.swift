extension PortRange {
    /// Whether the range comes before another one: by protocol, then by ports.
    func precedes(_ other: PortRange) -> Bool {
        (transport.rawValue, from, to) < (other.transport.rawValue, other.from, other.to)
    }

    /// Whether both are the same ports, of whatever endpoint.
    func hasSamePorts(as other: PortRange) -> Bool {
        transport == other.transport && from == other.from && to == other.to
    }

    /// Whether the ranges share a port.
    func overlaps(_ other: PortRange) -> Bool {
        transport == other.transport && from <= other.to && other.from <= to
    }
}
