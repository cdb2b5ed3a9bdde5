package import OrderedCollections

/// What the tools of one hook changed: committed together when the process exits with 0, dropped otherwise.
package struct HookChanges: Hashable, Sendable {
    /// When the machine starts anew.
    package enum Reboot: Hashable, Sendable {
        /// When the hook has ended.
        case afterHook
        /// At once: the process is killed and the hook runs again after the start.
        case now
    }

    /// A measurement of `add-metric`.
    package struct Metric: Hashable, Sendable {
        /// The metric's name.
        package var key: String
        /// The number, as it was written.
        package var value: String
        /// The labels.
        package var labels: [String: String]
    }

    /// A change of settings: the value of a key, or `nil` for a key that is removed.
    package typealias SettingsChange = [String: String?]

    /// What was written to the unit's own settings, by relation.
    package internal(set) var unitSettings: [Int: SettingsChange] = [:]
    /// What was written to the application's settings, by relation.
    package internal(set) var applicationSettings: [Int: SettingsChange] = [:]
    /// Ports that were opened.
    package internal(set) var openedPorts: [PortRange] = []
    /// Ports that were closed.
    package internal(set) var closedPorts: [PortRange] = []
    /// How many instances of each storage were asked for, in order: one number a request.
    package internal(set) var addedStorage: OrderedDictionary<String, [Int]> = [:]
    /// What was written to the state that the controller keeps for the unit.
    package internal(set) var state: SettingsChange = [:]
    /// What was done to secrets.
    package internal(set) var secrets = SecretChanges()
    /// Metrics that were recorded.
    package internal(set) var metrics: [Metric] = []
    /// The reboot that was asked for.
    package internal(set) var reboot: Reboot?

    package init() {}
}
