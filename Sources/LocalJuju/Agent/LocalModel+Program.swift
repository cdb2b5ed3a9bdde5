import Foundation
import Glibc
import HookTools

extension LocalModel {
    /// Runs what a task asks for in a unit's charm folder, then commits or drops what it changed.
    func runProgram(_ task: AgentTask, on unit: UnitRecord) throws(LocalJujuError) -> ProgramRun {
        let folders = folders(of: unit)
        let logger = "unit.\(unit.name).\(task.name)"
        let effects = AgentEffects(effectsRecord(for: unit), clock: clock, entity: unit.tag, logger: logger)
        defer { try? ModelLog.append(effects.recorded.log, to: "\(folder)/\(ModelLog.name)") }
        guard Files.exists("\(folders.charm)/metadata.yaml") else {
            return failure("charm missing from disk", task, .missing, effects)
        }
        let program = task.dispatchPath.map { CharmProgram(for: $0, in: folders.charm) }
        var shell: [String] = []
        if let text = task.shellText { shell = ["-c", text] }
        let executable = program?.executable ?? (task.shellText == nil ? nil : Self.shell)
        guard let executable else {
            effects.logLine(
                level: "INFO", module: "juju.worker.uniter.operation",
                message: "skipped \"\(task.name)\" hook (missing)")
            return ProgramRun(verdict: .missing, effects: effects.recorded)
        }
        try folders.makeTools(HookTools.names(in: profile), executable: hookToolExecutable)

        let start = ContinuousClock.now
        let result: HookRun.Result
        do {
            result = try folders.withSocketPath { (socket) throws(LocalJujuError) in
                let contextID = "\(unit.name)-\(task.name)-\(Self.randomID())"
                let context = try context(for: task, on: unit, effects)
                let containers = unit.isKubernetes ? try containerFolders(of: unit).root : nil
                let environment = HookEnvironment(
                    profile: profile, contextID: contextID, hookName: task.hookName, unit: unit,
                    model: (name, uuid), folders: folders, socket: socket, dispatchPath: task.dispatchPath,
                    relation: task.relation, storage: task.storage.flatMap { context.storages[$0] },
                    secret: task.secret, workload: task.workload, containers: containers,
                    action: task.action.map { ($0.name, task.task ?? "") },
                    agentPath: getenv("PATH").map { String(cString: $0) } ?? "/usr/sbin:/usr/bin:/sbin:/bin")
                var process = ChildProcess(
                    executable: executable, arguments: shell, environment: environment.variables,
                    directory: folders.charm)
                if let containers { process = try inPod(process, of: unit, containers) }
                return try HookRun(
                    process: process, context: context, effects: effects,
                    toolExecutable: hookToolExecutable, contextID: contextID, socket: socket,
                    keepsOutput: task.keepsOutput
                ).run()
            }
        } catch  where error.code == .processFailed {
            return failure(error.description, task, program, effects)
        }
        let elapsed = ContinuousClock.now - start
        applyEffects(effects.recorded, of: unit)
        var run = verdict(on: result, task, program, effects, unit)
        run.result = result
        run.elapsed = elapsed
        return run
    }

    /// The program that shows a charm its containers where charms look for them, and then becomes the charm.
    private func inPod(
        _ charm: ChildProcess, of unit: UnitRecord, _ containers: String
    ) throws(LocalJujuError) -> ChildProcess {
        let root = folders(of: unit).root
        let (view, python) = ("\(root)/view", "\(root)/python")
        try Files.makeFolder(view)
        if !Files.exists("\(python)/\(PythonModule.filename)") {
            try Files.makeFolder(python)
            try Files.replace("\(python)/\(PythonModule.filename)", with: Array(PythonModule.text.utf8))
        }
        var program = charm
        program.executable = hookToolExecutable
        program.name = PodProgram.name
        program.arguments = [containers, view, python, charm.executable] + charm.arguments
        return program
    }

    private func verdict(
        on result: HookRun.Result, _ task: AgentTask, _ program: CharmProgram?, _ effects: AgentEffects,
        _ unit: UnitRecord
    ) -> ProgramRun {
        if Interruption.signal != 0, result.ending != .exited(0) {
            return failure("interrupted", task, program, effects)
        }
        switch result.ending {
        case .signalled(SIGTERM), .signalled(SIGKILL):
            let reboots = result.context.changes.reboot == .now
            return ProgramRun(verdict: .terminated(reboots: reboots), effects: effects.recorded)
        case .signalled(let signal):
            return failure("signal: \(SystemError.signalText(signal))", task, program, effects)
        case .exited(let status) where status != 0:
            return failure("exit status \(status)", task, program, effects)
        case .exited:
            break
        }
        if result.leakedConnections > 0 {
            let count = result.leakedConnections
            return failure(
                "\(count) connection\(count == 1 ? "" : "s") to the agent's socket stayed open after the hook; "
                    + "Juju's agent would wait for \(count == 1 ? "its" : "their") end for ever. "
                    + "Open the socket with SOCK_CLOEXEC and close it",
                task, program, effects)
        }
        do {
            try commit(result.context.changes, of: unit.name)
            return ProgramRun(verdict: .succeeded, effects: effects.recorded)
        } catch {
            var run = failure(error.description, task, program, effects)
            run.refusal = error.description
            return run
        }
    }

    private func failure(
        _ reason: String, _ task: AgentTask, _ program: CharmProgram?, _ effects: AgentEffects
    ) -> ProgramRun {
        if let program, task.task == nil {
            effects.logLine(
                level: "ERROR", module: "juju.worker.uniter.operation",
                message: "hook \"\(task.name)\" (via \(program.description)) failed: \(reason)")
        }
        return ProgramRun(verdict: .failed(reason), effects: effects.recorded)
    }

    /// Juju runs shell text with bash.
    private static let shell = Files.exists("/bin/bash") ? "/bin/bash" : "/bin/sh"

    /// 32 hexadecimal digits.
    private static func randomID() -> String {
        UUID().uuidString.lowercased().filter { $0 != "-" }
    }
}
