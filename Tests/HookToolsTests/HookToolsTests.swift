import Foundation
import HookTools
import Testing

@Suite struct HookToolsTests {
    @Test("a call without a tool, without an absolute directory, or of an unknown tool is an error of the call")
    func badRequests() {
        var context = HookContext.hook()
        #expect(throws: HookToolError(.badRequest, "bad request: command not specified")) { try context.run([""]) }
        #expect(throws: HookToolError(.badRequest, "bad request: Dir is not absolute")) {
            try context.run(["is-leader"], directory: "here")
        }
        #expect(throws: HookToolError(.badRequest, "bad request: unknown command: nope")) {
            try context.run(["nope"])
        }
        context.profile = .v4_0
        #expect(throws: HookToolError(.badRequest, "bad request: unknown hook command: leader-get")) {
            try context.run(["leader-get"])
        }
        context.profile = .v2_9
        #expect(throws: HookToolError(.badRequest, "bad request: unknown command: secret-get")) {
            try context.run(["secret-get"])
        }
    }

    @Test("each generation of Juju has its own tools")
    func names() {
        let (old, current, new) = (
            HookTools.names(in: .v2_9), HookTools.names(in: .v3_6), HookTools.names(in: .v4_0)
        )
        #expect(new.contains("secret-get") && new.contains("relation-model-get") && !new.contains("add-metric"))
        #expect(current.contains("secret-get") && current.contains("leader-set"))
        #expect(!old.contains("secret-get") && old.contains("payload-register"))
        #expect(current == current.sorted())
        #expect(new.count == 38)
    }

    @Test("every tool has help, refuses unknown flags, and survives hostile arguments", arguments: JujuProfile.allCases)
    func everyTool(profile: JujuProfile) throws {
        for name in HookTools.names(in: profile) {
            var context = HookContext.hook(profile: profile)
            let help = try context.run([name, "--help"])
            #expect(help.exitCode == 0)
            #expect(String(decoding: help.output, as: UTF8.self).hasPrefix("Usage: \(name)"))
            try ToolCase.fails(name, "--nope", code: 2, "option provided but not defined: --nope").check(in: &context)
            for hostile in [
                "", "\0", "=", "==", "-", "/", ":", "#", ".", "a=\0", "\u{fffd}", "secret:", "-1", "k#file=/dev/zero",
            ] {
                let response = try context.run([name, hostile, hostile, hostile])
                #expect((0...2).contains(response.exitCode))
            }
        }
    }

    @Test("an answer is written to a file relative to the caller's directory")
    func outputFile() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        var context = HookContext.hook()
        let response = try context.run(
            ["is-leader", "--format=json", "-o", "answer"], directory: directory.path)
        #expect(response == HookToolResponse(exitCode: 0))
        #expect(try String(contentsOf: directory.appending(path: "answer"), encoding: .utf8) == "true\n")
        let refused = try context.run(["is-leader", "-o", "no/such"], directory: "/nonexistent")
        #expect(refused.exitCode == 1)
        #expect(
            String(decoding: refused.errorOutput, as: UTF8.self)
                == "ERROR open /nonexistent/no/such: no such file or directory\n")
    }

    @Test("formats that a tool does not have are refused")
    func formats() throws {
        var context = HookContext.hook()
        let wrong = "invalid value \"xml\" for option --format: unknown format \"xml\""
        try ToolCase.fails("config-get", "--format", "xml", code: 2, wrong).check(in: &context)
        let smart = "invalid value \"smart\" for option --format: unknown format \"smart\""
        try ToolCase.fails("goal-state", "--format=smart", code: 2, smart).check(in: &context)
        try ToolCase.fails("is-leader", "x", code: 2, "unrecognized args: [\"x\"]").check(in: &context)
    }
}
