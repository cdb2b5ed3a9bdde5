extension HookTools {
    /// `payload-register`, `payload-unregister`, `payload-status-set`.
    static let payloadTools = [
        HookTool(
            "payload-register", "<type> <class> <id> [tags...]", purpose: "Register a charm payload with Juju.",
            profiles: [.v2_9, .v3_6], body: payloadRegister),
        HookTool(
            "payload-unregister", "<class> <id>", purpose: "Stop tracking a payload.", profiles: [.v2_9, .v3_6],
            body: payloadUnregister),
        HookTool(
            "payload-status-set", "<class> <id> <status>", purpose: "Update the status of a payload.",
            profiles: [.v2_9, .v3_6], body: payloadStatusSet),
    ]

    private static func payloadRegister(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let arguments = call.positionals
        guard arguments.count >= 3 else { throw HookToolError(.usage, "missing required arguments") }
        let (type, name) = (arguments[0], arguments[1])
        guard let expected = context.payloadTypes[name] else {
            throw HookToolError(.failed, "payload \(GoText.quoted(name)) not found in metadata.yaml")
        }
        guard type == expected else {
            let types = "incorrect type \(GoText.quoted(type)) for payload \(GoText.quoted(name))"
            throw HookToolError(.failed, "\(types), expected \(GoText.quoted(expected))")
        }
        try context.effects.registerPayload(
            class: name, type: type, id: arguments[2], labels: Array(arguments[3...]))
        return .silence
    }

    private static func payloadUnregister(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard call.positionals.count >= 2 else { throw HookToolError(.usage, "missing required arguments") }
        try call.arguments.expect(atMost: 2)
        try context.effects.unregisterPayload(class: call.positionals[0], id: call.positionals[1])
        return .silence
    }

    private static func payloadStatusSet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let arguments = call.positionals
        guard arguments.count >= 3 else { throw HookToolError(.usage, "missing required arguments") }
        try call.arguments.expect(atMost: 3)
        let states = ["running", "starting", "stopped", "stopping"]
        // The documentation says "started" where the agent says "running".
        guard states.contains(arguments[2]) || arguments[2] == "started" else {
            let expected = "expected one of \(GoText.quoted(states))"
            throw HookToolError(.usage, "status \(GoText.quoted(arguments[2])) not supported; \(expected)")
        }
        try context.effects.setPayloadStatus(class: arguments[0], id: arguments[1], status: arguments[2])
        return .silence
    }
}
