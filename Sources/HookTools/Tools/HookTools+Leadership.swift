import PlainValues

extension HookTools {
    /// `is-leader`, `leader-get`, `leader-set`.
    static let leadershipTools = [
        HookTool("is-leader", purpose: "Print application leadership status.", flags: ToolFlag.output, body: isLeader),
        HookTool(
            "leader-get", "[<key>]", purpose: "Print application leadership settings.", profiles: [.v2_9, .v3_6],
            flags: ToolFlag.output, body: leaderGet),
        HookTool(
            "leader-set", "<key>=<value> [...]", purpose: "Write application leadership settings.",
            profiles: [.v2_9, .v3_6], body: leaderSet),
    ]

    private static func isLeader(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        try call.arguments.expect(atMost: 0)
        do throws(HookToolError) {
            return .value(.bool(try context.isLeader()))
        } catch {
            throw HookToolError(error.code, "leadership status unknown: \(error.description)")
        }
    }

    private static func leaderGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        var key = call.positionals.first ?? ""
        if key == "-" { key = "" }
        guard !key.contains("=") else { throw HookToolError(.usage, "invalid key \(GoText.quoted(key))") }
        try call.arguments.expect(atMost: 1)
        let settings: [String: String]
        do throws(HookToolError) {
            settings = try context.effects.leaderSettings()
        } catch {
            throw HookToolError(error.code, "cannot read leadership settings: \(error.description)")
        }
        return key.isEmpty ? .settings(settings) : .value(settings[key].map(PlainValue.string) ?? .null)
    }

    private static func leaderSet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let settings = try KeyValues.parse(call.positionals)
        do throws(HookToolError) {
            guard try context.isLeader() else {
                throw HookToolError(.failed, "cannot write settings: not the leader")
            }
            try context.effects.setLeaderSettings(settings)
        } catch {
            throw HookToolError(error.code, "cannot write leadership settings: \(error.description)")
        }
        return .silence
    }
}
