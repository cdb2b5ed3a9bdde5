// The process of a service: what it is started with, and learning of its end.

import Glibc

extension ServiceManager {
    /// Starts the process of a service.
    func launch(_ service: ManagedService) throws(ProcessFailure) {
        guard let executable = service.config.command.first else { throw ProcessFailure("exec: no command") }
        let name = service.name
        let credential = try service.config.account.resolved()
        let environment = Self.environment(service.config.environment, credential)
        logs.open(name)
        let output = try OutputReader { [logs] bytes in logs.append(bytes, of: name) }
        let process: ChildProcess
        do throws(ProcessFailure) {
            process = try ChildProcess.launch(
                ProcessLaunch(
                    executable: executable, arguments: Array(service.config.command.dropFirst()),
                    environment: environment, directory: service.config.workingDirectory,
                    credential: credential?.unlessCurrent, leadership: .processGroup, output: output.writeEnd,
                    error: output.writeEnd),
                isHeld: true)
        } catch {
            output.discard()
            throw error
        }
        output.begin()
        service.process = process
        service.startCount += 1
        // What the process started may hold its output open, and still belongs to the service for a while.
        let patience = service.config.killDelay * 9 / 10
        Task { [weak self] in
            let code = await process.exitCode
            await output.finish(within: patience)
            process.release()
            await self?.ended(process, of: name, code)
        }
    }

    /// The daemon's environment and over it what is given, with the home and name of the user who it is run as.
    static func environment(
        _ given: [String: String], _ credential: ProcessLaunch.Credential?
    ) -> [String: String] {
        var environment = DaemonEnvironment.variables.merging(given) { $1 }
        if let credential, given["HOME"] == nil || given["USER"] == nil,
            let account = Account(userID: credential.userID)
        {
            if given["HOME"] == nil { environment["HOME"] = account.home }
            if given["USER"] == nil { environment["USER"] = account.name }
        }
        return environment
    }

    /// Goes to a stage; after the time, if it lasts as long, the action is taken.
    func enter(
        _ service: ManagedService, _ stage: ManagedService.Stage, for time: Duration,
        then action: @escaping @Sendable (isolated ServiceManager, ManagedService) -> Void
    ) {
        let name = service.name
        service.enter(
            stage,
            timer: Task { [weak self] in
                guard (try? await Task.sleep(for: time)) != nil else { return }
                await self?.timePassed(name, action)
            })
    }

    private func timePassed(_ name: String, _ action: (isolated ServiceManager, ManagedService) -> Void) {
        // A stage that was left cancelled its timer; this task is that timer.
        guard !Task.isCancelled, let service = services[name] else { return }
        action(self, service)
    }
}

extension ProcessLaunch.Credential {
    /// These ids, or `nil` when the daemon has them itself and needs no right to change to them.
    var unlessCurrent: Self? {
        userID == getuid() && groupID == getgid() ? nil : self
    }
}
