extension OutputFormat {
    /// The format that a call asks for, or else the tool's own: the first that it has.
    static func chosen(by arguments: ToolArguments, of tool: HookTool) -> OutputFormat {
        if let name = arguments.text("format"), let format = OutputFormat(rawValue: name) { return format }
        for flag in tool.flags {
            if case .format(let formats) = flag.kind, let first = formats.first { return first }
        }
        return .smart
    }
}
