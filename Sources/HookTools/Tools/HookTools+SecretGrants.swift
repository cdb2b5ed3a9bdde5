extension HookTools {
    /// `secret-grant`, `secret-revoke` (Juju 3 and later).
    static let secretGrantTools = [
        HookTool(
            "secret-grant", "<ID>", purpose: "Grant access to a secret.", profiles: secretProfiles,
            flags: [ToolFlag("unit", kind: .text), .relation], body: secretGrant),
        HookTool(
            "secret-revoke", "<ID>", purpose: "Revoke access to a secret.", profiles: secretProfiles,
            flags: [ToolFlag("app", "application", kind: .text), ToolFlag("unit", kind: .text), .relation],
            body: secretRevoke),
    ]

    private static func secretGrant(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let id = try secretID(of: call)
        let relation = try relation(of: call, in: context)
        let unit = try unitFlag(of: call)
        if let unit, JujuNames.application(ofUnit: unit) != relation.remoteApplication {
            let application = GoText.quoted(relation.remoteApplication)
            throw HookToolError(
                .usage, "cannot specify unit \(GoText.quoted(unit)) in relation to application \(application)")
        }
        try call.arguments.expect(atMost: 1)
        try context.grantSecret(
            id,
            SecretChanges.Grant(relationID: relation.id, unit: unit, application: relation.remoteApplication))
        return .silence
    }

    private static func secretRevoke(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let id = try secretID(of: call)
        var application = call.arguments.text("app").flatMap { $0.isEmpty ? nil : $0 }
        if let application, !JujuNames.isApplication(application) {
            throw HookToolError(.usage, "application \(GoText.quoted(application)) not valid")
        }
        let unit = try unitFlag(of: call)
        guard application == nil || unit == nil else {
            throw HookToolError(.usage, "specify only one of application or unit")
        }
        var relationID: Int?
        if call.arguments.text("r") != nil || context.event.relationID != nil {
            let relation = try relation(of: call, in: context)
            guard application == nil else {
                throw HookToolError(.usage, "do not specify both relation and app")
            }
            relationID = relation.id
            application = relation.remoteApplication
        }
        guard application != nil || unit != nil else {
            throw HookToolError(.usage, "missing relation or application or unit")
        }
        try call.arguments.expect(atMost: 1)
        try context.revokeSecret(
            id, SecretChanges.Revocation(relationID: relationID, application: application, unit: unit))
        return .silence
    }

    private static func unitFlag(of call: ToolCall) throws(HookToolError) -> String? {
        guard let unit = call.arguments.text("unit"), !unit.isEmpty else { return nil }
        guard JujuNames.isUnit(unit) else { throw HookToolError(.usage, "unit \(GoText.quoted(unit)) not valid") }
        return unit
    }
}
