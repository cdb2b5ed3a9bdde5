/// What it takes to use an endpoint.
enum AccessLevel: Sendable {
    /// Nothing.
    case open
    /// To be allowed to read, over the socket.
    case user
    /// To be allowed everything, over the socket.
    case admin
    /// To be allowed the metrics; over TCP, nothing but them.
    case metrics
    /// A window in which clients can be paired, which this daemon never opens.
    case pairing

    /// Whether a request passes.
    ///
    /// - Parameters:
    ///   - role: What who asks may do.
    ///   - isLocal: Whether the request came over the socket.
    func admits(_ role: IdentityRecord.Access?, isLocal: Bool) -> Bool {
        switch self {
        case .open: true
        case .user: isLocal && (role == .read || role == .admin)
        case .admin: isLocal && role == .admin
        case .metrics: isLocal ? role != nil && role != .untrusted : role == .metrics
        case .pairing: false
        }
    }
}
