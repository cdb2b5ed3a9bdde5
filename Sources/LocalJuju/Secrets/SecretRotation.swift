/// How often a secret's owner is asked to make a new revision.
enum SecretRotation: String, Codable, Hashable {
    case never, hourly, daily, weekly, monthly, quarterly, yearly

    /// How long Juju waits before it asks or tells an owner again that did nothing, in seconds.
    static let repetition = 300.0

    /// The seconds from one time to the next; a month has 30 days.
    var interval: Double? {
        let day = 86_400.0
        return switch self {
        case .never: nil
        case .hourly: 3600
        case .daily: day
        case .weekly: 7 * day
        case .monthly: 30 * day
        case .quarterly: 91 * day
        case .yearly: 365 * day
        }
    }
}
