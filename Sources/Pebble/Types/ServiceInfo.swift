public import PlainValues

/// A service of the plan, and what it does now (`ops.pebble.ServiceInfo`).
public struct ServiceInfo: Hashable, Sendable {
    /// The service's name.
    public let name: String
    /// Whether it starts with the others.
    public let startup: ServiceStartup
    /// What it does now.
    public let status: ServiceStatus
    /// Since when it has that status; `nil` when it was not started since Pebble was.
    public let since: Timestamp?

    /// Whether it runs.
    public var isRunning: Bool { status == .active }

    package init(name: String, startup: ServiceStartup, status: ServiceStatus, since: Timestamp? = nil) {
        self.name = name
        self.startup = startup
        self.status = status
        self.since = since
    }

    init(_ value: PlainValue) throws(PebbleError) {
        let reader = try FieldReader(value, "a service")
        self.init(
            name: try reader.text("name"), startup: ServiceStartup(rawValue: try reader.text("startup")),
            status: ServiceStatus(rawValue: try reader.text("current")), since: try reader.optionalTime("current-since")
        )
    }
}
