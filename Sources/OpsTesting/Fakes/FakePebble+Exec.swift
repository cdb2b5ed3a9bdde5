import OrderedCollections
import Pebble
import PlainValues

// Commands: they do what a test says.

extension FakePebble {
    /// Begins a command.
    func startExec(_ request: FakeRequest, _ advice: Advice) throws(FakeFailure) -> FakeReply {
        let fields = try request.fields()
        let container = container
        return try with { contents throws(FakeFailure) in
            let call = try contents.call(fields)
            let command = call.command.first ?? ""
            let behavior: ExecBehavior
            if let known = contents.behavior(of: call.command) {
                behavior = known
            } else {
                let text = advice.whenUnknown(command, in: container)
                // A shell's exit code for a command that is not there.
                guard advice == .context else { throw FakeFailure(500, text) }
                behavior = .result(ExecResult(exitCode: 127, errors: text))
            }
            return contents.start(call, behavior)
        }
    }

    /// Has a command that was started do what it does, with the input that it has; nothing happens when it has ended.
    func finishExec(change: Change.ID) {
        // Whoever takes it runs it; a test's closure may take its time.
        let exec = with { contents -> FakeExec? in
            guard let exec = contents.running.values.first(where: { $0.change == change }) else { return nil }
            contents.running[exec.task] = nil
            return exec
        }
        guard let exec else { return }
        let call = exec.call
        with { $0.execHistory[exec.place] = call }
        var failure: String?
        var result = ExecResult()
        do {
            result = try exec.behavior.result(of: call)
            if result.isTimeout { failure = Self.timeout(of: call) }
        } catch {
            failure = "the handler of the command has failed: \(error)"
        }
        exec.write(result)
        let exitCode = failure == nil ? result.exitCode : -1
        with { [failure] in $0.endChange(change, failure: failure, data: ["exit-code": .int(exitCode)]) }
    }

    private static func timeout(of call: ExecCall) -> String {
        guard let timeout = call.timeout else {
            return "the test has it time out, but the charm has given it no time limit"
        }
        return "timed out after \(timeout.goText): context deadline exceeded"
    }
}

extension FakePebble.Contents {
    /// What a command does: what was said of the most of its first words.
    fileprivate func behavior(of command: [String]) -> ExecBehavior? {
        for count in stride(from: command.count, through: 0, by: -1) {
            if let behavior = execs[Array(command.prefix(count))] { return behavior }
        }
        return nil
    }

    /// What a request asks to run.
    fileprivate func call(_ fields: FakeFields) throws(FakeFailure) -> ExecCall {
        let command = fields.texts("command")
        guard !command.isEmpty else { throw FakeFailure("must specify command") }
        let context = fields.text("service-context")
        var below = Layer.Service()
        if !context.isEmpty {
            guard let service = plan.services[context] else {
                throw FakeFailure("context service \(GoText.quoted(context)) not found")
            }
            below = service
        }
        below.merge(
            Layer.Service(
                environment: fields.textsByKey("environment"), user: fields.text("user"),
                userID: fields.number("user-id"), group: fields.text("group"), groupID: fields.number("group-id"),
                workingDirectory: fields.text("working-dir")))
        let user = WorkloadUser(
            below.user.isEmpty ? nil : below.user, id: below.userID, group: below.group.isEmpty ? nil : below.group,
            groupID: below.groupID)
        guard user == WorkloadUser() || user.name != nil || user.id != nil else {
            throw FakeFailure("must specify user, not just group")
        }
        let timeout = fields.text("timeout")
        return ExecCall(
            command: command, environment: below.environment,
            workingDirectory: below.workingDirectory.isEmpty ? nil : below.workingDirectory,
            timeout: timeout.isEmpty ? nil : try FakeRequest.duration(timeout, of: "timeout"),
            user: user == WorkloadUser() ? nil : user, serviceContext: context.isEmpty ? nil : context,
            standardInput: [], combinesError: !fields.flag("split-stderr"), signals: [])
    }

    fileprivate mutating func start(_ call: ExecCall, _ behavior: ExecBehavior) -> FakeReply {
        let summary = "Execute command \(GoText.quoted(call.command.first ?? ""))"
        let change = addChange("exec", summary, tasks: [("exec", summary)], status: .doing)
        let task = changes[change]?.tasks.first?.id.rawValue ?? ""
        running[task] = FakeExec(call, change: change, task: task, place: execHistory.count, behavior: behavior)
        execHistory.append(call)
        return .async(
            change,
            [
                "environment": .object(
                    call.environment.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }),
                "task-id": .string(task), "working-dir": .string(call.workingDirectory ?? "/"),
            ])
    }

    /// Ends a command without having it do anything.
    mutating func endExec(change: Change.ID, exitCode: Int) {
        running = running.filter { $0.value.change != change }
        endChange(change, data: ["exit-code": .int(exitCode)])
    }
}
