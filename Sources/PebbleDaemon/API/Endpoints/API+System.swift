// What the daemon is, and whether what it runs is healthy.

extension API {
    /// The version of Pebble whose API this is.
    static let version = "v1.32.1"

    func systemInfo(_: APIRequest) async throws(APIFailure) -> APIReply {
        .sync(
            .fields([
                "boot-id": .string(bootID), "http-address": httpAddress.map { .string($0) },
                "version": .string(Self.version),
            ]))
    }

    func health(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let level = try Self.level(request)
        let isHealthy = await engine.checks.isHealthy(level: level, request.query.list("names"))
        return .sync(.fields(["healthy": .bool(isHealthy)]), status: isHealthy ? 200 : 502)
    }

    func metrics(_: APIRequest) async throws(APIFailure) -> APIReply {
        let services = await engine.services.reports().filter { $0.since != nil }
        let checks = await engine.checks.metrics()
        var text = MetricsText()
        for service in services {
            text.add(
                "pebble_service_active", .gauge, "Whether the service is currently active (1) or not (0)",
                label: "service", service.name, service.current == .active ? 1 : 0)
            text.add(
                "pebble_service_start_count", .counter, "Number of times the service has started", label: "service",
                service.name, service.startCount)
        }
        for check in checks {
            if check.report.status != .inactive {
                text.add(
                    "pebble_check_up", .gauge, "Whether the health check is up (1) or not (0)", label: "check",
                    check.report.name, check.report.status == .up ? 1 : 0)
            }
            text.add(
                "pebble_check_success_count", .counter, "Number of times the check has succeeded", label: "check",
                check.report.name, check.successes)
            text.add(
                "pebble_check_failure_count", .counter, "Number of times the check has failed", label: "check",
                check.report.name, check.failures)
        }
        return .text(text.text, type: "text/plain; charset=utf-8")
    }

    /// The level of checks that a request is about; `nil` for all.
    static func level(_ request: APIRequest) throws(APIFailure) -> CheckConfig.Level? {
        let text = request.query.value("level")
        if text.isEmpty { return nil }
        guard let level = CheckConfig.Level(rawValue: text) else {
            throw .badRequest("level must be \"alive\" or \"ready\"")
        }
        return level
    }

    /// What is not to be had: pairing, and single services.
    func notImplemented(_: APIRequest) async throws(APIFailure) -> APIReply {
        throw .badRequest("not implemented")
    }
}
