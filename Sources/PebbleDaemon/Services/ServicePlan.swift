package import Pebble

/// What the daemon runs: the plan's services and checks, and where logs go.
package struct ServicePlan: Hashable, Sendable {
    /// The services, by name.
    package var services: [String: ServiceConfig]
    /// The checks, by name.
    package var checks: [String: CheckConfig]

    /// Where logs are sent, by name.
    package var logTargets: [String: Layer.LogTarget]

    package init(
        services: [String: ServiceConfig] = [:], checks: [String: CheckConfig] = [:],
        logTargets: [String: Layer.LogTarget] = [:]
    ) {
        self.services = services
        self.checks = checks
        self.logTargets = logTargets
    }
}
