import FoundationEssentials
import Glibc

/// The workload: page-server, with its files in a folder of the charm's.
///
/// It runs as a daemon. What it does is asked of the system, so that no file and no memory of the charm's can be wrong
/// about it; only which process it may be stands in a file.
struct PageServer {
    /// A server that runs and listens.
    struct Running: Equatable {
        var process: pid_t
        var address: String
        var port: UInt16
    }

    let program: String
    let folder: String
    private var pageFile: String { "\(folder)/page.txt" }
    private var logFile: String { "\(folder)/page-server.log" }
    private var processFile: String { "\(folder)/page-server.pid" }
    /// Written by the server once it listens.
    private var portFile: String { "\(folder)/page-server.port" }
    /// Written by the server: a line for each request.
    private var requestsFile: String { "\(folder)/requests.log" }

    init(charmDirectory: String) {
        program = "\(charmDirectory)/page-server"
        folder = "\(charmDirectory)/page"
    }

    // MARK: Files

    func install() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    func removeFiles() throws {
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    }

    /// Writes what is served, at once or not at all.
    func write(page: String) throws {
        try (page + "\n").write(toFile: pageFile, atomically: true, encoding: .utf8)
    }

    var requestCount: Int { text(of: requestsFile)?.split(separator: "\n").count ?? 0 }

    private func text(of file: String) -> String? {
        try? String(contentsOfFile: file, encoding: .utf8)
    }

    private func number<Number: FixedWidthInteger>(in file: String) -> Number? {
        text(of: file)?.split(whereSeparator: \.isNewline).first.flatMap { Number($0) }
    }

    // MARK: The process

    /// The server that runs and listens, or `nil`.
    var running: Running? {
        guard let process, let port: UInt16 = number(in: portFile) else { return nil }
        let arguments = arguments(of: process)
        return arguments.count == 4 ? Running(process: process, address: arguments[1], port: port) : nil
    }

    /// The process that runs the server, or `nil`.
    ///
    /// What a pid file names may long be another process, as after a reboot: its program is looked at too. One that has
    /// ended has none, and one whose file was replaced by a refresh is marked as deleted.
    private var process: pid_t? {
        guard let process: pid_t = number(in: processFile),
            let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe"),
            [program, "\(program) (deleted)"].contains(running)
        else { return nil }
        return process
    }

    /// The arguments that a process was started with; none in the instant before it has them.
    private func arguments(of process: pid_t) -> [String] {
        text(of: "/proc/\(process)/cmdline")?.split(separator: "\0").map(String.init) ?? []
    }

    /// Has a server run on an address and port: the one that does already, or a new one.
    ///
    /// - Parameters:
    ///   - address: The address to listen on.
    ///   - port: The port; with 0 the system picks one.
    /// - Returns: The port that the server listens on.
    func run(on address: String, port: UInt16) throws -> UInt16 {
        let arguments = [program, address, String(port), folder]
        if process.map({ self.arguments(of: $0) }) != arguments {
            try stop()
            try start(arguments)
        }
        // One that has ended will not listen any more.
        _ = wait(upTo: .seconds(10)) { running != nil || process == nil }
        guard let running else {
            let reason = text(of: logFile)?.split(whereSeparator: \.isNewline).last ?? "it is silent"
            throw PageServerError("page-server does not listen on \(address), port \(port): \(reason)")
        }
        return running.port
    }

    /// Ends the server, by force when it does not comply in time; it is no error when none runs.
    func stop(within patience: Duration = .seconds(3)) throws {
        for signal in [SIGTERM, SIGKILL] {
            guard let process else { return }
            kill(process, signal)
            if wait(upTo: patience, until: { self.process == nil }) { return }
        }
        throw PageServerError("page-server cannot be ended.")
    }

    private func wait(upTo patience: Duration, until isSo: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + patience
        while !isSo() {
            guard ContinuousClock.now < deadline else { return false }
            usleep(2_000)
        }
        return true
    }

    /// Starts the server in a session of its own, so that it goes on when this dispatch has ended.
    private func start(_ arguments: [String]) throws {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        // All else that this process has open is closed by exec: the agent's socket, the unit's state.
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, logFile, O_WRONLY | O_CREAT | O_APPEND, 0o640)
        posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals do what they do by default, whatever the charm's own process was started with.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

        try? FileManager.default.removeItem(atPath: portFile)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        // The hook's environment is none of the server's business.
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var process: pid_t = 0
        let problem = posix_spawn(&process, program, &files, &attributes, &words, &environment)
        guard problem == 0 else {
            throw PageServerError("\(program) cannot be started: \(String(cString: strerror(problem))).")
        }
        try "\(process)\n".write(toFile: processFile, atomically: true, encoding: .utf8)
    }

    /// glibc's `POSIX_SPAWN_SETSID`, which its headers show to GNU sources only.
    private static let newSession: Int16 = 0x80
}
