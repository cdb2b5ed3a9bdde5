/// A tool: its flags, and what it does.
final class HookTool: Sendable {
    /// What a tool does.
    ///
    /// It throws `.usage` for wrong arguments and `.failed` for everything else.
    typealias Body = @Sendable (inout HookContext, ToolCall) throws(HookToolError) -> ToolAnswer

    /// The tool's name.
    let name: String
    /// The arguments, as the help names them.
    let usage: String
    /// What the tool is for, in one line.
    let purpose: String
    /// The Jujus that have it.
    let profiles: [JujuProfile]
    /// The flags.
    let flags: [ToolFlag]
    /// What it does.
    let body: Body

    init(
        _ name: String,
        _ usage: String = "",
        purpose: String,
        profiles: [JujuProfile] = JujuProfile.allCases,
        flags: [ToolFlag] = [],
        body: @escaping Body
    ) {
        self.name = name
        self.usage = usage
        self.purpose = purpose
        self.profiles = profiles
        self.flags = flags
        self.body = body
    }

    /// What `--help` prints.
    var help: String {
        let options = flags.map { flag in flag.names.map(ToolFlag.withDashes).joined(separator: ", ") }.sorted()
        let usage = "Usage: \(name)" + (options.isEmpty ? "" : " [options]") + (usage.isEmpty ? "" : " " + usage)
        let summary = "\n\nSummary:\n\(purpose)\n"
        return usage + summary + (options.isEmpty ? "" : "\nOptions:\n" + options.map { $0 + "\n" }.joined())
    }
}
