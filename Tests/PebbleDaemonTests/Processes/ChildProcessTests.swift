import Glibc
import PebbleDaemon
import Testing

@Suite("Starting programs")
struct ChildProcessTests {
    /// Runs a shell's text to its end.
    private func run(
        _ text: String, change: (inout ProcessLaunch) -> Void = { _ in }
    ) throws -> (process: ChildProcess, output: PipeEnd) {
        var launch = ProcessLaunch(
            executable: "sh", arguments: ["-c", text], environment: ["PATH": "/usr/bin:/bin"], leadership: .processGroup
        )
        let pipe = try PipeEnd()
        launch.output = pipe.writeEnd
        launch.error = pipe.writeEnd
        change(&launch)
        let process = try ChildProcess.launch(launch)
        pipe.closeWriteEnd()
        return (process, pipe)
    }

    @Test(
        "the exit code is the program's, or 128 and the signal's number",
        arguments: [("exit 0", 0), ("exit 7", 7), ("kill -TERM $$", 143), ("kill -KILL $$", 137)])
    func exitCode(text: String, code: Int) async throws {
        let (process, _) = try run(text)
        #expect(await process.exitCode == code)
        #expect(!process.isRunning)
        // It was collected: the system does not know it any more.
        #expect(kill(process.id, 0) == -1)
    }

    @Test("a program gets its environment, directory, input and outputs, and nothing else")
    func surroundings() async throws {
        let (process, output) = try run("echo $A; pwd; cat; echo err >&2; ls /proc/self/fd | wc -l") {
            $0.environment["A"] = "b"
            $0.directory = "/tmp"
        }
        // The list has the three descriptors and the one by which it is read.
        #expect(output.text() == "b\n/tmp\nerr\n4\n")
        #expect(await process.exitCode == 0)
    }

    @Test("signals that the daemon ignores or blocks reach a program")
    func signals() async throws {
        let (process, output) = try run("grep -E '^Sig(Blk|Ign)' /proc/self/status")
        #expect(output.text() == "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n")
        #expect(await process.exitCode == 0)
    }

    @Test(
        "a program leads its process group, or its session",
        arguments: [ProcessLaunch.Leadership.processGroup, .session])
    func leadership(_ leadership: ProcessLaunch.Leadership) async throws {
        let (process, output) = try run("cut -d' ' -f5,6 /proc/$$/stat") { $0.leadership = leadership }
        let numbers = output.text().split { $0 == " " || $0 == "\n" }.compactMap { Int32($0) }
        #expect(numbers.first == process.id)
        #expect((numbers.last == process.id) == (leadership == .session))
        #expect(await process.exitCode == 0)
    }

    @Test(
        "a program that cannot be executed is an error in Go's words",
        arguments: [
            ("/no/such/bin", "fork/exec /no/such/bin: no such file or directory"),
            ("/etc", "fork/exec /etc: permission denied"),
            ("/etc/passwd", "fork/exec /etc/passwd: permission denied"),
            ("no-such-program", "exec: \"no-such-program\": executable file not found in $PATH"),
        ])
    func failure(executable: String, text: String) {
        let failure = #expect(throws: ProcessFailure.self) {
            try ChildProcess.launch(
                ProcessLaunch(executable: executable, environment: [:], leadership: .processGroup))
        }
        #expect(failure?.description == text)
    }

    @Test("a directory that does not exist is an error")
    func missingDirectory() {
        let failure = #expect(throws: ProcessFailure.self) {
            try ChildProcess.launch(
                ProcessLaunch(
                    executable: "/bin/sh", environment: [:], directory: "/no/such/directory", leadership: .processGroup)
            )
        }
        #expect(failure?.description == "fork/exec /bin/sh: no such file or directory")
    }

    @Test("a signal to the group reaches what the program started")
    func group() async throws {
        let (process, output) = try run("sleep 1000 & echo started; wait")
        #expect(output.line() == "started\n")
        process.signalGroup(SIGKILL)
        #expect(await process.exitCode == 137)
        // The output ends only once the sleep, which holds it, has ended.
        #expect(output.text() == "")
    }

    @Test("what a held process started gets its group's signals until the process is released")
    func held() async throws {
        let pipe = try PipeEnd()
        let process = try ChildProcess.launch(
            ProcessLaunch(
                executable: "sh", arguments: ["-c", "sleep 1000 & echo started"],
                environment: ["PATH": "/usr/bin:/bin"],
                leadership: .processGroup, output: pipe.writeEnd),
            isHeld: true)
        pipe.closeWriteEnd()
        #expect(pipe.line() == "started\n")
        #expect(await process.exitCode == 0)
        // Its id is still its own.
        #expect(kill(process.id, 0) == 0)
        process.signalGroup(SIGKILL)
        #expect(pipe.line() == nil)
        process.release()
        #expect(kill(process.id, 0) == -1)
    }

    @Test("a process that has ended gets no signal")
    func signalAfterTheEnd() async throws {
        let (process, _) = try run("exit 0")
        #expect(await process.exitCode == 0)
        #expect(process.signal(SIGTERM) == ESRCH)
    }

    @Test("a program runs as another user, without further groups", .enabled(if: getuid() == 0))
    func user() async throws {
        let (process, output) = try run("id -u; id -g; id -G") {
            $0.credential = ProcessLaunch.Credential(userID: 65534, groupID: 65533)
        }
        #expect(output.text() == "65534\n65533\n65533\n")
        #expect(await process.exitCode == 0)
    }

    @Test("a program can have a terminal, of a size that can change")
    func terminal() async throws {
        let terminal = try PseudoTerminal()
        PseudoTerminal.resize(terminal.controller, width: 80, height: 24)
        let process = try ChildProcess.launch(
            ProcessLaunch(
                executable: "sh", arguments: ["-c", "stty size; [ -t 0 ] && read x </dev/tty; stty size; exit 5"],
                environment: ["PATH": "/usr/bin:/bin"], leadership: .session, input: terminal.terminal,
                output: terminal.terminal, error: terminal.terminal, terminal: terminal.terminal))
        close(terminal.terminal)
        let reader = PipeEnd(reading: terminal.controller)
        #expect(reader.line() == "24 80\r\n")
        PseudoTerminal.resize(terminal.controller, width: 120, height: 40)
        #expect(write(terminal.controller, "x\n", 2) == 2)
        #expect(reader.line() == "x\r\n")
        #expect(reader.line() == "40 120\r\n")
        #expect(await process.exitCode == 5)
    }

    @Test("of many programs at once none is lost, and no zombie is left")
    func many() async throws {
        try await withThrowingTaskGroup { group in
            for number in 0..<50 {
                group.addTask {
                    let launch = ProcessLaunch(
                        executable: "sh", arguments: ["-c", "exit \(number)"], environment: [:],
                        leadership: .processGroup)
                    let process = try await ProcessLauncher.shared.launch { launch }
                    #expect(await process.exitCode == number)
                    #expect(kill(process.id, 0) == -1)
                }
            }
            try await group.waitForAll()
        }
    }
}
