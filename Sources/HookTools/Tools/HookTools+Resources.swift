extension HookTools {
    /// `resource-get`.
    static let resourceTools = [
        HookTool(
            "resource-get", "<resource name>", purpose: "Get the path to the locally cached resource file.",
            body: resourceGet)
    ]

    private static func resourceGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard let name = call.positionals.first, !name.isEmpty else {
            throw HookToolError(.usage, "missing required resource name")
        }
        try call.arguments.expect(atMost: 1)
        do throws(HookToolError) {
            return .plain(try context.effects.resourcePath(name))
        } catch {
            throw HookToolError(.failed, "could not download resource: \(error.description)")
        }
    }
}
