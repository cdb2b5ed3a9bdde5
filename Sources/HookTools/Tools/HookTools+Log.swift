extension HookTools {
    /// `juju-log`.
    static let logTools = [
        HookTool(
            "juju-log", "<message>", purpose: "Write a message to the juju log.",
            flags: [
                ToolFlag("debug", kind: .bool), ToolFlag("l", "log-level", kind: .text), .deprecatedFormat,
            ], body: jujuLog)
    ]

    private static let levels: Set = ["TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]

    private static func jujuLog(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard !call.positionals.isEmpty else { throw HookToolError(.usage, "no message specified") }
        let wanted = call.arguments.text("l") ?? "INFO"
        var level = wanted.isEmpty ? "INFO" : wanted.uppercased()
        if call.arguments.isSet("debug") {
            level = "DEBUG"
        } else if level == "WARN" {
            level = "WARNING"
        } else if !levels.contains(level) {
            context.effects.log(
                level: "WARNING", message: "Specified log level of \(GoText.quoted(wanted)) is not valid")
            level = "INFO"
        }
        let prefix = context.event.relationID.flatMap { context.relations[$0]?.fakeID }.map { $0 + ": " } ?? ""
        context.effects.log(level: level, message: prefix + call.positionals.joined(separator: " "))
        return formatWarning(of: "juju-log", call)
    }

    /// The warning of the tools that once had formats.
    static func formatWarning(of tool: String, _ call: ToolCall) -> ToolAnswer {
        guard call.arguments.text("format")?.isEmpty == false else { return .silence }
        return .warning("--format flag deprecated for command \(GoText.quoted(tool))")
    }
}
