/// Where an HTTP server is reached.
///
/// A value of this type is safe to write in a configuration file: its host name holds nothing that a host name or an
/// address cannot hold.
public struct HTTPEndpoint: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The host name or address, IPv6 without brackets.
    public let hostname: String
    /// The TCP port, never 0.
    public let port: UInt16

    /// Makes an endpoint.
    ///
    /// - Parameters:
    ///   - hostname: The host name or address, IPv6 without brackets.
    ///   - port: The TCP port.
    /// - Returns: `nil` for a host name that is empty, too long or holds other characters than letters, digits, `.`, `:`,
    ///   `-` and `_`, and for port 0.
    public init?(hostname: String, port: UInt16) {
        guard (1...253).contains(hostname.utf8.count), hostname.utf8.allSatisfy(Self.isAllowed), port > 0 else {
            return nil
        }
        self.hostname = hostname
        self.port = port
    }

    /// Reads an endpoint, as what other charms or an earlier version have written of it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let hostname = try container.decode(String.self, forKey: .hostname)
        let port = try container.decode(UInt16.self, forKey: .port)
        guard let endpoint = Self(hostname: hostname, port: port) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "has a host name or port that none can have"))
        }
        self = endpoint
    }

    /// Host name and port as in an address line: `10.0.0.1:80`, `[::1]:80`.
    public var description: String { hostname.contains(":") ? "[\(hostname)]:\(port)" : "\(hostname):\(port)" }

    /// The server's root.
    public var url: String { "http://\(self)/" }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
