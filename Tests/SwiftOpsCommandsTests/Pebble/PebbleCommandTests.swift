import ArgumentParser
import Testing

@testable import SwiftOpsCommands

@Suite("Commands that ask the daemon to do something")
struct PebbleCommandTests {
    private static let layer = """
        services:
            web: {override: replace, startup: enabled, command: sleep 100}
            db: {override: replace, command: sleep 100}
        """

    @Test("services are started, restarted, replanned, signalled and stopped")
    func services() async throws {
        try await PebbleShell.run(layer: Self.layer) { pebble in
            func states() async -> [String] {
                await pebble("services").output.split(separator: "\n").dropFirst().map {
                    String($0.split(separator: " ")[2])
                }
            }
            #expect(await pebble("autostart") == .quiet)
            #expect(await states() == ["inactive", "active"])
            #expect(await pebble("start", "db", "web") == .quiet)
            #expect(await states() == ["active", "active"])
            #expect(await pebble("signal", "CONT", "db", "web") == .quiet)
            #expect(await pebble("restart", "db") == .quiet)
            #expect(await pebble("stop", "--no-wait", "web").output == "4\n")
            #expect(await pebble("stop", "db", "web") == .quiet)
            #expect(await states() == ["inactive", "inactive"])
            #expect(await pebble("replan") == .quiet)
            #expect(await states() == ["inactive", "active"])
            #expect(await pebble("tasks", "--last", "replan").output.contains("Start service \"web\""))
        }
    }

    @Test("files are pushed, listed, pulled and removed")
    func files() async throws {
        try await PebbleShell.run { pebble in
            let there = "\(pebble.folder)/there"
            try pebble.write("content\n", to: "local")
            #expect(await pebble("mkdir", "-m", "700", there) == .quiet)
            #expect(await pebble("push", "-m", "640", "local", "\(there)/file.txt") == .quiet)
            #expect(await pebble("push", "-p", "local", "\(there)/a/b") == .quiet)
            #expect(await pebble("ls", there).output == "a\nfile.txt\n")
            #expect(await pebble("ls", "\(there)/*.txt").output == "file.txt\n")
            let long = await pebble("ls", "-l", "\(there)/*.txt").output
            #expect(long.hasPrefix("-rw-r-----  "))
            #expect(long.hasSuffix("  file.txt\n"))
            #expect(await pebble("ls", "-ld", there).output.hasPrefix("drwx------  "))
            #expect(await pebble("pull", "\(there)/file.txt", "pulled") == .quiet)
            #expect(pebble.read("pulled") == "content\n")
            #expect(await pebble("rm", there).status == 1)
            #expect(await pebble("rm", "-r", there) == .quiet)
            #expect(await pebble("ls", there).error == "ERROR stat \(there): no such file or directory\n")
        }
    }

    @Test("a file that cannot be pulled leaves the one here as it is")
    func pullFails() async throws {
        try await PebbleShell.run { pebble in
            try pebble.write("mine", to: "here")
            let answer = await pebble("pull", "/nowhere/at/all", "here")
            #expect(answer.status == 1)
            #expect(answer.error == "ERROR stat /nowhere/at/all: no such file or directory\n")
            #expect(pebble.read("here") == "mine")
        }
    }

