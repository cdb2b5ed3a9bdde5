import Foundation
import Glibc
import HookCommands
import Testing

/// Each test spawns real processes, one test after the other.
@Suite(.serialized) struct ToolRunnerTests {
    private let folder = Result { try ToolFolder("config-get", "secret-get") }

    private func run(
        _ script: String, _ arguments: [String] = [], input: [UInt8]? = nil, timeLimit: Duration? = nil,
        outputLimit: Int = 64 << 20
    ) throws -> [UInt8] {
        let runner = ToolRunner(
            searchPath: try folder.get().path, timeLimit: { _ in timeLimit }, outputLimit: outputLimit)
        return try runner.run(HookCommand("config-get", ["-c", script, "config-get"] + arguments, input: input))
    }

    private func text(_ script: String, _ arguments: [String] = [], input: [UInt8]? = nil) throws -> String {
        String(decoding: try run(script, arguments, input: input), as: UTF8.self)
    }

    private func failure(
        _ script: String, input: [UInt8]? = nil, timeLimit: Duration? = nil, outputLimit: Int = 64 << 20
    ) throws -> HookCommandError {
        try #require(throws: HookCommandError.self) {
            try run(script, input: input, timeLimit: timeLimit, outputLimit: outputLimit)
        }
    }

    // MARK: - Arguments, output and status

    @Test("arguments reach a tool as they are, without a shell between")
    func arguments() throws {
        let arguments = ["a b", "$HOME", "*", "", "\"'", "ünï", "-x", "a\nb"]
        #expect(try text("for a; do printf '%s|' \"$a\"; done", arguments) == arguments.joined(separator: "|") + "|")
    }

    @Test("a tool sees this process's environment and directory")
    func environment() throws {
        #expect(
            try text("pwd; printf %s \"$HOME\"") == "\(FileManager.default.currentDirectoryPath)\n\(NSHomeDirectory())")
    }

    @Test("an exit status other than 0 is an error with what the tool said", arguments: [1, 2, 127, 255])
    func exitStatus(status: Int) throws {
        let error = try failure("echo out; echo 'ERROR permission denied' >&2; exit \(status)")
        #expect(error.code == .permissionDenied)
        #expect(error.tool == "config-get")
        #expect(error.exitCode == status)
        #expect(error.standardError == "ERROR permission denied\n")
    }

    @Test("what a tool says on standard error while it succeeds is no error")
    func warning() throws {
        #expect(try text("echo warning >&2; echo '{}'") == "{}\n")
    }

    @Test("a long text on standard error is kept in part, and no more of it than fits")
    func longStandardError() throws {
        let error = try failure("head -c 1000000 /dev/zero | tr '\\0' x >&2; exit 1")
        #expect(error.code == .failed)
        #expect(error.standardError == String(repeating: "x", count: 64 << 10))
    }

    @Test("standard error that is not UTF-8 is shown as far as it goes")
    func standardErrorNotUTF8() throws {
        #expect(try failure("printf 'ERROR \\377' >&2; exit 1").standardError == "ERROR \u{FFFD}")
    }

    @Test(
        "a tool that a signal ended is an error that names the signal",
        arguments: [
            ("TERM", "SIGTERM"), ("KILL", "SIGKILL"), ("PIPE", "SIGPIPE"), ("35", "signal 35"),
        ])
    func signal(signal: String, name: String) throws {
        let error = try failure("echo gone >&2; kill -\(signal) $$")
        #expect(error.code == .killed)
        #expect(error.description == "config-get was ended by \(name): gone")
        #expect(error.exitCode == nil)
        #expect(error.standardError == "gone\n")
    }

    // MARK: - Input

    @Test("a tool without input reads /dev/null")
    func noInput() throws {
        #expect(try text("readlink /proc/self/fd/0; cat") == "/dev/null\n")
    }

    @Test("input reaches a tool as it is", arguments: [0, 1, 4096, 4097, 65536, 65537, 1 << 20])
    func input(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try run("cat", input: bytes) == bytes)
    }

    @Test("a tool that fills all three pipes at once holds nobody up")
    func bothOutputs() throws {
        let bytes = [UInt8](repeating: 7, count: 1 << 20)
        let output = try run("head -c 1000000 /dev/zero >&2; tee /dev/stderr", input: bytes)
        #expect(output == bytes)
    }

    @Test("a tool that closes its outputs first still gets all of its input")
    func lateInput() throws {
        let note = try folder.get().path + "/input"
        _ = try run("exec >&- 2>&-; sleep 0.02; cat > \(note)", input: [UInt8](repeating: 7, count: 1 << 20))
        #expect(try Data(contentsOf: URL(filePath: note)).count == 1 << 20)
    }

    @Test("a tool that reads none of a large input may succeed or fail as it likes")
    func unreadInput() throws {
        let bytes = [UInt8](repeating: 7, count: 1 << 20)
        #expect(try text("exec <&-; echo done", input: bytes) == "done\n")
        #expect(try failure("exec <&-; sleep 0.05; exit 3", input: bytes).exitCode == 3)
        var pending = sigset_t()
        sigpending(&pending)
        #expect(sigismember(&pending, SIGPIPE) == 0)
        var mask = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &mask)
        #expect(sigismember(&mask, SIGPIPE) == 0)
    }

    // MARK: - Limits

    @Test("a tool that hangs is killed at the end of its time", arguments: ["", "exec >&- 2>&-;", "exec <&-;"])
    func hang(closing: String) throws {
        let note = try folder.get().path + "/pid"
        let error = try failure(
            "echo $$ > \(note); \(closing) exec sleep 600", input: [UInt8](repeating: 1, count: 1 << 20),
            timeLimit: .milliseconds(200))
        #expect(error.code == .timedOut)
        #expect(
            error.description
                == "config-get did not end within its time limit of 0.2 seconds, and was killed with the processes that "
                + "it had started.")
        let process = try #require(pid_t(String(contentsOfFile: note, encoding: .utf8).dropLast()))
        #expect(kill(process, 0) == -1)
    }

    @Test("a tool that ends in time is not disturbed by a time limit")
    func inTime() throws {
        #expect(try run("echo a; exec >&- 2>&-; sleep 0.02", timeLimit: .seconds(60)) == Array("a\n".utf8))
    }

    @Test("a tool that writes without end is killed at the limit")
    func endlessOutput() throws {
        let error = try failure("echo why >&2; exec yes", outputLimit: 100_000)
        #expect(error.code == .outputTooLarge)
        #expect(error.description == "config-get wrote more than 100000 bytes, and was killed: why")
    }

    @Test("as much output as the limit allows is read")
    func outputAtLimit() throws {
        #expect(try run("head -c 100000 /dev/zero", outputLimit: 100_000).count == 100_000)
    }

    // MARK: - What cannot be run

    @Test("a tool that is not there is an error that names it")
    func missingTool() throws {
        let runner = ToolRunner(searchPath: try folder.get().path)
        let error = try #require(throws: HookCommandError.self) { try runner.run(HookCommand("no-such-tool")) }
        #expect(error.code == .toolNotFound)
        #expect(error.tool == "no-such-tool")
        #expect(
            error.description
                == "There is no hook command 'no-such-tool' in the folders of PATH. Either this Juju does not have it, or "
                + "the process does not run inside a hook.")
        #expect(throws: HookCommandError.self) { try ToolRunner(searchPath: "").run(HookCommand("config-get")) }
    }

    @Test("a tool is found in the first folder that has it")
    func searchPath() throws {
        let other = try ToolFolder("goal-state")
        let runner = ToolRunner(searchPath: "/nonexistent::\(other.path):\(try folder.get().path)")
        #expect(try runner.run(HookCommand("config-get", ["-c", "echo 1"])) == Array("1\n".utf8))
        #expect(try runner.run(HookCommand("goal-state", ["-c", "echo 2"])) == Array("2\n".utf8))
    }

    @Test("what the system does not start is an error with its reason")
    func notStarted() throws {
        let path = try folder.get().path
        try FileManager.default.createDirectory(atPath: path + "/goal-state", withIntermediateDirectories: false)
        let error = try #require(throws: HookCommandError.self) {
            try ToolRunner(searchPath: path).run(HookCommand("goal-state"))
        }
        #expect(error.code == .cannotRun)
        #expect(
            error.description == "goal-state was not run: \(path)/goal-state could not be started: Permission denied.")
    }

    @Test("an argument that is longer than the system takes is an error")
    func longArgument() throws {
        let error = try #require(throws: HookCommandError.self) {
            try run("exit 0", [String(repeating: "x", count: 200_000)])
        }
        #expect(error.code == .cannotRun)
        #expect(error.description.hasSuffix("could not be started: Argument list too long."))
    }

    @Test("an argument with a NUL byte is refused")
    func nulByte() throws {
        let error = try #require(throws: HookCommandError.self) { try run("exit 0", ["a\0b"]) }
        #expect(error.code == .invalidArgument)
    }

    // MARK: - What a tool inherits, and what is left behind

    @Test("a tool has no descriptor of another pipe's end")
    func inheritedDescriptors() throws {
        let listing = try text(
            "for f in /proc/$$/fd/*; do echo \"${f##*/} $(readlink $f)\"; done",
            input: [UInt8](repeating: 1, count: 5000))
        var targets: [Int: Substring] = [:]
        for line in listing.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            if parts.count == 2, let number = Int(parts[0]) { targets[number] = parts[1] }
        }
        let own = Set([targets[0], targets[1], targets[2]].compactMap { $0 })
        #expect(own.count == 3)
        #expect(own.allSatisfy { $0.hasPrefix("pipe:") })
        #expect(targets.filter { $0.key > 2 && own.contains($0.value) }.isEmpty)
    }

    @Test("many calls, good and bad, leave no descriptor open")
    func noLeak() throws {
        func openDescriptors() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        }
        let before = try openDescriptors()
        for _ in 0..<100 {
            _ = try run("exit 0", input: [1])
            _ = try failure("exit 1")
            #expect(throws: HookCommandError.self) { try ToolRunner(searchPath: "").run(HookCommand("config-get")) }
        }
        // Other tests open and close some at the same time; a leak would be of hundreds.
        #expect(try openDescriptors() < before + 100)
    }

    @Test("a tool starts without blocked signals and with SIGPIPE as it comes")
    func signals() throws {
        var blocked = sigset_t()
        var previous = sigset_t()
        sigemptyset(&blocked)
        sigaddset(&blocked, SIGTERM)
        sigaddset(&blocked, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &blocked, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        let listing = try text("grep -E '^Sig(Blk|Ign)' /proc/self/status")
        #expect(listing.contains("SigBlk:\t0000000000000000\n"))
        let line = try #require(listing.split(separator: "\n").first { $0.hasPrefix("SigIgn:\t") })
        let ignored = try #require(UInt64(line.dropFirst("SigIgn:\t".count), radix: 16))
        #expect(ignored & (1 << (UInt64(SIGPIPE) - 1)) == 0)
    }
}
