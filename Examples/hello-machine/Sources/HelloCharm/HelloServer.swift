import FoundationEssentials
import Glibc
import Ops

/// The workload: hello-server, with its files in a folder of the charm's.
///
/// It runs as a daemon. Nothing of it is kept in memory between dispatches: its files say what it does.
struct HelloServer {
    /// What the server says of itself.
    struct Health: Decodable {
        var version: String
        var port: Int
    }

    let program: String
    let folder: String
    var configFile: String { "\(folder)/config.json" }
    var logFile: String { "\(folder)/hello-server.log" }
    private var processFile: String { "\(folder)/hello-server.pid" }
    /// Written by the server once it listens.
    private var portFile: String { "\(folder)/hello-server.port" }

    init(charmDirectory: String) {
        program = "\(charmDirectory)/hello-server"
        folder = "\(charmDirectory)/hello"
    }

    // MARK: Files

    func install() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    func removeFiles() throws {
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    }

    func differs(from settings: Settings) throws -> Bool {
        try render(settings) != text(of: configFile)
    }

    /// Writes the server's configuration, at once or not at all.
    func configure(_ settings: Settings) throws {
        try render(settings).write(toFile: configFile, atomically: true, encoding: .utf8)
    }

    private func render(_ settings: Settings) throws -> String {
        try JSON.write(try PlainValueEncoder().encode(settings), .sorted) + "\n"
    }

    private func text(of file: String) -> String? {
        try? String(contentsOfFile: file, encoding: .utf8)
    }

    private func number(in file: String) -> Int? {
        text(of: file)?.split(whereSeparator: \.isNewline).first.flatMap { Int($0) }
    }

    // MARK: The process

    /// The process that runs the server, or `nil`.
    ///
    /// What a pid file names may long be another process, as after a reboot: its program is looked at too. One that has
    /// ended has none, and one whose file was replaced by a refresh is marked as deleted.
    var process: pid_t? {
        guard let process = number(in: processFile).flatMap({ pid_t(exactly: $0) }),
            let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe"),
            [program, "\(program) (deleted)"].contains(running)
        else { return nil }
        return process
    }

    /// Starts the server in a session of its own, so that it goes on when this dispatch has ended.
    func start() throws {
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
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(configFile), strdup(portFile), nil]
        defer { for argument in arguments { free(argument) } }
        // The hook's environment is none of the server's business.
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var process: pid_t = 0
        let problem = posix_spawn(&process, program, &files, &attributes, &arguments, &environment)
        guard problem == 0 else {
            throw HelloServerError("\(program) cannot be started: \(String(cString: strerror(problem))).")
        }
        try "\(process)\n".write(toFile: processFile, atomically: true, encoding: .utf8)
    }

    /// glibc's `POSIX_SPAWN_SETSID`, which its headers show to GNU sources only.
    private static let newSession: Int16 = 0x80

    /// Ends the server, by force when it does not comply in time.
    func stop(within patience: Duration = .seconds(3)) async throws {
        for signal in [SIGTERM, SIGKILL] {
            guard let process else { return }
            kill(process, signal)
            let deadline = ContinuousClock.now + patience
            while self.process != nil, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(5)) }
        }
        guard process == nil else { throw HelloServerError("hello-server cannot be ended.") }
    }

    // MARK: What it says

    func health() async throws -> Health {
        try PlainValueDecoder().decode(Health.self, from: JSON.parse(try await answer(to: "GET", "/health")))
    }

    /// Waits until the server is healthy, for as long as it runs, and for a few seconds at most.
    func waitUntilHealthy() async throws -> Health {
        let deadline = ContinuousClock.now + .seconds(10)
        while process != nil, ContinuousClock.now < deadline {
            if let health = try? await health() { return health }
            try await Task.sleep(for: .milliseconds(5))
        }
        let lastLine = text(of: logFile)?.split(whereSeparator: \.isNewline).last ?? "its log is empty"
        throw HelloServerError("hello-server \(process == nil ? "ended" : "does not answer"): \(lastLine)")
    }

    func greeting(for name: String) async throws -> String {
        try await answer(to: "POST", "/greetings", name)
    }

    private func answer(to method: String, _ path: String, _ body: String = "") async throws -> String {
        guard process != nil, let port = number(in: portFile) else {
            throw HelloServerError("hello-server does not run.")
        }
        do {
            return try await LocalHTTP.request(method, path, body: body, port: port)
        } catch {
            throw HelloServerError("hello-server does not answer on port \(port).")
        }
    }
}
