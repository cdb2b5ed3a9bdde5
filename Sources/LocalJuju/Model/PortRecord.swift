import HookTools

/// Ports that a unit has open.
struct PortRecord: Codable, Hashable {
    var from: Int
    var to: Int
    var transport: String
    var endpoint: String

    init(_ range: PortRange) {
        from = range.from
        to = range.to
        transport = range.transport.rawValue
        endpoint = range.endpoint
    }

    /// The range as the hook tools know it; `nil` when the file names a protocol that there is none of.
    var range: PortRange? {
        PortRange.Transport(rawValue: transport).map {
            PortRange(from: from, to: to, transport: $0, endpoint: endpoint)
        }
    }
}
