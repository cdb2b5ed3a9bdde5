import PlainValues

@testable import FidelityCharm

/// A model with the suite's charm in it, of which a test drives the unit `app/0`.
///
/// The one that it may be related to, by the endpoint `db`, is the application `remote`. What happens is told to the charm
/// before a method returns. That a hook fails is no error here: ``hasFailed`` says it.
protocol FidelityWorld: AnyObject {
    /// The charm's folder, as the charm itself sees it.
    var charmFolder: String { get }
    /// Whether the last event has failed, and nobody has passed over it since.
    var hasFailed: Bool { get }

    // MARK: What happens

    /// Sets options, and unsets others; throws when Juju does not take that.
    func setConfig(_ values: [String: PlainValue], unset: [String]) async throws
    /// Sends the charm an event that it need not know: `config-changed`.
    func sendEvent() async throws
    /// Has what was deferred be delivered again, with an event or by itself.
    func redeliver() async throws
    /// Has the charm's statuses be collected, with an event or by themselves.
    func collectStatuses() async throws
    /// Passes over a hook that has failed, as an operator does with `juju resolved --no-retry`.
    func passOverFailure() throws
    /// Sends the event that has failed again, as Juju does after some seconds.
    func retryFailure() async throws

    /// Relates the application with `remote`, whose unit 0 and whose application then write what is given.
    func relate(unitData: [String: String], appData: [String: String]) async throws
    func unrelate() async throws
    /// Has `remote/0` change its databag; an empty text removes its key.
    func changeRemoteUnit(_ values: [String: String]) async throws
    /// Has the leader of `remote` change the application's databag.
    func changeRemoteApp(_ values: [String: String]) async throws
    func addRemoteUnit() async throws
    /// Removes the unit that ``addRemoteUnit()`` has added.
    func removeRemoteUnit() async throws

    /// Gives or takes the leadership; there have to be two units to take it.
    func setLeader(_ isLeader: Bool) async throws
    /// Attaches what storage the charm has asked for.
    func attachRequestedStorage() async throws
    func runAction(_ name: String, _ parameters: [String: PlainValue]) async throws -> ActionReport

    // MARK: Secrets of others

    /// Makes a secret of `remote`, which is granted to the application if that is wanted.
    func addRemoteSecret(_ content: [String: String], isGranted: Bool) async throws -> String
    /// Gives a secret of `remote` a new revision.
    func changeRemoteSecret(_ id: String, _ content: [String: String]) async throws
    func revokeRemoteSecret(_ id: String) async throws
    /// Makes a secret of the model's user.
    func addUserSecret(_ content: [String: String], isGranted: Bool) async throws -> String

    // MARK: What there is

    /// The databag of the unit at an endpoint, without the addresses that Juju writes.
    func unitData(_ endpoint: String) throws -> [String: String]
    func appData(_ endpoint: String) throws -> [String: String]
    var unitStatus: ShownStatus { get throws }
    var appStatus: ShownStatus { get throws }
    var workloadVersion: String { get throws }
    var openedPorts: [String] { get throws }
    /// The secrets of the unit and its application.
    var ownSecrets: [OwnSecret] { get throws }
    func idOfOwnSecret(_ label: String) throws -> String
    /// The kinds of the deferred events, oldest first, as in `config_changed`.
    var deferredEvents: [String] { get throws }
    /// How often the charm has run a hook command up to now.
    func commandCount(_ name: String) -> Int
    /// The lines that the charm itself has logged.
    func logLines(_ level: String) throws -> [String]
}

extension FidelityWorld {
    /// Sets options; throws when Juju does not take that.
    func setConfig(_ values: [String: PlainValue]) async throws { try await setConfig(values, unset: []) }

    /// Relates the application with `remote`, which writes nothing.
    func relate() async throws { try await relate(unitData: [:], appData: [:]) }

    /// Has the charm do something from now on, in the events of a name, and in no others.
    func when(_ event: String, _ steps: Step...) throws {
        try FidelityFiles(in: charmFolder).write([event: steps])
    }

    /// Has the charm do something from now on.
    func follow(_ script: Script) throws {
        try FidelityFiles(in: charmFolder).write(script)
    }

    /// What the charm has noted since the last time: the events, and what came of its steps, with two blanks before it.
    func takeNotes() -> [String] {
        FidelityFiles(in: charmFolder).takeNotes()
    }

    /// What came of the steps since the last time.
    func takeResults() -> [String] {
        takeNotes().filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
    }

    /// Has the charm do something in an event of its own, and says what came of it.
    func perform(_ steps: Step...) async throws -> [String] {
        _ = takeNotes()
        try follow(["config-changed": steps])
        try await sendEvent()
        try follow([:])
        return takeResults()
    }
}
