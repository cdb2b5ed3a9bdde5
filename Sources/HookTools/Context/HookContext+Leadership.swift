extension HookContext {
    /// How long an answer that grants leadership holds, in seconds.
    private static let leaseSeconds = 30.0

    /// Whether the unit leads its application, as far as this hook may know.
    ///
    /// Once denied it stays denied until the hook ends; granted it is asked again after 30 seconds.
    mutating func isLeader() throws(HookToolError) -> Bool {
        switch leadership {
        case .denied: return false
        case .granted(let until) where effects.monotonicSeconds() < until: return true
        case .granted, .unknown: break
        }
        let granted = try effects.isLeader()
        leadership = granted ? .granted(until: effects.monotonicSeconds() + Self.leaseSeconds) : .denied
        return granted
    }

    /// Refuses what only a leader may do.
    mutating func requireLeader() throws(HookToolError) {
        guard try isLeader() else { throw HookToolError(.failed, "this unit is not the leader") }
    }
}
