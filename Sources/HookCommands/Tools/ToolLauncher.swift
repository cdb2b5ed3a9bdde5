import CShims
import Glibc

/// Starts tools; what does not change from one to the next is made once.
final class ToolLauncher {
    private var attributes = posix_spawnattr_t()
    private var text: [CChar] = []
    private var starts: [Int] = []

    init() {
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
    }

    deinit {
        posix_spawnattr_destroy(&attributes)
    }

    /// Starts a tool on its side of the pipes.
    ///
    /// A tool with a time limit leads a group of its own, so that it can be killed with what it has started. Others stay
    /// in the charm's group: when Juju kills that, they go with it.
    func launch(_ command: HookCommand, at path: String, with exchange: ToolExchange) throws(HookCommandError) -> pid_t
    {
        let group = exchange.deadline.isLimited ? POSIX_SPAWN_SETPGROUP : 0
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The pipes were opened in this order, so none of these overwrites an end that is still needed, even where this
        // process was itself started without its first three descriptors.
        if exchange.input.readEnd >= 0 {
            posix_spawn_file_actions_adddup2(&actions, exchange.input.readEnd, STDIN_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, exchange.outputPipe.writeEnd, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, exchange.errorPipe.writeEnd, STDERR_FILENO)

        var process: pid_t = 0
        let failure = withArguments(of: command) { arguments in
            posix_spawn(&process, path, &actions, &attributes, arguments, swiftops_environment())
        }
        guard failure == 0 else { throw .cannotRun(command.name, "\(path) could not be started", failure) }
        return process
    }

    /// Lends the command's name and arguments as `execve` takes them, in memory that is used again.
    private func withArguments(
        of command: HookCommand, _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> CInt
    ) -> CInt {
        text.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        append(command.name)
        for argument in command.arguments { append(argument) }
        return text.withUnsafeMutableBufferPointer { text in
            guard let base = text.baseAddress else { return EINVAL }
            return withUnsafeTemporaryAllocation(
                of: UnsafeMutablePointer<CChar>?.self, capacity: starts.count + 1
            ) { pointers in
                for (index, start) in starts.enumerated() {
                    pointers.initializeElement(at: index, to: base + start)
                }
                pointers.initializeElement(at: starts.count, to: nil)
                return pointers.baseAddress.map { body($0) } ?? EINVAL
            }
        }
    }

    private func append(_ argument: String) {
        starts.append(text.count)
        for byte in argument.utf8 { text.append(CChar(bitPattern: byte)) }
        text.append(0)
    }
}
