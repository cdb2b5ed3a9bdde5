import Ops
import OpsTesting

/// A charm with a workload: it does with the container what a test wants, and keeps what it was told.
final class WorkloadCharm: Charm {
    let framework: Framework
    /// What the charm was told, in order.
    var told: [String] = []
    /// What it does when the container is ready.
    var whenReady: (Container) async throws -> Void = { _ in }

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.pebbleReady("web"), self, WorkloadCharm.ready)
        try framework.observe(.pebbleCustomNotice("web"), self, WorkloadCharm.noticed)
        try framework.observe(.pebbleCheckFailed("web"), self, WorkloadCharm.checkFailed)
        try framework.observe(.pebbleCheckRecovered("web"), self, WorkloadCharm.checkRecovered)
    }

    func ready(_ event: PebbleReadyEvent) async throws {
        told.append("ready")
        try await whenReady(event.workload)
    }

    func noticed(_ event: PebbleCustomNoticeEvent) async throws {
        let notice = try await event.notice.details
        told.append("notice \(notice.key) \(notice.occurrences)")
    }

    func checkFailed(_ event: PebbleCheckFailedEvent) async throws {
        told.append("\(event.info.name) \(try await event.info.details.status)")
    }

    func checkRecovered(_ event: PebbleCheckRecoveredEvent) async throws {
        told.append("\(event.info.name) \(try await event.info.details.status)")
    }

    static let metadata = """
        name: app
        containers:
          web:
            resource: image
            mounts:
            - {storage: data, location: /mnt/data}
            - {storage: pool, location: /mnt/pool}
          side: {resource: image}
        resources: {image: {type: oci-image}}
        storage:
          data: {type: filesystem}
          pool: {type: filesystem, multiple: {range: 0-}}
        """

    /// A harness with the charm in it, and its container, which answers.
    static func begun() throws -> (harness: Harness<WorkloadCharm>, web: Container) {
        let harness = try Harness(WorkloadCharm.self, metadata: metadata)
        try harness.begin()
        try harness.setCanConnect("web", true)
        return (harness, try harness.model.unit.container("web"))
    }
}

extension Layer {
    /// A layer of services that each run `/bin/NAME`.
    static func services(_ names: String..., startup: ServiceStartup? = nil, requires: [String] = []) -> Layer {
        Layer(
            services: names.reduce(into: [:]) { all, name in
                all[name] = Service(override: .replace, command: "/bin/\(name)", startup: startup, requires: requires)
            })
    }
}

/// The error that something throws; `nil` when it throws none, or another kind.
func pebbleError(_ body: () async throws -> Void) async -> PebbleError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? PebbleError
    }
}
