/// What the daemon runs: the plan's services and checks.
package struct ServicePlan: Hashable, Sendable {
    /// The services, by name.
    package var services: [String: ServiceConfig]
    /// The checks, by name.
    package var checks: [String: CheckConfig]

    package init(services: [String: ServiceConfig] = [:], checks: [String: CheckConfig] = [:]) {
        self.services = services
        self.checks = checks
    }
}
