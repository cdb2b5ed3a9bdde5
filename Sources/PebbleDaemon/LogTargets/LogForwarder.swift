import Pebble

/// Sends what services write to the log targets of the plan.
actor LogForwarder {
    private let logs: ServiceLogs
    private let note: @Sendable (String) -> Void
    private var forwardings: [String: LogForwarding] = [:]
    private var isEnding = false

    /// Makes a forwarder.
    ///
    /// - Parameters:
    ///   - logs: What is sent.
    ///   - note: Is told when a target begins to fail.
    init(logs: ServiceLogs, note: @escaping @Sendable (String) -> Void) {
        self.logs = logs
        self.note = note
    }

    /// Takes the plan's targets and services: a new target gets what the logs have kept first.
    func update(_ targets: [String: Layer.LogTarget], services: [String: ServiceConfig]) async {
        guard !isEnding else { return }
        let environments = services.mapValues(\.environment)
        for (name, forwarding) in forwardings {
            if let target = targets[name], await forwarding.isSamePlace(as: target) {
                await forwarding.update(target, environments: environments)
            } else {
                forwardings[name] = nil
                await forwarding.end()
            }
        }
        for (name, target) in targets where forwardings[name] == nil {
            let forwarding = LogForwarding(name, target, logs: logs, environments: environments, note: note)
            forwardings[name] = forwarding
            await forwarding.begin()
        }
    }

    /// Sends what is left, in bounded time, and ends.
    func stop() async {
        isEnding = true
        let ending = forwardings.values
        forwardings = [:]
        await withTaskGroup { group in
            for forwarding in ending { group.addTask { await forwarding.end() } }
        }
    }
}
