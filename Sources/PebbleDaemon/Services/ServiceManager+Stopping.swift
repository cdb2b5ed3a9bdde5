// Stopping a service, as a task of a change.

import Glibc

extension ServiceManager {
    /// How long a killed process may take to end.
    static let failDelay = Duration.seconds(5)

    /// Stops a service, and waits until its process has ended.
    func stop(_ name: String, _ context: TaskContext) async throws(TaskFailure) {
        guard let service = services[name] else {
            return await context.log("Service \"\(name)\" has never been started.")
        }
        switch service.stage {
        case .stopped:
            return await context.log("Service \"\(name)\" already stopped.")
        case .terminating, .killing:
            // Who stops it wants it to stay stopped.
            service.isRestarting = false
            return await context.log("Service \"\(name)\" already stopping.")
        case .exited:
            service.enter(.stopped)
            return await context.log("Service \"\(name)\" had already exited.")
        case .backoff:
            return service.enter(.stopped)
        case .starting:
            service.answerStart(StartFailure(text: "service start attempt: stopped before the 1s okay delay"))
        case .running:
            break
        }
        terminate(service)
        let failure = await withCheckedContinuation { service.stopWaiter = $0 }
        if let failure { throw failure }
    }

    /// Tells the process of a service to end, and kills it if it does not.
    func terminate(_ service: ManagedService) {
        service.process?.signalGroup(SIGTERM)
        enter(service, .terminating, for: service.config.killDelay) { manager, service in manager.kill(service) }
    }

    /// Kills the process of a service.
    func kill(_ service: ManagedService) {
        service.process?.signalGroup(SIGKILL)
        enter(service, .killing, for: Self.failDelay) { _, service in
            // Should it end after all, it is collected, and nobody cares.
            service.process = nil
            service.isRestarting = false
            service.enter(.stopped)
            service.answerStop(
                TaskFailure("cannot stop service: process still running after SIGTERM and SIGKILL"))
        }
    }

    /// Stops all services that run, and waits until they are stopped; no longer than they may take.
    func stopAll() async {
        isEnding = true
        let running = services.values.filter { $0.stage != .stopped && $0.stage != .exited }
        guard !running.isEmpty else { return }
        let longest = running.map(\.config.killDelay).max() ?? .zero
        let lanes = ServiceOrder(configs).stoppingOnly(running.map(\.name))
        let change = await state.add(
            ChangeDraft(
                kind: "stop", summary: "Stop all running services", services: running.map(\.name).sorted(),
                steps: steps(stopping: lanes)))
        _ = await state.waitForChange(change.id, timeout: longest + Self.failDelay + .milliseconds(100))
        for service in services.values { service.process?.signalGroup(SIGKILL) }
    }
}