    @Test(
        "what the daemon refuses is printed in its words, and ends with 1",
        arguments: [
            (["start", "nope"], #"cannot start services: service "nope" does not exist"#),
            (["autostart"], "no default services"), (["tasks", "9"], #"cannot find change with id "9""#),
            (["changes"], "no changes found"), (["check", "nope"], #"cannot find check with name "nope""#),
            (["checks", "--level", "x"], #"level must be "alive" or "ready""#),
            (["stop-checks", "nope"], "cannot stop checks: cannot find checks in plan: nope"),
            (["signal", "HUP", "nope"], #"cannot send signal to "nope": service is not running"#),
            (["notify", "bad"], #"invalid key "bad" (must be in "example.com/path" format)"#),
            (["notice", "9"], #"cannot find notice with ID "9""#),
            (["notice", "custom", "a.b/c"], #"cannot find custom notice with key "a.b/c""#),
            (["notices", "--users", "x"], #"invalid "users" filter: must be "all""#),
            (["mkdir", "rel"], #"paths must be absolute, got "rel""#),
            (["rm", "rel"], #"paths must be absolute, got "rel""#),
            (["exec", "no-such-program"], #"cannot find executable "no-such-program""#),
            (["tasks", "--last", "start"], #"no changes of kind "start" found"#),
            (["okay"], "this daemon keeps warnings as notices, which are not acknowledged: see 'warnings'"),
        ])
    func refusals(_ arguments: [String], _ message: String) async throws {
        try await PebbleShell.run { pebble in
            let answer = await pebble.call(arguments)
            #expect(answer == .init(status: 1, output: "", error: "ERROR \(message)\n"))
        }
    }

    @Test(
        "wrong usage is told before anything is asked, and ends with 2",
        arguments: [
            (["start"], "Missing expected argument '<names> ...'"),
            (["tasks"], "give either a change's id or --last with a kind"),
            (["logs", "-n", "x"], "-n must be a number from 0 or 'all', not x"),
            (["logs", "--format", "x"], "--format must be text or json, not x"),
            (["signal", "hup", "web"], "a signal is written in capitals: HUP, not hup"),
            (["mkdir", "-m", "9", "/x"], "-m must be octal digits from 000 to 777, not 9"),
            (["exec"], "a command to run is missing"),
            (["exec", "--timeout", "x", "true"], #"--timeout: time: invalid duration "x""#),
            (["notices", "--timeout", "1"], #"--timeout: time: missing unit in duration "1""#),
            (
                ["run", "--http", "0.0.0.0:1"],
                "--http must be a loopback address such as 127.0.0.1:1, not '0.0.0.0:1': others can reach it"
            ),
            (["run", "--http", "x"], "--http must be an address and a port such as 127.0.0.1:4000, not 'x'"),
            (
                ["run", "--https", "x"],
                "--https is not to be had: this daemon is for local development; use its socket, or --http"
            ),
            (["run", "--args", "a", "b", ";", "c"], "--args and a service must follow ';', not 'c'"),
            (["run", "--args", "a", "b", ";", "--args", "a"], "--args gives arguments for 'a' twice"),
        ])
    func usage(_ arguments: [String], _ message: String) async throws {
        let answer = await PebbleShell(folder: "/nonexistent").call(arguments)
        #expect(answer == .init(status: 2, output: "", error: "ERROR \(message)\n"))
    }

    @Test(
        "the socket is that of the environment, and one that is not there is named",
        arguments: [
            (["PEBBLE": "/nonexistent"], "/nonexistent/.pebble.socket"),
            (["PEBBLE": "/nonexistent", "PEBBLE_SOCKET": "/no/socket"], "/no/socket"),
            (["PEBBLE": "", "PEBBLE_SOCKET": ""], "/var/lib/pebble/default/.pebble.socket"),
        ])
    func socket(_ environment: [String: String], _ path: String) async throws {
        let answer = await PebbleShell(folder: "/").call(["services"], environment: environment)
        #expect(answer.status == 1)
        #expect(answer.error.contains("'\(path)'"))
    }

    @Test("the version is known without a daemon")
    func version() async throws {
        let answer = await PebbleShell(folder: "/nonexistent")("version")
        #expect(answer.output == "client  v1.32.1\nserver  -\n")
        try await PebbleShell.run { pebble in
            #expect(await pebble("version").output == "client  v1.32.1\nserver  v1.32.1\n")
        }
    }

    @Test("every command explains itself")
    func help() async {
        for command in PebbleCommand.configuration.subcommands {
            let name = command.configuration.commandName ?? ""
            let answer = await PebbleShell(folder: "/")(name, "--help")
            #expect(answer.status == 0)
            #expect(answer.output.contains("USAGE: swift-ops pebble \(name)"))
            #expect(!command.configuration.abstract.isEmpty)
        }
    }
}

extension PebbleShell.Answer {
    /// That of a command that did what it should and has nothing to say.
    static let quiet = PebbleShell.Answer(status: 0, output: "", error: "")
}
