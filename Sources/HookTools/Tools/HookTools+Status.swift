import OrderedCollections
import PlainValues

extension HookTools {
    /// `status-get`, `status-set`, `application-version-set`.
    static let statusTools = [
        HookTool(
            "status-get", purpose: "Print status information.",
            flags: [ToolFlag("include-data", kind: .bool), ToolFlag("application", kind: .bool)] + ToolFlag.output,
            body: statusGet),
        HookTool(
            "status-set", "<maintenance | blocked | waiting | active> [message]", purpose: "Set status information.",
            flags: [ToolFlag("application", kind: .bool)], body: statusSet),
        HookTool(
            "application-version-set", "<new-version>",
            purpose: "Specify which version of the application is deployed.", body: applicationVersionSet),
    ]

    private static func statusGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        try call.arguments.expect(atMost: 0)
        let withData = call.arguments.isSet("include-data")
        let bareWord = call.format == .smart && !withData
        guard call.arguments.isSet("application") else {
            // A later status-set does not refresh what was read once.
            let status = context.cachedStatus ?? context.status
            context.cachedStatus = status
            return .value(bareWord ? .string(status.status) : details(status, withData: withData))
        }
        let status = try applicationStatus(&context)
        if bareWord { return .value(.string(status.application.status)) }
        var application = details(status.application, withData: withData).mapValue ?? [:]
        application["units"] = .sortedObject(status.units.mapValues { details($0, withData: withData) })
        return .value(["application-status": .map(application)])
    }

    private static func applicationStatus(
        _ context: inout HookContext
    ) throws(HookToolError) -> ApplicationStatus {
        do throws(HookToolError) {
            try context.requireLeader()
            return try context.effects.applicationStatus()
        } catch {
            throw HookToolError(error.code, "finding application status: \(error.description)")
        }
    }

    /// The keys are in alphabetical order: Go prints a map.
    private static func details(_ status: EntityStatus, withData: Bool) -> PlainValue {
        guard withData else { return ["status": .string(status.status)] }
        return [
            "message": .string(status.message), "status": .string(status.status),
            "status-data": PlainValue.sortedObject(status.data).sorted,
        ]
    }

    private static func statusSet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard let status = call.positionals.first else {
            throw HookToolError(.usage, "invalid args, require <status> [message]")
        }
        guard ["maintenance", "blocked", "waiting", "active"].contains(status) else {
            let expected = "expected one of [maintenance blocked waiting active]"
            throw HookToolError(.usage, "invalid status \(GoText.quoted(status)), \(expected)")
        }
        try call.arguments.expect(atMost: 2)
        let message = call.positionals.count > 1 ? call.positionals[1] : ""
        if call.arguments.isSet("application") {
            try context.requireLeader()
            try context.effects.setApplicationStatus(status, message: message)
        } else {
            try context.effects.setUnitStatus(status, message: message)
            context.status = EntityStatus(status: status, message: message)
        }
        return .silence
    }

    private static func applicationVersionSet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard let version = call.positionals.first else { throw HookToolError(.usage, "no version specified") }
        try call.arguments.expect(atMost: 1)
        try context.effects.setApplicationVersion(version)
        return .silence
    }
}
