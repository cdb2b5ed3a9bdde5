import OrderedCollections
import PlainValues

extension HookTools {
    /// `goal-state`, `credential-get`, `juju-reboot`.
    static let modelTools = [
        HookTool(
            "goal-state", purpose: "Print the status of the charm's peers and related units.",
            flags: ToolFlag.structuredOutput, body: goalState),
        HookTool(
            "credential-get", purpose: "Access cloud credentials.", flags: ToolFlag.output, body: credentialGet),
        HookTool(
            "juju-reboot", purpose: "Reboot the host machine.", flags: [ToolFlag("now", kind: .bool)],
            body: jujuReboot),
    ]

    private static func goalState(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        try call.arguments.expect(atMost: 0)
        let goal = context.goalState()
        return .value([
            "units": items(goal.units), "relations": .sortedObject(goal.relations.mapValues(items)),
        ])
    }

    private static func items(_ items: [String: GoalState.Item]) -> PlainValue {
        .sortedObject(
            items.mapValues { item in
                var entry: PlainMap = ["status": .string(item.status)]
                if !item.since.isEmpty { entry["since"] = .string(item.since) }
                return .map(entry)
            })
    }

    private static func credentialGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        try call.arguments.expect(atMost: 0)
        if context.isKubernetes {
            let reason = "credential-get on a \"caas\" model not supported"
            throw HookToolError(.failed, "cannot access cloud credentials: \(reason)")
        }
        guard let cloud = context.cloudSpec else {
            throw HookToolError(.failed, "cannot access cloud credentials: permission denied")
        }
        return .value(cloud)
    }

    private static func jujuReboot(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        try call.arguments.expect(atMost: 0)
        guard context.action == nil else {
            throw HookToolError(.failed, "juju-reboot is not supported when running an action.")
        }
        // Once a reboot at once is asked for, a later call does not put it off.
        context.changes.reboot = call.arguments.isSet("now") || context.changes.reboot == .now ? .now : .afterHook
        return .silence
    }
}
