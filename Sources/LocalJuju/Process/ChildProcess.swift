import CShims
import Glibc

/// One program that the agent runs: a hook, an action, or shell text.
///
/// The program gets a session of its own, its standard input is `/dev/null`, and exactly the environment that it is given.
struct ChildProcess {
    /// The two outputs of a program.
    enum Output: Sendable {
        case standardOutput
        case standardError
    }

    /// How long the agent waits for the outputs once the program has ended: a child that stays in the background may
    /// hold them open.
    static let waitForOutput = Duration.milliseconds(100)
    /// How long a program may take to end once it was told to.
    private static let waitForTermination = Duration.seconds(3)

    var executable: String
    /// The name that the program is called by; the executable's path unless it is given.
    var name: String?
    var arguments: [String] = []
    var environment: [(name: String, value: String)]
    var directory: String

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - started: Is told the process's id, which is also its process group's, before it is waited for.
    ///   - output: Is given what the program writes, as it comes.
    /// - Returns: How the program ended.
    /// - Throws: ``LocalJujuError`` when the program cannot be started. A program that fails is not an error.
    func run(
        started: (pid_t) -> Void = { _ in }, output: (Output, ArraySlice<UInt8>) -> Void
    ) throws(LocalJujuError) -> ProcessEnding {
        var standardOutput = try Pipe()
        defer { standardOutput.close() }
        var standardError = try Pipe()
        defer { standardError.close() }
        return try Interruption.passingSignals { () throws(LocalJujuError) in
            let process = try spawn(standardOutput: standardOutput.writeEnd, standardError: standardError.writeEnd)
            Interruption.watch(process)
            standardOutput.closeWriteEnd()
            standardError.closeWriteEnd()
            started(process)
            return wait(for: process, reading: [standardOutput.readEnd, standardError.readEnd], output: output)
        }
    }

    private func wait(
        for process: pid_t, reading descriptors: [Int32], output: (Output, ArraySlice<UInt8>) -> Void
    ) -> ProcessEnding {
        var open = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 65536)
        var ending: ProcessEnding?
        var deadline: ContinuousClock.Instant?
        var killAfter: ContinuousClock.Instant?
        while open.contains(where: { $0.fd >= 0 }) {
            // A short wait, for the case that the program has ended and another still holds its outputs.
            _ = poll(&open, nfds_t(open.count), 20)
            var read = false
            for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
                let count = Glibc.read(open[index].fd, &buffer, buffer.count)
                if count > 0 {
                    output(index == 0 ? .standardOutput : .standardError, buffer[..<count])
                    read = true
                } else if count == 0 || errno != EINTR && errno != EAGAIN {
                    open[index].fd = -1
                }
            }
            let now = ContinuousClock.now
            if Interruption.signal != 0, ending == nil {
                let limit = killAfter ?? now.advanced(by: Self.waitForTermination)
                killAfter = limit
                if now >= limit { kill(-process, SIGKILL) }
            }
            if ending == nil, !read, let status = Self.status(of: process, options: WNOHANG) {
                ending = status
                deadline = now.advanced(by: Self.waitForOutput)
            }
            if let deadline, now >= deadline { break }
        }
        return ending ?? endOf(process)
    }

    /// Waits for a program that has closed its outputs.
    private func endOf(_ process: pid_t) -> ProcessEnding {
        var killAfter: ContinuousClock.Instant?
        while true {
            // Without a signal this blocks, and a signal wakes it.
            let interrupted = Interruption.signal != 0
            if let ending = Self.status(of: process, options: interrupted ? WNOHANG : 0) { return ending }
            if interrupted {
                let limit = killAfter ?? ContinuousClock.now.advanced(by: Self.waitForTermination)
                killAfter = limit
                if ContinuousClock.now >= limit { kill(-process, SIGKILL) }
                usleep(10_000)
            }
        }
    }

    /// Collects the program if it has ended; `nil` if it has not.
    private static func status(of process: pid_t, options: Int32) -> ProcessEnding? {
        var status: Int32 = 0
        let collected = waitpid(process, &status, options)
        if collected == process { return ProcessEnding(waitStatus: status) }
        // Nobody else collects our children: there is none to wait for only if the process is gone.
        return collected < 0 && errno == ECHILD ? .signalled(SIGKILL) : nil
    }

    func spawn(standardOutput: Int32, standardError: Int32) throws(LocalJujuError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, standardOutput, 1)
        posix_spawn_file_actions_adddup2(&actions, standardError, 2)
        // Whatever else this process was given stays its own.
        swiftops_spawn_closing_from(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var allSignals = sigset_t()
        sigfillset(&allSignals)
        posix_spawnattr_setsigdefault(&attributes, &allSignals)
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | Int32(swiftopsSpawnSetSession)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var problem = swiftops_spawn_in_directory(&actions, directory)
        var process: pid_t = 0
        if problem == 0 {
            let texts = environment.map { "\($0.name)=\($0.value)" }
            problem = Self.withCStrings([name ?? executable] + arguments) { argumentList in
                Self.withCStrings(texts) { environmentList in
                    posix_spawn(&process, executable, &actions, &attributes, argumentList, environmentList)
                }
            }
        }
        guard problem == 0 else {
            throw LocalJujuError(.processFailed, "fork/exec \(executable): \(SystemError.text(problem))")
        }
        return process
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        pointers.append(nil)
        return pointers.withUnsafeMutableBufferPointer { list in
            // The list holds at least the nil at its end, so it has a base address.
            guard let base = list.baseAddress else { preconditionFailure("an array that is not empty has a base") }
            return body(base)
        }
    }
}

/// glibc's `POSIX_SPAWN_SETSID`, which its headers show to GNU sources only.
private let swiftopsSpawnSetSession = 0x80
