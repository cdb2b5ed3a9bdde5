/// A part of Pebble's configuration: services, checks and log targets under a label (`ops.pebble.Layer`).
///
/// ```swift
/// let layer = Layer(
///     summary: "The web server",
///     services: [
///         "web": .init(
///             override: .replace, command: "/usr/bin/web --port 80", startup: .enabled,
///             environment: ["MODE": "production"])
///     ],
///     checks: [
///         "up": .init(override: .replace, period: .seconds(5), http: .init(url: "http://localhost:80/health"))
///     ])
/// ```
///
/// Values are kept as they are written: Pebble checks them when the layer is added. Two layers are equal when they say
/// the same, in whatever form: `90s` is `1m30s`, and there is no order in maps.
public struct Layer: Hashable, Sendable {
    /// What the layer is for, in a few words; empty is not set.
    public var summary: String
    /// What the layer is for, at length; empty is not set.
    public var description: String
    /// The services by name.
    public var services: [String: Service]
    /// The checks by name.
    public var checks: [String: Check]
    /// The targets that services' logs are sent to, by name.
    public var logTargets: [String: LogTarget]
    /// The bundles of user, group and environment that services can run in, by name.
    ///
    /// Pebble takes them only from its layer files: one that is added through the API must not change them.
    public var workloads: [String: Workload]
    /// Whether clients can be paired with Pebble; `nil` when the layer does not say.
    public var pairing: Pairing?

    /// Makes a layer; what is not given is not set.
    ///
    /// - Parameters:
    ///   - summary: What the layer is for, in a few words.
    ///   - description: What the layer is for, at length.
    ///   - services: The services by name.
    ///   - checks: The checks by name.
    ///   - logTargets: The targets that services' logs are sent to, by name.
    ///   - workloads: The bundles of user, group and environment that services can run in, by name.
    ///   - pairing: Whether clients can be paired with Pebble.
    public init(
        summary: String = "",
        description: String = "",
        services: [String: Service] = [:],
        checks: [String: Check] = [:],
        logTargets: [String: LogTarget] = [:],
        workloads: [String: Workload] = [:],
        pairing: Pairing? = nil
    ) {
        self.summary = summary
        self.description = description
        self.services = services
        self.checks = checks
        self.logTargets = logTargets
        self.workloads = workloads
        self.pairing = pairing
    }
}
