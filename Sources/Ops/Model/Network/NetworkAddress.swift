/// Where something can be reached: an address, or a host name that Juju could not resolve.
public enum NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// An address.
    case ip(IPAddress)
    /// A host name.
    case hostName(String)

    init(_ text: String) {
        self = IPAddress(text).map { .ip($0) } ?? .hostName(text)
    }

    /// The address, or `nil` for a host name.
    public var ip: IPAddress? {
        if case .ip(let address) = self { address } else { nil }
    }

    /// The address or host name, as it is written.
    public var description: String {
        switch self {
        case .ip(let address): address.description
        case .hostName(let name): name
        }
    }
}
