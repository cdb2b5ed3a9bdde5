public import HookCommands
public import PlainValues

/// What has become of a state by an event, and what was observed on the way.
public struct Outcome: Sendable, Hashable {
    /// The state after the event.
    public var state: State
    /// The lines that the charm and the framework have logged, in order.
    public var logs: [LogLine] = []
    /// The statuses of the unit that were replaced, oldest first: the last one is in the state.
    public var unitStatusHistory: [StatusValue] = []
    /// The statuses of the application that were replaced, oldest first: the last one is in the state.
    public var appStatusHistory: [StatusValue] = []
    /// The versions of the workload that were replaced, oldest first: the last one is in the state.
    public var workloadVersionHistory: [String] = []
    /// The hook commands that the charm has run, in order.
    public var hookCommands: [HookCommand] = []
    /// The events that were emitted, in order: those of Juju and of the charm's objects, and others as
    /// ``Context/capturedEvents`` has it.
    public var emittedEvents: [EmittedEvent] = []
    /// What the action has told the operator, line by line.
    public var actionLogs: [String] = []
    /// The results that the action has set; `nil` when it has set none.
    public var actionResults: [String: PlainValue]?
    /// How many instances of each storage the charm has asked for.
    public var requestedStorages: [String: Int] = [:]
    /// The revisions of secrets that the charm has removed, in order.
    public var removedSecretRevisions: [RemovedRevision] = []

    /// The measurements that the charm has given Juju, in order.
    public var metrics: [Metric] = []
    /// The reboot of the unit's machine that the charm has asked for.
    public var reboot: Reboot?

    /// A measurement.
    public struct Metric: Sendable, Hashable {
        /// The metric's name.
        public let key: String
        /// The number, as it was given.
        public let value: String
        /// The labels.
        public let labels: [String: String]
    }

    /// When the unit's machine reboots.
    public enum Reboot: Sendable, Hashable {
        /// When the dispatch has ended.
        case afterHook
        /// At once: nothing of the dispatch is kept, and Juju sends its event again.
        case now
    }

    /// A revision of a secret that was removed.
    public struct RemovedRevision: Sendable, Hashable {
        /// The secret's id.
        public let secret: String
        /// The revision's number.
        public let revision: Int
    }
}
