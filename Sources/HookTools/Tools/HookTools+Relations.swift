import PlainValues

extension HookTools {
    /// `relation-ids`, `relation-list`, `relation-get`, `relation-set`, `relation-model-get`.
    static let relationTools = [
        HookTool(
            "relation-ids", "<name>", purpose: "List all relation ids with the given endpoint.",
            flags: ToolFlag.output, body: relationIDs),
        HookTool(
            "relation-list", purpose: "List relation units.",
            flags: [.relation, ToolFlag("app", kind: .bool)] + ToolFlag.output, body: relationList),
        HookTool(
            "relation-get", "[<key> [<unit id>]]", purpose: "Get relation settings.",
            flags: [.relation, ToolFlag("app", kind: .bool)] + ToolFlag.output, body: relationGet),
        HookTool(
            "relation-set", "key=value [key=value ...]", purpose: "Set relation settings.",
            flags: [.relation, .file, ToolFlag("app", kind: .bool), .deprecatedFormat], body: relationSet),
        HookTool(
            "relation-model-get", purpose: "Get details about the model hosting a related application.",
            profiles: [.v3_6, .v4_0], flags: [.relation] + ToolFlag.output, body: relationModelGet),
    ]

    private static func relationIDs(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        var endpoint = context.event.relationID.flatMap { context.relations[$0]?.endpoint } ?? ""
        if let argument = call.positionals.first { endpoint = argument }
        guard !endpoint.isEmpty else { throw HookToolError(.usage, "no endpoint name specified") }
        try call.arguments.expect(atMost: 1)
        let listed = context.relations.values.filter { relation in
            relation.endpoint == endpoint && !(relation.isBroken && context.profile != .v2_9)
        }
        return .texts(listed.map(\.fakeID).sorted())
    }

    private static func relationList(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let relation = try relation(of: call, in: context)
        try call.arguments.expect(atMost: 0)
        if call.arguments.isSet("app") { return .value(.string(relation.remoteApplication)) }
        return .texts(relation.remoteUnits.sorted())
    }

    private static func relationGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let relation = try relation(of: call, in: context)
        let key = call.positionals.first ?? ""
        let bag = try RelationBag(named: call.positionals.dropFirst().first, call.arguments.isSet("app"), context.event)
        try call.arguments.expect(atMost: 2)
        let settings = try context.settings(of: bag, in: relation)
        if key.isEmpty || key == "-" { return .settings(settings) }
        return .value(settings[key].map(PlainValue.string) ?? .null)
    }

    private static func relationSet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let relation = try relation(of: call, in: context)
        let settings = try settings(of: call)
        let ofApplication = call.arguments.isSet("app")
        if ofApplication {
            guard try context.isLeader() else { throw HookToolError(.failed, "cannot write relation settings") }
        }
        // An empty value removes its key.
        let change = settings.mapValues { value -> String? in value.isEmpty ? nil : value }
        let pending = ofApplication ? \HookChanges.applicationSettings : \HookChanges.unitSettings
        context.changes[keyPath: pending][relation.id, default: [:]].merge(change) { $1 }
        return formatWarning(of: "relation-set", call)
    }

    private static func relationModelGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let relation = try relation(of: call, in: context)
        try call.arguments.expect(atMost: 0)
        return .value(["uuid": .string(relation.remoteModelUUID)])
    }

    /// The relation that the call names, or else the event's.
    static func relation(of call: ToolCall, in context: HookContext) throws(HookToolError) -> RelationSnapshot {
        guard let id = call.arguments.text("r").flatMap({ Int($0) }) ?? context.event.relationID else {
            throw HookToolError(.usage, "no relation id specified")
        }
        guard let relation = context.relations[id] else { throw HookToolError(.failed, "relation not found") }
        return relation
    }
}
