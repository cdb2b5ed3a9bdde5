// Starting a service, as a task of a change.

extension ServiceManager {
    /// How long a process must live for its service to count as started.
    private static let okayDelay = Duration.seconds(1)
    /// The number of lines that are shown of a service that ended at once.
    private static let shownLines = 20

    /// Starts a service, and waits until it has lived for a second.
    func start(_ name: String, _ context: TaskContext) async throws(TaskFailure) {
        guard !isEnding else { throw TaskFailure("cannot start service while daemon is stopping") }
        guard let config = configs[name] else { throw TaskFailure("cannot find service \"\(name)\" in plan") }
        let service = services[name] ?? ManagedService(name: name, config: config)
        services[name] = service
        switch service.stage {
        case .starting, .running: return await context.log("Service \"\(name)\" already started.")
        case .terminating, .killing: throw TaskFailure("cannot start service while terminating")
        case .stopped, .backoff, .exited: break
        }
        service.config = config
        service.lastBackoff = nil
        do throws(ProcessFailure) {
            try launch(service)
        } catch {
            service.enter(.stopped)
            throw TaskFailure("cannot start service: \(error)")
        }
        enter(service, .starting, for: Self.okayDelay) { manager, service in manager.lived(service) }
        guard let failure = await waitForStart(service) else { return }
        if failure.isQuickExit, let output = recentOutput(of: name) {
            await context.log("Most recent service output:\n\(output)")
        }
        throw TaskFailure(failure.text)
    }

    private func waitForStart(_ service: ManagedService) async -> StartFailure? {
        let name = service.name
        return await withTaskCancellationHandler {
            await self.startAnswer(service)
        } onCancel: {
            Task { await self.abortStart(name) }
        }
    }

    /// Waits to be told how the start went.
    ///
    /// It is a method so that it runs on the actor: a closure that does not name `self` would not.
    private func startAnswer(_ service: ManagedService) async -> StartFailure? {
        await withCheckedContinuation { service.startWaiter = $0 }
    }

    /// The process has lived for a second.
    private func lived(_ service: ManagedService) {
        run(service)
        service.answerStart(nil)
    }

    /// Goes to running; a process that runs for long enough is restarted as quickly as at first.
    func run(_ service: ManagedService) {
        enter(service, .running, for: service.config.backoffLimit) { _, service in service.lastBackoff = nil }
    }

    private func abortStart(_ name: String) {
        guard let service = services[name], service.stage == .starting else { return }
        service.answerStart(StartFailure(text: "start aborted, sent SIGKILL to process"))
        kill(service)
    }

    private func recentOutput(of name: String) -> String? {
        let lines = logs.newest(of: [name], count: Self.shownLines + 1)
        guard !lines.isEmpty else { return nil }
        let shown = lines.suffix(Self.shownLines).map { "    \($0.message)" }
        return (lines.count > shown.count ? ["    (...)"] + shown : shown).joined(separator: "\n")
    }
}

extension ManagedService {
    /// Tells who waits for the service to be started how it went.
    func answerStart(_ failure: StartFailure?) {
        startWaiter?.resume(returning: failure)
        startWaiter = nil
    }

    /// Tells who waits for the service to be stopped how it went.
    func answerStop(_ failure: TaskFailure?) {
        stopWaiter?.resume(returning: failure)
        stopWaiter = nil
    }
}
