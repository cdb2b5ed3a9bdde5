import PlainValues

extension HookTools {
    /// `state-get`, `state-set`, `state-delete`.
    static let stateTools = [
        HookTool(
            "state-get", "[<key>]", purpose: "Print server-side-state value.",
            flags: [ToolFlag("strict", kind: .bool)] + ToolFlag.output, body: stateGet),
        HookTool(
            "state-set", "key=value [key=value ...]", purpose: "Set server-side-state values.", flags: [.file],
            body: stateSet),
        HookTool("state-delete", "<key>", purpose: "Delete server-side-state key value pairs.", body: stateDelete),
    ]

    private static let longestKey = 256
    private static let longestValue = 65536

    private static func stateGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let key = try call.optionalArgument() ?? ""
        let state = HookChanges.applying(context.changes.state, to: context.state)
        if key.isEmpty || key == "-" { return state.isEmpty ? .missingMap : .settings(state) }
        if state[key] == nil, call.arguments.isSet("strict") {
            throw HookToolError(.failed, "\(GoText.quoted(key)) not found")
        }
        return .value(.string(state[key] ?? ""))
    }

    private static func stateSet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let settings = try settings(of: call)
        for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
            guard key.utf8.count <= longestKey else {
                throw tooLong("key", limit: longestKey, actual: key.utf8.count)
            }
            guard value.utf8.count <= longestValue else {
                throw tooLong("value", limit: longestValue, actual: value.utf8.count)
            }
        }
        for (key, value) in settings { context.changes.state[key] = .some(value) }
        return .silence
    }

    private static func tooLong(_ what: String, limit: Int, actual: Int) -> HookToolError {
        HookToolError(.failed, "max allowed \(what) length (\(limit)) exceeded: \(actual)")
    }

    private static func stateDelete(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard let key = call.positionals.first, !key.isEmpty else {
            throw HookToolError(.usage, "no key specified")
        }
        try call.arguments.expect(atMost: 1)
        context.changes.state[key] = .some(nil)
        return .silence
    }

    /// The settings of `--file` and of the arguments, which count more.
    static func settings(of call: ToolCall) throws(HookToolError) -> [String: String] {
        let overrides = try KeyValues.parse(call.positionals)
        guard let path = call.arguments.text("file"), !path.isEmpty else { return overrides }
        let settings = try KeyValues.read(try call.files.readFileOrInput(path))
        return settings.merging(overrides) { $1 }
    }
}
