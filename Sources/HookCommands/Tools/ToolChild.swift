import Glibc

/// A tool's process, which is waited for once.
final class ToolChild {
    private let tool: String
    private let process: pid_t
    /// Whether the tool and what it starts are a group of processes of their own.
    private let leadsGroup: Bool
    private var isRunning = true

    init(tool: String, process: pid_t, leadsGroup: Bool) {
        self.tool = tool
        self.process = process
        self.leadsGroup = leadsGroup
    }

    /// Waits for the end, and tells the status as `waitpid` does; `nil` when the time is up before.
    func wait(until deadline: Deadline) throws(HookCommandError) -> CInt? {
        var status: CInt = 0
        while true {
            let result = waitpid(process, &status, deadline.isLimited ? WNOHANG : 0)
            if result == process {
                isRunning = false
                return status
            }
            if result < 0, errno == EINTR { continue }
            guard result == 0 else {
                // Somebody else waited, or SIGCHLD is ignored: how the tool ended is not to be known.
                isRunning = false
                throw HookCommandError(
                    .cannotRun, tool: tool,
                    "\(tool) ended, but its exit status is lost: \(HookCommandError.systemText(errno)).")
            }
            if deadline.isOver { return nil }
            usleep(1000)
        }
    }

    /// Refuses every end but exit status 0.
    func check(_ status: CInt, standardError: String) throws(HookCommandError) {
        let signal = status & 0x7F
        guard signal == 0 else {
            throw HookCommandError(
                .killed, tool: tool, standardError: standardError,
                "\(tool) was ended by \(Self.signalNames[signal] ?? "signal \(signal)")"
                    + HookCommandError.ending(with: standardError))
        }
        let exitCode = Int(status >> 8) & 0xFF
        guard exitCode == 0 else {
            throw HookCommandError(tool: tool, exitCode: exitCode, standardError: standardError)
        }
    }

    /// Kills the tool after an error, and what it has started where that is known, so that no process is left behind.
    func endIfRunning() {
        guard isRunning else { return }
        // Nobody has waited for the tool yet: its number, and so its group's, cannot be another's by now.
        kill(leadsGroup ? -process : process, SIGKILL)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
        isRunning = false
    }

    private static let signalNames: [CInt: String] = [
        SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGQUIT: "SIGQUIT", SIGILL: "SIGILL", SIGTRAP: "SIGTRAP",
        SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGKILL: "SIGKILL", SIGUSR1: "SIGUSR1",
        SIGSEGV: "SIGSEGV", SIGUSR2: "SIGUSR2", SIGPIPE: "SIGPIPE", SIGALRM: "SIGALRM", SIGTERM: "SIGTERM",
        SIGXCPU: "SIGXCPU", SIGXFSZ: "SIGXFSZ", SIGSYS: "SIGSYS",
    ]
}
