/// The hook tools as the unit agent runs them: a request and what the hook sees in, an answer out.
package enum HookTools {
    /// The names of the tools that a generation of Juju has, sorted.
    package static func names(in profile: JujuProfile) -> [String] {
        all.values.lazy.filter { $0.profiles.contains(profile) }.map(\.name).sorted()
    }

    /// Runs one tool.
    ///
    /// - Parameters:
    ///   - request: The call.
    ///   - context: What the hook sees; what the tool changes is recorded in it.
    /// - Returns: The exit code and what is printed. That a tool fails is no error here.
    /// - Throws: ``HookToolError`` when there is no answer but an error of the call (Juju's RPC error, with exactly this
    ///   text): `.inputRequired` when the tool wants to read standard input and none was supplied, `.badRequest` for
    ///   everything else, such as an unknown tool.
    package static func run(
        _ request: HookToolRequest, in context: inout HookContext
    ) throws(HookToolError) -> HookToolResponse {
        let tool = try tool(of: request, in: context.profile)
        do throws(HookToolError) {
            return try run(tool, request, in: &context)
        } catch {
            guard error.code == .usage || error.code == .failed else { throw error }
            let text = "ERROR \(error.description)\n"
            return HookToolResponse(exitCode: error.code == .usage ? 2 : 1, errorOutput: Array(text.utf8))
        }
    }

    private static func tool(
        of request: HookToolRequest, in profile: JujuProfile
    ) throws(HookToolError) -> HookTool {
        guard !request.tool.isEmpty else { throw HookToolError(.badRequest, "bad request: command not specified") }
        guard request.directory.hasPrefix("/") else {
            throw HookToolError(.badRequest, "bad request: Dir is not absolute")
        }
        guard let tool = all[request.tool], tool.profiles.contains(profile) else {
            let kind = profile == .v4_0 ? "hook command" : "command"
            throw HookToolError(.badRequest, "bad request: unknown \(kind): \(request.tool)")
        }
        return tool
    }

    private static func run(
        _ tool: HookTool, _ request: HookToolRequest, in context: inout HookContext
    ) throws(HookToolError) -> HookToolResponse {
        let check = FlagCheck(relations: context.relations, storages: context.storages)
        let arguments = try FlagParser.parse(request.arguments, flags: tool.flags, check: check.kept)
        if arguments.asksForHelp { return HookToolResponse(exitCode: 0, output: Array(tool.help.utf8)) }
        let format = OutputFormat.chosen(by: arguments, of: tool)
        let files = ToolFiles(input: request.input, directory: request.directory)
        let answer = try tool.body(&context, ToolCall(arguments: arguments, format: format, files: files))
        let output = Array(try OutputFormatter(format: format).text(of: answer).utf8)
        if case .warning(let text) = answer { return HookToolResponse(exitCode: 0, errorOutput: Array(text.utf8)) }
        if case .silence = answer { return HookToolResponse(exitCode: 0) }
        guard let path = arguments.text("o"), !path.isEmpty else {
            return HookToolResponse(exitCode: 0, output: output)
        }
        try files.writeFile(path, output)
        return HookToolResponse(exitCode: 0)
    }

    /// All tools of all Jujus, by name.
    private static let all = Dictionary(
        uniqueKeysWithValues: [
            statusTools, configTools, leadershipTools, logTools, portTools, networkTools, relationTools, stateTools,
            actionTools, modelTools, storageTools, resourceTools, secretTools, secretGrantTools, metricTools,
            payloadTools,
        ].flatMap { $0 }.map { ($0.name, $0) })
}
