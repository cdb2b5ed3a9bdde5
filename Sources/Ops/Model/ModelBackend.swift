import CharmMetadata
import Glibc
import HookCommands
import Logging
import OrderedCollections
import Pebble
import PlainValues

/// What the objects of the model have in common: the hook commands, and what they have answered in this dispatch.
final class ModelBackend {
    let commands: HookCommands
    private(set) var context: JujuContext
    let metadata: CharmMetadata
    let logger: Logger
    /// Makes the client of a container's Pebble; `nil` for one over the socket that Juju puts there.
    let pebble: ((_ container: String) -> PebbleClient)?
    /// Whether the process ends where Juju would kill it.
    let endsProcess: Bool

    /// The kind of the event whose handler runs, `__init__` while the charm is made, else `nil`.
    ///
    /// While there is one, access to databags is checked as Juju does it.
    var runningEvent: String?
    /// What was answered about relations, storages, resources and networks.
    let answers = ModelAnswers()

    private var configuration: OrderedDictionary<String, PlainValue>?
    private var leadership: (isLeader: Bool, until: UInt64)?
    /// Whether the last question for leadership was left without an answer.
    private(set) var isLeadershipUnknown = false
    private var unitStatus: StatusValue?
    private var applicationStatus: StatusValue?
    /// An error that arose where none could be thrown.
    private var pendingFailure: OpsError?

    init(
        commands: HookCommands, context: JujuContext, metadata: CharmMetadata, logger: Logger,
        pebble: ((_ container: String) -> PebbleClient)? = nil, endsProcess: Bool = true
    ) {
        self.commands = commands
        self.context = context
        self.metadata = metadata
        self.logger = logger
        self.pebble = pebble
        self.endsProcess = endsProcess
    }

    /// Goes on with another event: what was answered before it is asked for again.
    ///
    /// The objects that were handed out stay the ones of the model.
    func takeUp(_ context: JujuContext) {
        self.context = context
        answers.forget()
        configuration = nil
        leadership = nil
        unitStatus = nil
        applicationStatus = nil
        pendingFailure = nil
    }

    /// Runs a hook command, and puts its failure in this module's terms.
    ///
    /// - Parameters:
    ///   - command: Runs the hook command.
    ///   - isRelationGone: Whether a failure means that the relation is gone.
    func ask<Answer>(
        _ command: (HookCommands) throws(HookCommandError) -> Answer,
        isRelationGone: (HookCommandError) throws(OpsError) -> Bool = { (_) throws(OpsError) in false }
    ) throws(OpsError) -> Answer {
        try throwPendingFailure()
        do {
            return try command(commands)
        } catch {
            if try isRelationGone(error) { throw OpsError(.relationNotFound, error.description, cause: error) }
            if error.code == .permissionDenied || error.code == .notLeader {
                reportRefusal(error.tool, error.description)
            }
            throw OpsError(error)
        }
    }

    /// Lets those who watch over security know that the unit tried what it may not do.
    func reportRefusal(_ tool: String, _ reason: String) {
        report(SecurityEvent(severity: .critical, name: "authz_fail:\(tool)", description: reason))
    }

    /// Lets those who watch over security know that the unit's machine is going to be rebooted.
    func reportReboot() {
        report(
            SecurityEvent(
                severity: .warning, name: "sys_restart:\(getuid())",
                description: "Rebooting the unit \(context.unitName) in the model \(context.modelName)."))
    }

    /// A line that Juju does not take is no failure of what was to be done.
    private func report(_ event: SecurityEvent) {
        let line = event.line(modelUUID: context.modelUUID, unitName: context.unitName)
        try? commands.jujuLog(line, level: .trace)
    }

    /// Ends the dispatch with an error that arose where none can be thrown: nothing is asked or told any more.
    func fail(with error: any Error) {
        pendingFailure =
            pendingFailure ?? error as? OpsError ?? OpsError(.unreadableState, String(describing: error), cause: error)
    }

    func throwPendingFailure() throws(OpsError) {
        if let pendingFailure { throw pendingFailure }
    }

    /// All configuration options, read once.
    func configurationOptions() throws(OpsError) -> OrderedDictionary<String, PlainValue> {
        if let configuration { return configuration }
        let options = try ask { commands throws(HookCommandError) in try commands.configGet() }
        configuration = options
        return options
    }

    /// Whether the unit leads its application, asked anew when the last answer is 30 seconds old.
    ///
    /// Juju promises that long that what it has answered stays true, counted from the question.
    func isLeader() throws(OpsError) -> Bool {
        let now = Self.monotonicNanoseconds()
        if let leadership, now < leadership.until { return leadership.isLeader }
        isLeadershipUnknown = true
        let isLeader = try ask { commands throws(HookCommandError) in try commands.isLeader() }
        isLeadershipUnknown = false
        leadership = (isLeader, now + 30_000_000_000)
        return isLeader
    }

    /// The status of this unit or its application, read once and then as it was last set.
    func status(ofApplication: Bool) throws(OpsError) -> StatusValue {
        if let status = ofApplication ? applicationStatus : unitStatus { return status }
        let status = try ask { commands throws(HookCommandError) in
            ofApplication ? try commands.applicationStatusGet().status : try commands.statusGet()
        }
        remember(status, ofApplication: ofApplication)
        return status
    }

    func setStatus(_ status: Status, ofApplication: Bool) throws(OpsError) {
        let name = StatusName(rawValue: status.kind.rawValue)
        try ask { commands throws(HookCommandError) in
            try commands.statusSet(name, message: status.message, application: ofApplication)
        }
        remember(StatusValue(name: name, message: status.message), ofApplication: ofApplication)
    }

    private func remember(_ status: StatusValue, ofApplication: Bool) {
        if ofApplication { applicationStatus = status } else { unitStatus = status }
    }

    private static func monotonicNanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension OpsError {
    /// Puts the failure of a hook command in this module's terms.
    init(_ error: HookCommandError) {
        let code: Code =
            switch error.code {
            case .relationNotFound: .relationNotFound
            case .secretNotFound: .secretNotFound
            default: .hookCommandFailed
            }
        self.init(code, error.description, cause: error)
    }
}
