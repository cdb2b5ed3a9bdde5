import CShims
import CharmMetadata
import Glibc
import HookCommands
import Logging
import PlainValues
import UnitState

/// One start of a charm's program: from Juju's environment to the commit.
package struct Dispatch {
    private let environment: [String: String]
    private let context: JujuContext
    private let charmDirectory: String
    private let commands: HookCommands
    private let logger: Logger

    private init(environment: [String: String], commands: HookCommands, logger: Logger) throws {
        self.environment = environment
        self.commands = commands
        self.logger = logger
        context = try JujuContext(environment: environment)
        charmDirectory = try Self.absolutePath(context.charmDirectory ?? ".")
    }

    /// Runs a charm in this process's environment, and ends the process.
    static func runAndExit(_ charm: (some Charm).Type) {
        exit(run(charm, environment: processEnvironment()))
    }

    /// Runs a charm.
    ///
    /// - Returns: The exit status: 0 when the dispatch was committed.
    static func run<C: Charm>(_ charm: C.Type, environment: [String: String]) -> Int32 {
        do {
            let runner = SharedRunner(
                try HookCommandRunners.runner(
                    environment: { environment[$0] }, timeLimit: { C.timeLimit(ofHookCommand: $0) }))
            let logging = JujuLogging(runner: runner, environment: environment)
            logging.bootstrap()
            do {
                try Dispatch(
                    environment: environment, commands: HookCommands(runner: runner), logger: Logger(label: "ops")
                ).run(charm)
                return 0
            } catch let end as DispatchEnd {
                return end.exitCode
            } catch {
                logging.reportUncaught(error)
                return 1
            }
        } catch {
            writeToStandardError("ERROR \(error)\n")
            return 1
        }
    }

    private func run<C: Charm>(_ charm: C.Type) throws {
        logger.debug("swift-ops up and running.")
        let metadata = try CharmMetadata(charmDirectory: charmDirectory)
        try refuseReentry()
        try LegacyHook(context: context, charmDirectory: charmDirectory, environment: environment, logger: logger).run()
        let model = Model(commands: commands, context: context, metadata: metadata, logger: logger)
        let framework = try Framework(
            store: try openStore(charm, metadata), meta: metadata, charmDirectory: charmDirectory, model: model,
            charmKind: C.handleKind, logger: logger)
        defer { framework.close() }

        var instance: C?
        try framework.withRunningEvent("__init__") { instance = try C(framework) }
        // The charm holds the objects that observe; the framework does not.
        try withExtendedLifetime(instance) {
            try framework.dispatch(context)
        }
    }

    /// A charm that runs its own `dispatch` is not to begin anew.
    private func refuseReentry() throws {
        guard environment["OPERATOR_DISPATCH"] == nil else {
            logger.debug("Charm called itself via \(context.dispatchPath).")
            throw DispatchEnd(exitCode: 0)
        }
        setenv("OPERATOR_DISPATCH", "1", 1)
    }

    private func openStore<C: Charm>(_ charm: C.Type, _ metadata: CharmMetadata) throws -> any UnitStateStore {
        let path = charmDirectory + "/.unit-state.db"
        let (choice, log) = try StorageChoice.choose(
            in: .init(
                usesControllerStorage: C.usesControllerStorage,
                databaseExists: access(path, F_OK) == 0,
                isPodSpecCharm: metadata.series.contains("kubernetes"),
                jujuVersion: context.version.description,
                jujuHasControllerStorage: context.version.hasControllerStorage,
                // Only a charm that asks for the controller's storage has the path searched.
                isStateGetAvailable: C.usesControllerStorage == true && Self.isOnPath("state-get", environment),
                eventName: context.eventKind,
                isRestrictedContext: context.isRestricted))
        for line in log {
            logger.log(level: line.level == .warning ? .warning : .debug, "\(line.message)")
        }
        switch choice {
        case .local:
            let store = try SQLiteStore(path: path)
            if store.isNew { logger.debug("Initializing SQLite local storage: \(path).") }
            return store
        case .controller: return ControllerStore(commands: commands)
        case .skipDispatch: throw DispatchEnd(exitCode: 0)
        }
    }

    private static func isOnPath(_ tool: String, _ environment: [String: String]) -> Bool {
        (environment["PATH"] ?? "").split(separator: ":").contains { access("\($0)/\(tool)", X_OK) == 0 }
    }

    private static func absolutePath(_ path: String) throws(OpsError) -> String {
        guard let resolved = realpath(path, nil) else {
            throw OpsError(
                .invalidEnvironment, "The charm's folder '\(path)' cannot be found; set JUJU_CHARM_DIR to it.")
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func processEnvironment() -> [String: String] {
        var variables: [String: String] = [:]
        guard var next = swiftops_environment() else { return variables }
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }
}

/// Writes a text to standard error, as far as it goes.
func writeToStandardError(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
