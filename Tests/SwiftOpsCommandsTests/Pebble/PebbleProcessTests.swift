import Foundation
import Glibc
import Testing

@Suite("The daemon and its clients as processes")
struct PebbleProcessTests {
    private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "swift-ops").path()

    @Test("exec passes input, output, errors and the exit code, and a signal's")
    func exec() async throws {
        try await PebbleShell.run { pebble in
            let answer = try await Self.run(
                pebble, ["exec", "--env", "A=1", "-w", "/", "--", "sh", "-c", "cat; pwd; echo $A >&2; exit 3"],
                input: "in\n")
            #expect((answer.status, answer.output, answer.error) == (3, "in\n/\n", "1\n"))
            let killed = try await Self.run(pebble, ["exec", "--", "sh", "-c", "kill -9 $$"])
            #expect(killed.status == 137)
            let late = try await Self.run(pebble, ["exec", "--timeout", "50ms", "--", "sleep", "100"])
            #expect(late.status == 1)
            #expect(late.error.contains("timed out after 50ms"))
        }
    }

    @Test("a client that is killed in the middle of a push leaves the old file and nothing else")
    func killedPush() async throws {
        try await PebbleShell.run { pebble in
            try FileManager.default.createDirectory(
                atPath: "\(pebble.folder)/there", withIntermediateDirectories: true)
            try pebble.write("old", to: "there/file")
            // The client reads what it pushes from a pipe that never ends.
            mkfifo("\(pebble.folder)/endless", 0o600)
            let process = try Self.start(pebble, ["push", "endless", "\(pebble.folder)/there/file"])
            let pipe = open("\(pebble.folder)/endless", O_WRONLY | O_CLOEXEC)
            let piece = [UInt8](repeating: 65, count: 1 << 16)
            for _ in 0..<64 where write(pipe, piece, piece.count) < 0 { break }
            let names = { (try? FileManager.default.contentsOfDirectory(atPath: "\(pebble.folder)/there")) ?? [] }
            #expect(try await Self.eventually { names().contains { $0.hasSuffix("~") } })
            kill(process.processIdentifier, SIGKILL)
            close(pipe)
            #expect(try await Self.eventually { names() == ["file"] })
            #expect(pebble.read("there/file") == "old")
        }
    }

    @Test("a daemon that is killed is followed by one that knows what was, and ended what was not")
    func killedDaemon() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pebble-\(UUID().uuidString)").path()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let pebble = PebbleShell(folder: folder)
        try pebble.write(
            """
            services:
                quick: {override: replace, command: sleep 100}
            checks:
                up: {override: replace, period: 1h, exec: {command: "true"}}
            """, to: "layer.yaml")
        let first = try await Self.daemon(pebble)
        #expect(await pebble("add", "test", "layer.yaml").status == 0)
        #expect(await pebble("notify", "example.com/a", "k=v").status == 0)
        #expect(await pebble("start", "--no-wait", "quick").output == "2\n")
        // The state is written when a moment has passed.
        #expect(try await Self.eventually { pebble.read(".pebble.state")?.contains("Start service") == true })
        let services = try #require(await Self.children(of: first.processIdentifier))
        kill(first.processIdentifier, SIGKILL)
        #expect(try await Self.eventually { !first.isRunning })

        let second = try await Self.daemon(pebble)
        let changes = await pebble("changes", "--abs-time").timeless
        #expect(changes.contains("1  Done  TIME  TIME  Perform exec check \"up\"\n"))
        #expect(changes.contains("2  Error  TIME  TIME  Start service \"quick\"\n"))
        #expect(await pebble("tasks", "2").output.contains("ERROR service already started, not retrying"))
        #expect(await pebble("notice", "custom", "example.com/a").output.contains("k: v"))
        // Layers that were added are lost, and the numbers go on.
        #expect(await pebble("services").error == "Plan has no services.\n")
        #expect(await pebble("add", "test", "layer.yaml").status == 0)
        #expect(await pebble("start", "--no-wait", "quick").output == "4\n")
        kill(second.processIdentifier, SIGTERM)
        #expect(try await Self.eventually { !second.isRunning })
        #expect(second.terminationStatus == 0)
        // What a killed daemon ran is left alone.
        for service in services { kill(service, SIGKILL) }
    }

    @Test("processes that a service leaves behind become the daemon's, and do not stay zombies")
    func orphans() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pebble-\(UUID().uuidString)").path()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: "\(folder)/layers", withIntermediateDirectories: true)
        let pebble = PebbleShell(folder: folder)
        try pebble.write(
            """
            services:
                leaving:
                    override: replace
                    command: sh -c "setsid sh -c 'echo $$ > \(folder)/orphan; sleep 1.5' & exec sleep 100"
            """, to: "layers/001-test.yaml")
        let daemon = try await Self.daemon(pebble)
        #expect(await pebble("start", "leaving").status == 0)
        #expect(await pebble("stop", "leaving").status == 0)
        let orphan = try #require(pebble.read("orphan").flatMap { Int32($0.dropLast()) })
        #expect(await Self.children(of: daemon.processIdentifier)?.contains(orphan) == true)
        #expect(try await Self.eventually { await Self.children(of: daemon.processIdentifier) == [] })
        kill(daemon.processIdentifier, SIGTERM)
        #expect(try await Self.eventually { !daemon.isRunning })
        #expect(daemon.terminationStatus == 0)
    }

    // MARK: Processes

    /// Starts a daemon, and waits until it answers.
    private static func daemon(_ pebble: PebbleShell) async throws -> Process {
        let process = try start(pebble, ["run"])
        #expect(try await eventually { await pebble("health").status == 0 })
        return process
    }

    private static func start(_ pebble: PebbleShell, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["pebble"] + arguments
        process.environment = ["PEBBLE": pebble.folder, "PATH": "/usr/bin:/bin"]
        process.currentDirectoryURL = URL(filePath: pebble.folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Runs a command to its end.
    private static func run(
        _ pebble: PebbleShell, _ arguments: [String], input: String = ""
    ) async throws -> PebbleShell.Answer {
        try pebble.write(input, to: "input")
        for name in ["output", "error"] { try pebble.write("", to: name) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["pebble"] + arguments
        process.environment = ["PEBBLE": pebble.folder, "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle(forReadingAtPath: "\(pebble.folder)/input")
        process.standardOutput = FileHandle(forWritingAtPath: "\(pebble.folder)/output")
        process.standardError = FileHandle(forWritingAtPath: "\(pebble.folder)/error")
        try process.run()
        _ = try await eventually { !process.isRunning }
        return PebbleShell.Answer(
            status: process.terminationStatus, output: pebble.read("output") ?? "", error: pebble.read("error") ?? "")
    }

    /// The children of a process, zombies too; `nil` when they cannot be read.
    private static func children(of process: Int32) async -> [Int32]? {
        let tasks = "/proc/\(process)/task"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: tasks) else { return nil }
        return names.compactMap { try? String(contentsOfFile: "\(tasks)/\($0)/children", encoding: .utf8) }
            .flatMap { $0.split(whereSeparator: \.isWhitespace) }.compactMap { Int32($0) }
    }

    /// Waits until the condition holds; the limit only ends a test that fails.
    private static func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
        let deadline = ContinuousClock.now.advanced(by: .seconds(20))
        while ContinuousClock.now < deadline {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}
