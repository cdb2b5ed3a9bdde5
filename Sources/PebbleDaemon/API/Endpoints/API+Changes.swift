// Changes: what was asked of the daemon and takes its time.

import Pebble

extension API {
    func changes(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let select = request.query.value("select")
        guard ["", "in-progress", "ready", "all"].contains(select) else {
            throw .badRequest("select should be one of: all,in-progress,ready")
        }
        let service = request.query.value("for")
        let found = await engine.state.changes.filter { change in
            (service.isEmpty || change.services.contains(service))
                && (select == "all" || change.isReady == (select == "ready"))
        }
        return .sync(.array(found.map(Self.value)))
    }

    func change(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        guard let change = await engine.state.change(request.parameter) else { throw Self.noChange(request) }
        return .sync(Self.value(change))
    }

    func abortChange(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        guard await engine.state.change(request.parameter) != nil else { throw Self.noChange(request) }
        let action = try request.fields("cannot decode data from request body") {
            fields throws(RequestFields.Failure) in try fields.text("action") ?? ""
        }
        guard action == "abort" else { throw .badRequest("invalid action \(GoText.quoted(action))") }
        let change = try await APIFailure.catching { () async throws(PebbleDaemonError) in
            try await engine.state.abort(request.parameter)
        }
        return .sync(Self.value(change))
    }

    func waitForChange(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        guard await engine.state.change(request.parameter) != nil else { throw Self.noChange(request) }
        let timeout = try request.duration("timeout")
        switch await engine.state.waitForChange(request.parameter, timeout: timeout == .zero ? nil : timeout) {
        case .ready(let change): return .sync(Self.value(change))
        case .unknown: throw Self.noChange(request)
        case .timedOut:
            let after = timeout.map { " after \(GoDuration.text($0))" } ?? ""
            throw APIFailure(504, "timed out waiting for change\(after)")
        }
    }

    private static func noChange(_ request: APIRequest) -> APIFailure {
        APIFailure(404, "cannot find change with id \(GoText.quoted(request.parameter))")
    }

    private static func value(_ change: ChangeRecord) -> ReplyValue {
        .fields([
            "id": .string(change.id), "kind": .string(change.kind), "summary": .string(change.summary),
            "status": .string(change.status.rawValue),
            "tasks": change.tasks.isEmpty ? nil : .array(change.tasks.map(value)), "ready": .bool(change.isReady),
            "err": change.errorText.map { .string($0) }, "spawn-time": .string(change.spawnTime.text(.local)),
            "ready-time": change.readyTime.map { .string($0.text(.local)) },
        ])
    }

    private static func value(_ task: TaskRecord) -> ReplyValue {
        .fields([
            "id": .string(task.id), "kind": .string(task.kind), "summary": .string(task.summary),
            "status": .string(task.status.rawValue), "log": task.log.isEmpty ? nil : .texts(task.log.map(\.line)),
            "progress": .fields([
                "label": .string(""), "done": .int(task.progress.done), "total": .int(task.progress.total),
            ]),
            "spawn-time": .string(task.spawnTime.text(.local)),
            "ready-time": task.readyTime.map { .string($0.text(.local)) },
            "data": task.data.isEmpty
                ? nil : .object(ReplyValue.sorted(task.data).map { ($0.key, .plain($0.value)) }),
        ])
    }
}
