import CharmMetadata
import HookCommands
import Logging
import PlainValues
import Testing
import UnitState

@testable import Ops

/// A unit in the course of its dispatches, all in this process, with its state in a file.
final class UnitInTest {
    let juju = FakeJuju()
    let log = LogRecorder()
    var environment = ["JUJU_UNIT_NAME": "app/0", "JUJU_VERSION": "3.6.9", "JUJU_MODEL_NAME": "m"]
    var metadata = "name: app\nsummary: s\ndescription: d\n"
    var actions = "backup: {}\nrestore-all: {}\n"
    var config = ""
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs a charm's dispatch in the order of a real one.
    ///
    /// - Parameters:
    ///   - kind: The event of Juju.
    ///   - make: Makes the charm; what it returns is kept to the end of the dispatch.
    /// - Returns: What `make` returned.
    @discardableResult
    func dispatch<C>(_ kind: String, _ make: (Framework) throws -> C) throws -> C {
        let framework = try framework()
        defer { framework.close() }
        var charm: C?
        try framework.withRunningEvent("__init__") { charm = try make(framework) }
        try withExtendedLifetime(charm) {
            try framework.reemit()
            let snapshot: PlainValue = kind.hasSuffix("_action") ? ["id": "7"] : [:]
            try framework.emitHookEvent(kind: kind, snapshot: snapshot)
            try framework.evaluateStatus()
            try framework.commit()
        }
        return try #require(charm)
    }

    /// A dispatch of the scripted charm, and what its handlers noted.
    @discardableResult
    func run(_ kind: String, _ set: (ScriptedCharm) throws -> Void) throws -> [String] {
        let charm = try dispatch(kind) { framework throws -> ScriptedCharm in
            let charm = ScriptedCharm(framework)
            try set(charm)
            return charm
        }
        return charm.trace
    }

    func framework(charmKind: String = "ScriptedCharm") throws -> Framework {
        let metadata = try CharmMetadata(metadata: metadata, actions: actions, config: config)
        let log = log
        let logger = Logger(label: "ops") { _ in log }
        let model = Model(
            commands: HookCommands(runner: juju), context: try JujuContext(environment: environment),
            metadata: metadata, logger: logger)
        return try Framework(
            store: SQLiteStore(path: folder.database, lockTimeout: 5000), meta: metadata,
            charmDirectory: self.folder.path, model: model, charmKind: charmKind, logger: logger)
    }

    // MARK: What is stored

    /// Looks at, or changes, what is stored between two dispatches.
    func withStore<Result>(_ body: (SQLiteStore) throws -> Result) throws -> Result {
        let store = try SQLiteStore(path: folder.database, lockTimeout: 5000)
        defer { store.close() }
        return try body(store)
    }

    /// The queue, as texts.
    func notices() throws -> [String] {
        try withStore { try $0.notices(eventPath: nil) }
            .map { "\($0.eventPath) \($0.observerPath) \($0.observerID)" }
    }

    func snapshot(_ path: String) throws -> PlainValue? { try withStore { try $0.loadSnapshot(at: path) } }

    func store(_ value: PlainValue, at path: String) throws {
        try withStore {
            try $0.saveSnapshot(value, at: path)
            try $0.commit()
        }
    }

    /// How many events the unit has had.
    func eventCount() throws -> Int? { try snapshot("StoredStateData[_stored]")?["event_count"]?.intValue }

    var database: String { folder.database }

    func databaseBytes() throws -> [UInt8] { try folder.read() }
}
