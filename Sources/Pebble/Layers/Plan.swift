/// Pebble's effective configuration: all layers laid over each other (`ops.pebble.Plan`).
public struct Plan: Hashable, Sendable {
    /// The services by name.
    public var services: [String: Layer.Service]
    /// The checks by name.
    public var checks: [String: Layer.Check]
    /// The targets that services' logs are sent to, by name.
    public var logTargets: [String: Layer.LogTarget]
    /// The bundles of user, group and environment that services can run in, by name.
    public var workloads: [String: Layer.Workload]
    /// Whether clients can be paired with Pebble; `nil` when no layer says.
    public var pairing: Layer.Pairing?

    /// Makes a plan.
    ///
    /// - Parameters:
    ///   - services: The services by name.
    ///   - checks: The checks by name.
    ///   - logTargets: The targets that services' logs are sent to, by name.
    ///   - workloads: The bundles of user, group and environment that services can run in, by name.
    ///   - pairing: Whether clients can be paired with Pebble.
    public init(
        services: [String: Layer.Service] = [:],
        checks: [String: Layer.Check] = [:],
        logTargets: [String: Layer.LogTarget] = [:],
        workloads: [String: Layer.Workload] = [:],
        pairing: Layer.Pairing? = nil
    ) {
        self.services = services
        self.checks = checks
        self.logTargets = logTargets
        self.workloads = workloads
        self.pairing = pairing
    }
}
