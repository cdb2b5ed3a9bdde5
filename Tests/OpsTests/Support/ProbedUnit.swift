import Foundation
import PlainValues
import Synchronization
import UnitState

/// A unit whose dispatches are processes of the conformance probe, among tools that answer what a test says.
final class ProbedUnit {
    /// How a dispatch went.
    struct Outcome {
        let exitCode: Int32
        let standardError: String
        /// The tools that were called, with their arguments.
        let calls: [String]
        /// The handlers that ran, in order, by name and event.
        let handlers: [String]
        /// What the probe recorded.
        let rows: [PlainValue]

        /// The lines that were logged at a level.
        func log(_ level: String) -> [String] {
            let start = "juju-log --log-level \(level) -- "
            return calls.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
        }
    }

    let folder: TemporaryFolder
    var environment: [String: String]
    private(set) var dispatches = 0

    /// Lays out a charm's folder and the tools.
    init() throws {
        folder = try TemporaryFolder()
        environment = [
            "PATH": "\(folder.path)/tools:/usr/bin:/bin", "JUJU_CHARM_DIR": "\(folder.path)/charm",
            "JUJU_UNIT_NAME": "app/0", "JUJU_VERSION": "3.6.9", "JUJU_MODEL_NAME": "m", "JUJU_MODEL_UUID": "u",
            "FAKE": "\(folder.path)/fake", "PROBE_PLAN": "\(folder.path)/plan.json",
        ]
        for name in ["charm/hooks", "charm/actions", "tools", "fake"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        try write("name: app\nsummary: s\ndescription: d\n", to: "charm/metadata.yaml")
        try write("backup: {}\n", to: "charm/actions.yaml")
        try write(Self.tool, to: "tools/tool", executable: true)
        for name in Self.toolNames {
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/tools/\(name)", withDestinationPath: "tool")
        }
        try answer("is-leader", "true")
        try answer("config-get", "{}")
        try answer("action-get", "{}")
    }

    private static let toolNames = [
        "juju-log", "is-leader", "config-get", "status-get", "status-set", "action-get", "action-set", "action-log",
        "action-fail", "goal-state", "opened-ports", "open-port", "close-port", "application-version-set",
        "juju-reboot", "state-get", "state-set", "state-delete",
    ]

    /// Notes its call, waits while it is told to, and gives what is laid out for it.
    private static let tool = """
        #!/bin/sh
        name=${0##*/}
        { printf '%s' "$name"; for word in "$@"; do printf ' %s' "$word"; done; printf '\\036'; } >>"$FAKE/calls"
        while [ -e "$FAKE/$name.wait" ]; do sleep 0.01; done
        if [ -e "$FAKE/$name.error" ]; then cat "$FAKE/$name.error" >&2; exit 1; fi
        if [ -e "$FAKE/$name.answer" ]; then exec cat "$FAKE/$name.answer"; fi
        """

    var database: String { "\(folder.path)/charm/.unit-state.db" }

    func write(_ text: String, to name: String, executable: Bool = false) throws {
        try write(Array(text.utf8), to: name, executable: executable)
    }

    func write(_ bytes: [UInt8], to name: String, executable: Bool = false) throws {
        guard executable else {
            try folder.write(bytes, to: name)
            return
        }
        try ChildProcess.programs.withLock { _ in
            _ = chmod(try folder.write(bytes, to: name), 0o755)
        }
    }

    func answer(_ tool: String, _ text: String) throws { try write(text, to: "fake/\(tool).answer") }
    func fail(_ tool: String, _ reason: String) throws { try write(reason, to: "fake/\(tool).error") }

    /// Lays out what the probe is to do.
    func plan(_ plan: PlainValue) throws { try write(JSON.write(plan), to: "plan.json") }

    /// Starts a dispatch.
    func start(_ path: String = "hooks/start", program: String = BuiltPrograms.probe) throws -> StartedDispatch {
        dispatches += 1
        return try StartedDispatch(program, path, number: dispatches, unit: self)
    }

    /// Makes a dispatch to its end.
    func dispatch(_ path: String = "hooks/start", program: String = BuiltPrograms.probe) throws -> Outcome {
        try Data().write(to: URL(fileURLWithPath: "\(folder.path)/fake/calls"))
        return try start(path, program: program).outcome()
    }

    /// The calls of all tools since they were last cleared.
    func calls() -> [String] {
        let bytes = (try? folder.read("fake/calls")) ?? []
        return bytes.split(separator: 0x1e).map { String(decoding: $0, as: UTF8.self) }
    }

    func withStore<Result>(_ body: (SQLiteStore) throws -> Result) throws -> Result {
        let store = try SQLiteStore(path: database, lockTimeout: 10_000)
        defer { store.close() }
        return try body(store)
    }
}

/// A dispatch that runs, or has ended.
final class StartedDispatch {
    let process: ChildProcess
    private let unit: ProbedUnit
    private let number: Int

    init(_ program: String, _ path: String, number: Int, unit: ProbedUnit) throws {
        self.unit = unit
        self.number = number
        let folder = unit.folder.path
        var environment = unit.environment
        environment["PROBE_OUT"] = "\(folder)/rows-\(number)"
        if environment["JUJU_DISPATCH_PATH"] == nil { environment["JUJU_DISPATCH_PATH"] = path }
        process = try ChildProcess(
            program, environment: environment, output: "\(folder)/stdout", errors: "\(folder)/stderr-\(number)")
    }

    /// What the probe has recorded so far.
    func rows() throws -> [PlainValue] {
        let bytes = (try? unit.folder.read("rows-\(number)")) ?? []
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSON.parse(Array($0)) }
    }

    /// Waits for the end.
    func outcome() throws -> ProbedUnit.Outcome {
        let exitCode = process.wait()
        let rows = try rows()
        return ProbedUnit.Outcome(
            exitCode: exitCode,
            standardError: String(decoding: try unit.folder.read("stderr-\(number)"), as: UTF8.self),
            calls: unit.calls(),
            handlers: rows.compactMap { row in
                row["kind"]?.stringValue.map { "\(row["handler"]?.stringValue ?? "") \($0)" }
            },
            rows: rows)
    }
}
