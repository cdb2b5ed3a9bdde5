// Running commands, and the websockets of those that run.

import Glibc
import NIOPosix
import Pebble

extension API {
    func exec(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let draft = try request.fields { fields throws(RequestFields.Failure) in try ExecDraft(fields) }
        guard let program = draft.command.first else { throw .badRequest("must specify command") }
        guard ExecutableSearch.canFind(program) else {
            throw .badRequest("cannot find executable \(GoText.quoted(program))")
        }
        var timeout: Duration?
        if let text = draft.timeout, !text.isEmpty {
            let given = try APIRequest.duration(text, of: "timeout")
            timeout = given == .zero ? nil : given
        }
        var context: ServiceConfig?
        if let name = draft.serviceContext, !name.isEmpty {
            guard let config = await engine.services.config(of: name) else {
                throw .badRequest("context service \(GoText.quoted(name)) not found")
            }
            context = config
        }
        let command: ExecCommand
        if draft.namesAccount(in: context) {
            // Users may be known to another machine.
            let made = await BlockingThread.run { [context, timeout] in
                Result { () throws(APIFailure) in try draft.command(in: context, timeout: timeout) }
            }
            command = try made.get()
        } else {
            command = try draft.command(in: context, timeout: timeout)
        }
        return await start(command, on: request.executor)
    }

    /// Starts a command, whose life is followed where its websockets are: no other thread has to wake up for it.
    private func start(_ command: ExecCommand, on executor: LoopExecutor?) async -> APIReply {
        let session = ExecSession(command, loop: executor?.loop ?? MultiThreadedEventLoopGroup.singleton.next())
        let summary = "Execute command \(GoText.quoted(command.words.first ?? ""))"
        let change = await engine.state.add(
            ChangeDraft(
                kind: "exec", summary: summary,
                steps: [
                    ChangeDraft.Step(kind: "exec", summary: summary, executor: executor) {
                        [execs] context throws(TaskFailure) in
                        execs.add(session, task: context.taskID)
                        defer { execs.remove(task: context.taskID) }
                        try await session.run(context)
                    }
                ]))
        let task = change.tasks.first?.id ?? ""
        // The client may ask for the websockets before the work has begun.
        execs.add(session, task: task)
        if session.isOver { execs.remove(task: task) }
        return .async(
            change: change.id,
            result: .fields([
                "environment": .textMap(command.environment), "task-id": .string(task),
                "working-dir": .string(command.directory),
            ]))
    }

    func execSocket(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let (task, name) = (request.parameter, request.secondParameter)
        guard let found = await engine.state.task(task) else {
            throw APIFailure(404, "cannot find task \(GoText.quoted(task))")
        }
        guard found.task.kind == "exec" else {
            throw .badRequest("\(GoText.quoted(found.task.kind)) tasks do not have websockets")
        }
        guard let session = execs[task], !found.change.isReady else {
            guard let error = found.change.errorText else { return .empty }
            throw APIFailure(500, error)
        }
        guard let socket = ExecSession.Socket(rawValue: name) else { throw Self.noSocket(name, task) }
        switch session.claim(socket, isReal: request.headers.websocketKey != nil) {
        case .unknown: throw Self.noSocket(name, task)
        case .taken: throw APIFailure(500, "\(name) websocket already connected")
        case .notAsked: throw .badRequest("Bad Request")
        case .granted: return .upgrade(session, socket)
        }
    }

    private static func noSocket(_ name: String, _ task: String) -> APIFailure {
        APIFailure(404, "cannot find \(name) websocket for task \(GoText.quoted(task))")
    }
}

extension ExecutableSearch {
    /// Whether there is a program of a name or at a path that can be executed, as Go's `exec.LookPath` looks for it.
    fileprivate static func canFind(_ name: String) -> Bool {
        guard let path = find(name) else { return false }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR && access(path, X_OK) == 0
    }
}
