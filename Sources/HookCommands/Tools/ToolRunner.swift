import Glibc

/// Runs hook commands by spawning Juju's tools, without a shell.
///
/// This is how every Juju can be called. A tool gets the process's environment and directory; its standard input is
/// empty unless the command has input, and it inherits no other descriptor, no ignored SIGPIPE and no blocked signal.
public final class ToolRunner: HookCommandRunner {
    private let searchPath: String?
    private let timeLimit: HookCommandTimeLimit?
    private let outputLimit: Int
    private let launcher = ToolLauncher()
    private let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - searchPath: The folders in which the tools are looked for, separated by colons; by default those of `PATH`.
    ///   - timeLimit: After what time a tool is killed with the processes that it has started; by default never, as
    ///     resource-get may have much to download.
    ///   - outputLimit: How many bytes a tool may write before it is killed; by default
    ///     ``HookCommandRunners/answerLimit``.
    public init(
        searchPath: String? = nil, timeLimit: HookCommandTimeLimit? = nil,
        outputLimit: Int = HookCommandRunners.answerLimit
    ) {
        self.searchPath = searchPath
        self.timeLimit = timeLimit
        self.outputLimit = outputLimit
    }

    deinit {
        scratch.deallocate()
    }

    /// Runs a hook command by spawning its tool.
    ///
    /// - Parameter command: The command, its arguments and its input. A tool that does not read all of its input is no
    ///   error.
    /// - Returns: The standard output of a tool that ended with exit status 0.
    /// - Throws: ``HookCommandError`` with ``HookCommandError/Code/toolNotFound``,
    ///   ``HookCommandError/Code/cannotRun``, ``HookCommandError/Code/killed``, ``HookCommandError/Code/timedOut``,
    ///   ``HookCommandError/Code/outputTooLarge``, or the code that the tool's standard error tells.
    public func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        try command.checkForNUL()
        var exchange = ToolExchange(
            command, outputLimit: outputLimit, deadline: Deadline(after: timeLimit?(command.name)))
        defer { exchange.close() }
        try exchange.open()
        let child = ToolChild(
            tool: command.name, process: try launcher.launch(command, at: find(command.name), with: exchange),
            leadsGroup: exchange.deadline.isLimited)
        do throws(HookCommandError) {
            try exchange.run(with: scratch)
            guard let status = try child.wait(until: exchange.deadline) else {
                throw .timedOut(command.name, exchange.deadline, saying: exchange.standardError)
            }
            try child.check(status, standardError: exchange.standardError)
        } catch {
            child.endIfRunning()
            throw error
        }
        return exchange.output
    }

    /// The path of a tool.
    private func find(_ tool: String) throws(HookCommandError) -> String {
        let path = searchPath ?? getenv("PATH").map { String(cString: $0) } ?? ""
        for folder in path.utf8.split(separator: UInt8(ascii: ":")) {
            let candidate = "\(Substring(folder))/\(tool)"
            if access(candidate, X_OK) == 0 { return candidate }
        }
        throw HookCommandError(
            .toolNotFound, tool: tool,
            "There is no hook command '\(tool)' in the folders of PATH. Either this Juju does not have it, or the process "
                + "does not run inside a hook.")
    }
}
