// Services: how they are, and changes to them.

extension API {
    func services(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let reports = await engine.services.reports(request.query.list("names"))
        return .sync(
            .array(
                reports.map { report in
                    .fields([
                        "name": .string(report.name), "startup": .string(report.isEnabled ? "enabled" : "disabled"),
                        "current": .string(report.current.rawValue),
                        "current-since": report.since.map { .string($0.text(.local)) },
                    ])
                }))
    }

    func runServices(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let (action, names) = try request.fields("cannot decode data from request body") {
            fields throws(RequestFields.Failure) in
            (try fields.text("action") ?? "", try fields.texts("services"))
        }
        let change = try await APIFailure.catching { () async throws(PebbleDaemonError) in
            try await engine.request(action, names)
        }
        return .async(change: change, result: .null)
    }

    func sendSignal(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let (signal, names) = try request.fields { fields throws(RequestFields.Failure) in
            (try fields.text("signal") ?? "", try fields.texts("services"))
        }
        try await APIFailure.catching { () async throws(PebbleDaemonError) in
            try await engine.services.sendSignal(signal, to: names)
        }
        return .sync(.bool(true))
    }
}
