import PlainValues

extension HookTools {
    /// `config-get`.
    static let configTools = [
        HookTool(
            "config-get", "[<key>]", purpose: "Print application configuration.",
            flags: [ToolFlag("a", "all", kind: .bool)] + ToolFlag.output, body: configGet)
    ]

    private static func configGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let all = call.arguments.isSet("a")
        let key = call.positionals.first ?? ""
        if !key.isEmpty, all {
            throw HookToolError(.usage, "cannot use argument --all together with key \(GoText.quoted(key))")
        }
        try call.arguments.expect(atMost: 1)
        guard key.isEmpty else { return .value(context.config[key] ?? .null) }
        return .value(.sortedObject(all ? context.config : context.config.filter { $0.value != .null }))
    }
}
