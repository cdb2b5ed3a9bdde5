import HookCommands
import Testing

@Suite struct HookCommandErrorTests {
    @Test(
        "the kind of failure is read from standard error",
        arguments: [
            ("relation-list", 2, #"ERROR invalid value "db:99" for option -r: relation not found"#, .relationNotFound),
            ("relation-get", 1, "ERROR Relation Not Found", .relationNotFound),
            ("network-get", 1, "ERROR relation 42 not found", .relationNotFound),
            ("relation-get", 1, #"ERROR unit "db/3" not found"#, .failed),
            ("storage-get", 2, "ERROR relation not found", .failed),
            ("secret-get", 1, #"ERROR secret "abc" not found"#, .secretNotFound),
            ("secret-get", 1, "ERROR permission denied", .permissionDenied),
            ("secret-grant", 1, "ERROR relation not found", .secretNotFound),
            ("relation-get", 1, "ERROR permission denied", .permissionDenied),
            ("state-get", 1, "ERROR access denied", .permissionDenied),
            ("relation-set", 1, "ERROR cannot write relation settings", .notLeader),
            ("status-get", 1, "ERROR finding application status: this unit is not the leader", .notLeader),
            ("config-get", 2, "ERROR option provided but not defined: --nope", .failed), ("is-leader", 1, "", .failed),
        ] as [(String, Int, String, HookCommandError.Code)])
    func kind(tool: String, exitCode: Int, text: String, code: HookCommandError.Code) {
        let error = HookCommandError(tool: tool, exitCode: exitCode, standardError: text + "\n")
        #expect(error.code == code)
        #expect(error.tool == tool)
        #expect(error.exitCode == exitCode)
        #expect(error.standardError == text + "\n")
        #expect(
            error.description
                == "\(tool) ended with exit status \(exitCode)" + (text.isEmpty ? " and said nothing." : ": \(text)"))
    }
}
