public import Ops

/// Serves a page from a container, and has Pebble look after the server.
public final class HelloKubernetesCharm: Charm {
    struct Settings: Decodable {
        var message: String
        var port: UInt16
    }

    /// The framework.
    public let framework: Framework
    private let web: Container
    private let logger = Logger(label: "hello-kubernetes")

    /// Observes the events.
    ///
    /// - Parameter framework: The framework.
    public init(_ framework: Framework) throws {
        self.framework = framework
        web = try framework.model.unit.container("web")
        try framework.observe(.pebbleReady("web"), self, HelloKubernetesCharm.reconcile)
        try framework.observe(.configChanged, self, HelloKubernetesCharm.reconcile)
        try framework.observe(.updateStatus, self, HelloKubernetesCharm.reconcile)
        try framework.observe(.pebbleCheckFailed("web"), self, HelloKubernetesCharm.checkFailed)
        try framework.observe(.pebbleCheckRecovered("web"), self, HelloKubernetesCharm.checkRecovered)
        try framework.observe(.pebbleCustomNotice("web"), self, HelloKubernetesCharm.noticed)
        try framework.observe(.action("digest"), self, HelloKubernetesCharm.digest)
        try framework.observe(.stop, self, HelloKubernetesCharm.stop)
        try framework.observe(.collectUnitStatus, self, HelloKubernetesCharm.report)
    }

    /// The site as it should be, or `nil` when the options are not valid.
    private var site: Site? {
        get throws {
            guard let settings = try? config.load(Settings.self) else { return nil }
            return try site(port: settings.port)
        }
    }

    private func site(port: UInt16) throws -> Site {
        let address = try model.binding("juju-info").network.bindAddress?.description ?? "127.0.0.1"
        return Site(address: address, port: port, model: model.uuid, unit: unit.name)
    }

    /// Brings the container in line with the configuration.
    ///
    /// A container that was started anew has neither files nor a plan, so that all of it is needed each time; Pebble
    /// restarts the server only if its part of the plan has changed.
    private func reconcile(_ event: any Event) async throws {
        guard let site = try site, try await web.canConnect() else { return }
        try await write(site)
        try await web.addLayer("hello", site.layer, combine: true)
        try await web.replan()
        try unit.setPorts([.tcp(Int(site.port))])
    }

    private func write(_ site: Site) async throws {
        let message = try config.load(Settings.self).message
        try await web.push("\(message)\n", to: site.page, makeDirectories: true)
        if try await !web.exists(site.health) { try await web.push("fine\n", to: site.health) }
    }

    private func checkFailed(_ event: PebbleCheckFailedEvent) async throws {
        // The check may be up again by now: what the event tells is that it has failed.
        let check = try await event.info.details
        logger.warning("the check \(event.info.name) failed; it is \(check.status) now")
    }

    private func checkRecovered(_ event: PebbleCheckRecoveredEvent) {
        logger.info("the check \(event.info.name) has recovered")
    }

    private func noticed(_ event: PebbleCustomNoticeEvent) async throws {
        guard event.notice.key == Site.lostNotice, let site = try site else {
            return logger.info("the notice \(event.notice.key) is none of this charm's")
        }
        try await write(site)
        logger.info("the page was written again")
    }

    private func digest(_ event: ActionEvent) async throws {
        guard let site = try site else { return try event.fail("The options are not valid.") }
        do {
            let command = try await web.exec(["sha256sum", site.page], timeout: .seconds(10))
            let line = try await command.waitForOutput().text
            try event.setResults(["sha256": .string(String(line.prefix { $0 != " " }))])
        } catch let error as PebbleError {
            try event.fail("The digest cannot be computed: \(error)")
        }
    }

    /// Leaves nothing behind.
    ///
    /// On a cluster the container goes anyway, and may be gone already.
    private func stop(_ event: StopEvent) async throws {
        guard let site = try site, try await web.canConnect() else { return }
        if try await web.services([Site.service])[Site.service]?.isRunning == true { try await web.stop(Site.service) }
        try await web.removePath(site.folder, recursive: true)
        try unit.setPorts([])
    }

    /// Asks Pebble how the workload is, rather than to remember what events have told.
    private func report(_ event: CollectStatusEvent) async throws {
        do {
            _ = try config.load(Settings.self)
        } catch let error as OpsError where error.code == .invalidValue {
            return event.add(.blocked(error.description))
        }
        guard let site = try site, try await web.canConnect() else {
            return event.add(.waiting("for Pebble in the container web"))
        }
        guard try await web.services([Site.service])[Site.service]?.isRunning == true else {
            return event.add(.maintenance("the server does not run"))
        }
        let isDown = try await web.checks([Site.check])[Site.check]?.status == .down
        event.add(isDown ? .maintenance("the check \(Site.check) fails") : .active("serves \(site.url)"))
    }
}
