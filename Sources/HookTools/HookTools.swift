/// The hook tools as the unit agent runs them: a request and what the hook sees in, an answer out.
package enum HookTools {
    /// The names of the tools that a generation of Juju has, sorted.
    package static func names(in profile: JujuProfile) -> [String] {
        []
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
        throw HookToolError(.badRequest, "bad request: unknown command: \(request.tool)")
    }
}
