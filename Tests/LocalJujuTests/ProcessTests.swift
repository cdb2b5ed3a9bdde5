import Foundation
import Testing

@testable import LocalJuju

@Suite struct ProcessTests {
    @Test("a hook's environment is a closed list")
    func environment() throws {
        let test = try TestModel()
        try test.deploy(dispatch: "env -0 | tr '\\0' '\\n' | grep -v '^_=' | grep -v '^PWD=' > env-$JUJU_HOOK_NAME")
        let lines = test.lines("env-start")
        let names = lines.compactMap { $0.split(separator: "=").first.map(String.init) }
        #expect(
            names.sorted()
                == [
                    "APT_LISTCHANGES_FRONTEND", "CHARM_DIR", "CLOUD_API_VERSION", "DEBIAN_FRONTEND",
                    "JUJU_AGENT_SOCKET_ADDRESS", "JUJU_AGENT_SOCKET_NETWORK", "JUJU_API_ADDRESSES",
                    "JUJU_AVAILABILITY_ZONE", "JUJU_CHARM_DIR", "JUJU_CHARM_FTP_PROXY", "JUJU_CHARM_HTTPS_PROXY",
                    "JUJU_CHARM_HTTP_PROXY", "JUJU_CHARM_NO_PROXY", "JUJU_CONTEXT_ID", "JUJU_DISPATCH_PATH",
                    "JUJU_HOOK_NAME", "JUJU_MACHINE_ID", "JUJU_MODEL_NAME", "JUJU_MODEL_UUID",
                    "JUJU_PRINCIPAL_UNIT", "JUJU_SLA", "JUJU_UNIT_NAME", "JUJU_VERSION", "LANG", "PATH", "TERM",
                ])
        let unit = "\(test.model.folder)/units/web-0"
        for line in [
            "CHARM_DIR=\(unit)/charm", "JUJU_HOOK_NAME=start", "JUJU_DISPATCH_PATH=hooks/start", "JUJU_UNIT_NAME=web/0",
            "JUJU_AGENT_SOCKET_NETWORK=unix", "JUJU_MACHINE_ID=0", "JUJU_MODEL_NAME=test", "LANG=C.UTF-8",
            "JUJU_MODEL_UUID=\(test.model.uuid)",
        ] {
            #expect(lines.contains(line))
        }
        #expect(lines.contains { $0.hasPrefix("PATH=\(unit)/tools:") })
        #expect(lines.contains { $0.wholeMatch(of: /JUJU_CONTEXT_ID=web\/0-start-[0-9a-f]{32}/) != nil })
    }

    @Test("a hook runs in the charm's folder, alone on the command line, with nothing to read")
    func surroundings() throws {
        let test = try TestModel()
        try test.deploy(
            dispatch: "pwd > cwd; echo $# > count; readlink /proc/self/fd/0 > input; ls /proc/self/fd > fds")
        #expect(test.lines("cwd") == ["\(test.model.folder)/units/web-0/charm"])
        #expect(test.lines("count") == ["0"])
        #expect(test.lines("input") == ["/dev/null"])
        // 3 is the folder that ls itself reads.
        #expect(test.lines("fds") == ["0", "1", "2", "3"])
    }

    @Test("standard output is logged at DEBUG and error output at WARNING, in lines of at most 4096 bytes")
    func output() throws {
        let test = try TestModel()
        try test.deploy(
            dispatch: .on("start", "echo out; echo err >&2; head -c 5000 /dev/zero | tr '\\0' x; printf '\\377'"))
        let entries = try test.model.debugLog().filter { $0.module == "unit.web/0.start" }
        #expect(entries.filter { $0.level == "WARNING" }.map(\.message) == ["err"])
        let lines = entries.filter { $0.level == "DEBUG" }.map(\.message)
        #expect(lines.first == "out")
        #expect(lines.dropFirst().map(\.unicodeScalars.count) == [4096, 905])
        #expect(entries.allSatisfy { $0.entity == "unit-web-0" })
    }

    @Test("a child in the background that holds the output does not hold up the agent")
    func background() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "sleep 600 & echo $! > child"))
        let child = try #require(Int32(test.lines("child").first ?? ""))
        // It is left alone, as Juju leaves it.
        #expect(kill(child, 0) == 0)
        kill(child, SIGKILL)
        #expect(try test.unit().jujuStatus.current == "idle")
    }

    @Test("a hook that the charm has no program for counts as done")
    func missingHook() throws {
        let test = try TestModel()
        try test.deploy(
            dispatch: nil,
            files: [
                "hooks/start": "#!/bin/sh\necho $JUJU_DISPATCH_PATH > started\n", "hooks/config-changed": "#!/bin/sh\n",
            ])
        #expect(test.lines("started") == ["hooks/start"])
        #expect(try test.log("INFO").contains("skipped \"install\" hook (missing)"))
        #expect(try test.unit().workloadStatus.current == "unknown")
    }

    @Test("a dispatch that cannot be executed is an error, not a missing hook")
    func notExecutable() throws {
        let test = try TestModel()
        let charm = try test.charm()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(charm)/dispatch")
        _ = try test.model.deploy(charm: charm)
        #expect(try test.unit().workloadStatus.message == "hook failed: \"install\"")
        #expect(try test.log("ERROR").first?.hasSuffix("permission denied") == true)
    }

    @Test("a hook that a SIGTERM or SIGKILL ends runs again and has not failed", arguments: ["TERM", "KILL"])
    func signalled(signal: String) throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "[ -f once ] || { touch once; state-set k=v; kill -\(signal) $$; }"))
        #expect(test.lines("events").suffix(2) == ["start", "start"])
        #expect(try test.unit().workloadStatus.current == "unknown")
        #expect(test.model.state[unit: "web/0"]?.state == [:])
    }

    @Test("another signal fails the hook")
    func otherSignal() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "kill -SEGV $$"))
        #expect(try test.log("ERROR").first?.hasSuffix("failed: signal: segmentation fault") == true)
    }

    @Test("a model whose path is too long for a socket gets a short one")
    func longPath() throws {
        let test = try TestModel()
        let deep = test.folder.appending(path: String(repeating: "d", count: 120)).path()
        let model = try LocalModel.create(at: deep, name: "deep")
        model.hookToolExecutable = TestModel.tools
        _ = try model.deploy(charm: test.charm(dispatch: "status-set active; echo $JUJU_AGENT_SOCKET_ADDRESS"))
        #expect(model.status().applications["web"]?.units?["web/0"]?.workloadStatus.current == "active")
    }

    @Test("lines are split at line feeds, whatever pieces they come in")
    func lines() {
        var lines = OutputLines()
        #expect(lines.append(Array("a\r\nb".utf8)) == ["a"])
        #expect(lines.append(Array("c\n\n".utf8)) == ["bc", ""])
        #expect(lines.append(Array("end".utf8)) == [])
        #expect(lines.finish() == "end")
        #expect(lines.finish() == nil)
    }
}
