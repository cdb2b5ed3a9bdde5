import Logging
import Ops

/// The charm of `Documentation/Containers.md`, which shows parts of it.
final class WebCharm: Charm {
    struct Settings: Decodable { var port: Int }

    let framework: Framework
    private let logger = Logger(label: "web")

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.pebbleReady("web"), self, WebCharm.reconcile)
        try framework.observe(.configChanged, self, WebCharm.reconcile)
        try framework.observe(.pebbleCheckFailed("web"), self, WebCharm.checkFailed)
        try framework.observe(.pebbleCustomNotice("web"), self, WebCharm.noticed)
        try framework.observe(.action("backup"), self, WebCharm.backUp)
        try framework.observe(.collectUnitStatus, self, WebCharm.report)
    }

    private func reconcile(_ event: any HookEvent) async throws {
        let web = try unit.container("web")
        guard try await web.canConnect() else { return }  // pebble-ready is still to come
        let settings = try config.load(Settings.self)
        try await web.push("root = /srv\n", to: "/etc/web/web.conf", makeDirectories: true)
        try await web.addLayer("web", layer(settings), combine: true)
        try await web.replan()
        try unit.setWorkloadVersion(try await version(of: web))
    }

    private func layer(_ settings: Settings) -> Layer {
        Layer(
            services: [
                "web": .init(
                    override: .replace, command: "/usr/bin/web --port \(settings.port)", startup: .enabled,
                    environment: ["MODE": "production"], onCheckFailure: ["alive": .restart])
            ],
            checks: [
                "alive": .init(
                    override: .replace, level: .alive, period: .seconds(10), timeout: .seconds(3), threshold: 3,
                    http: .init(url: "http://localhost:\(settings.port)/health")),
                "ready": .init(override: .replace, level: .ready, tcp: .init(port: settings.port)),
            ])
    }

    private func version(of web: Container) async throws -> String {
        let output = try await web.exec(["/usr/bin/web", "--version"], timeout: .seconds(5)).waitForOutput()
        return output.text.split(separator: "\n").first.map(String.init) ?? ""
    }

    private func checkFailed(_ event: PebbleCheckFailedEvent) async throws {
        let check = try await event.info.details
        logger.warning("\(event.info.name) is \(check.status) after \(check.failures) failures")
    }

    private func noticed(_ event: PebbleCustomNoticeEvent) async throws {
        guard event.notice.key == "example.com/backup-done" else { return }
        let path = try await event.notice.details.lastData["path"] ?? "nowhere"
        logger.info("a backup is in \(path)")
    }

    private func backUp(_ event: ActionEvent) async throws {
        let web = try unit.container("web")
        do {
            let target = "\(framework.charmDirectory)/backup.tar"
            let process = try await web.exec(
                ["tar", "-c", "/srv"], timeout: .seconds(600), standardOutput: .file(target, permissions: 0o600))
            try await process.wait()
            try event.setResults(["path": .string(target)])
        } catch let error as PebbleError where error.code == .exec || error.code == .change {
            try event.fail("The backup failed: \(error)")
        }
    }

    private func report(_ event: CollectStatusEvent) async throws {
        let web = try unit.container("web")
        guard try await web.canConnect() else { return event.add(.waiting("for Pebble")) }
        let isDown = try await web.checks(level: .alive).values.contains { $0.status == .down }
        event.add(isDown ? .maintenance("the web server does not answer") : .active)
    }

    func copyFiles(_ web: Container) async throws {
        try await web.push(.file("site.tar"), to: "/srv/site.tar", permissions: 0o644, owner: "www-data")
        try await web.pull("/var/log/web.log").write(to: .file("web.log"))
        for try await line in try await web.pull("/etc/passwd").lines where line.hasPrefix("www-data:") {
            logger.info("\(line)")
        }
        let names = try await web.listFiles("/srv", pattern: "*.html").map(\.name)
        logger.info("\(names.count) pages")

        try await web.pushPath("templates/*", to: "/srv/templates")
        try await web.pullPath("/srv", to: "copy")
    }

    func sortLines(_ web: Container) async throws -> String {
        let sort = try await web.exec(["sort"], serviceContext: "web", standardInput: .text("b\na\n"))
        return try await sort.waitForOutput().text
    }

    func followLog(_ web: Container) async throws {
        let process = try await web.exec(["tail", "-f", "/var/log/web.log"], combinesError: true)
        guard let lines = process.standardOutput?.lines else { return }
        for try await line in lines where line.contains("ready") { break }
        try process.sendSignal("SIGTERM")
    }
}
