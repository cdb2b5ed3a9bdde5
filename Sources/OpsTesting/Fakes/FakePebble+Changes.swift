import OrderedCollections
import Pebble
import PlainValues

// Changes: what was asked of Pebble. Services' are done at once; those of checks and commands go on.

extension FakePebble.Contents {
    /// Makes a change.
    ///
    /// - Parameters:
    ///   - kind: Its kind.
    ///   - summary: What it does.
    ///   - services: The services that the request named.
    ///   - tasks: The kind and the summary of each of its tasks.
    ///   - status: How it is; what goes on is not ready.
    mutating func addChange(
        _ kind: String, _ summary: String, services: [String] = [], tasks: [(kind: String, summary: String)],
        status: ChangeStatus = .done
    ) -> Change.ID {
        let (id, now) = (nextChangeID(), clock.now())
        let readied = status == .done ? now : nil
        let made = tasks.map { task in
            Change.Task(
                id: nextTaskID(), kind: task.kind, summary: task.summary, status: status, spawned: now,
                readied: readied)
        }
        changes[id] = Change(
            id: id, kind: kind, summary: summary, status: status, tasks: made, isReady: status == .done, error: nil,
            spawned: now, readied: readied, data: services.isEmpty ? [:] : ["services": .texts(services)])
        return id
    }

    /// Ends a change.
    ///
    /// - Parameters:
    ///   - id: The change; nothing happens when there is none, or it has ended.
    ///   - failure: Why it was not done.
    ///   - data: What its tasks have found.
    mutating func endChange(_ id: Change.ID, failure: String? = nil, data: PlainMap = [:]) {
        guard let change = changes[id], !change.isReady else { return }
        let now = clock.now()
        let status = failure == nil ? ChangeStatus.done : .error
        let tasks = change.tasks.map { task in
            Change.Task(
                id: task.id, kind: task.kind, summary: task.summary, status: status,
                log: failure.map { ["\(now.description) ERROR \($0)"] } ?? [], spawned: task.spawned, readied: now,
                data: data)
        }
        let error = failure.map { failure in
            "cannot perform the following tasks:" + tasks.map { "\n- \($0.summary) (\(failure))" }.joined()
        }
        changes[id] = Change(
            id: id, kind: change.kind, summary: change.summary, status: status, tasks: tasks, isReady: true,
            error: error, spawned: change.spawned, readied: now, data: change.data)
    }

    // MARK: Requests

    func changes(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let (select, service) = (request.value("select"), request.value("for"))
        guard ["", "in-progress", "ready", "all"].contains(select) else {
            throw FakeFailure("select should be one of: all,in-progress,ready")
        }
        let found = changes.values.filter { change in
            (service.isEmpty || change.data["services"]?.arrayValue?.contains(.string(service)) == true)
                && (select == "all" || change.isReady == (select == "ready"))
        }
        return .sync(.array(found.map(\.plainValue)))
    }

    func change(_ id: String) throws(FakeFailure) -> Change {
        guard let change = changes[Change.ID(rawValue: id)] else {
            throw FakeFailure(404, "cannot find change with id \(id.quoted)")
        }
        return change
    }

    mutating func abortChange(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let action = try request.fields("cannot decode data from request body").text("action")
        let change = try change(request.id)
        guard action == "abort" else { throw FakeFailure("invalid action \(action.quoted)") }
        guard !change.isReady else {
            throw FakeFailure("cannot abort change \(request.id) with nothing pending")
        }
        if change.kind == "exec" {
            endExec(change: change.id, exitCode: FakeExec.killed)
        } else {
            endChange(change.id)
        }
        return .sync(try self.change(request.id).plainValue)
    }

    func waitForChange(_ request: FakeRequest, waited: Duration) throws(FakeFailure) -> FakeReply? {
        let change = try change(request.id)
        let timeout = try request.duration("timeout")
        if change.isReady { return .sync(change.plainValue) }
        guard let timeout, timeout > .zero, waited >= timeout else { return nil }
        throw FakeFailure(504, "timed out waiting for change after \(timeout.goText)")
    }
}

extension Change {
    /// The change as Pebble answers it.
    var plainValue: PlainValue {
        var fields: PlainMap = [
            "id": .string(id.rawValue), "kind": .string(kind), "summary": .string(summary),
            "status": .string(status.rawValue), "ready": .bool(isReady), "spawn-time": .string(spawned.description),
        ]
        if !tasks.isEmpty { fields["tasks"] = .array(tasks.map(\.plainValue)) }
        if let error { fields["err"] = .string(error) }
        if let readied { fields["ready-time"] = .string(readied.description) }
        return .map(fields)
    }
}

extension Change.Task {
    fileprivate var plainValue: PlainValue {
        var fields: PlainMap = [
            "id": .string(id.rawValue), "kind": .string(kind), "summary": .string(summary),
            "status": .string(status.rawValue), "spawn-time": .string(spawned.description),
            "progress": ["label": "", "done": .int(readied == nil ? 0 : 1), "total": 1],
        ]
        if !log.isEmpty { fields["log"] = .texts(log) }
        if let readied { fields["ready-time"] = .string(readied.description) }
        if !data.isEmpty { fields["data"] = .map(data) }
        return .map(fields)
    }
}
