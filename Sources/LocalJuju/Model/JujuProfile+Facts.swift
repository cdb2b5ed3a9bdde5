package import HookTools

extension JujuProfile {
    /// The version that a charm and a user are told.
    package var version: String {
        switch self {
        case .v2_9: "2.9.51"
        case .v3_6: "3.6.9"
        case .v4_0: "4.0.1"
        }
    }

    /// Whether the leader has settings for its followers.
    var hasLeaderSettings: Bool { self != .v4_0 }
    /// Whether the agent names a service level.
    var hasServiceLevel: Bool { self != .v4_0 }
    /// Whether a unit's relation data comes with the old name of its address as well.
    var hasPrivateAddress: Bool { self != .v4_0 }
}
