// Checks: how they are, starting, stopping and doing them.

extension API {
    func checks(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let level = try Self.level(request)
        let reports = await engine.checks.reports(level: level, request.query.list("names"))
        return .sync(.array(reports.map(Self.value)))
    }

    func runChecks(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let (action, names) = try request.fields("cannot decode data from request body") {
            fields throws(RequestFields.Failure) in
            (try fields.text("action") ?? "", try fields.texts("checks"))
        }
        let changed = try await APIFailure.catching { () async throws(PebbleDaemonError) in
            try await engine.checks.request(action, names)
        }
        return .sync(.fields(["changed": .texts(changed)]))
    }

    func refreshCheck(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let name = try request.fields("cannot decode data from request body") {
            fields throws(RequestFields.Failure) in try fields.text("name") ?? ""
        }
        guard !name.isEmpty else { throw .badRequest("must specify check name") }
        let (report, error) = try await APIFailure.catching { () async throws(PebbleDaemonError) in
            try await engine.checks.refresh(name)
        }
        return .sync(.fields(["info": Self.value(report), "error": error.map { .string($0) }]))
    }

    private static func value(_ check: CheckReport) -> ReplyValue {
        .fields([
            "name": .string(check.name), "level": check.level.map { .string($0.rawValue) },
            "startup": .string(check.isEnabled ? "enabled" : "disabled"), "status": .string(check.status.rawValue),
            "successes": .int(check.successes), "failures": check.failures == 0 ? nil : .int(check.failures),
            "threshold": .int(check.threshold), "change-id": check.changeID.map { .string($0) },
            "prev-change-id": check.previousChangeID.map { .string($0) },
        ])
    }
}
