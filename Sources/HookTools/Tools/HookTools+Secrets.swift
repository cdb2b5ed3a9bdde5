import OrderedCollections
import PlainValues

extension HookTools {
    /// The tools that read and write secrets (Juju 3 and later).
    static let secretTools = [
        HookTool(
            "secret-add", "[key[#base64|#file]=value...]", purpose: "Add a new secret.", profiles: secretProfiles,
            flags: secretFlags, body: secretAdd),
        HookTool(
            "secret-set", "<ID> [key[#base64]=value...]", purpose: "Update an existing secret.",
            profiles: secretProfiles, flags: secretFlags, body: secretSet),
        HookTool(
            "secret-get", "<ID> [key[#base64]]", purpose: "Get the content of a secret.", profiles: secretProfiles,
            flags: [
                ToolFlag("label", kind: .text), ToolFlag("peek", kind: .bool), ToolFlag("refresh", kind: .bool),
            ] + ToolFlag.structuredOutput, body: secretGet),
        HookTool(
            "secret-info-get", "<ID>", purpose: "Get a secret's metadata info.", profiles: secretProfiles,
            flags: [ToolFlag("label", kind: .text)] + ToolFlag.structuredOutput, body: secretInfoGet),
        HookTool(
            "secret-ids", purpose: "Print secret IDs.", profiles: secretProfiles, flags: ToolFlag.output,
            body: secretIDs),
        HookTool(
            "secret-remove", "<ID>", purpose: "Remove an existing secret.", profiles: secretProfiles,
            flags: [ToolFlag("revision", kind: .integer)], body: secretRemove),
    ]

    static let secretProfiles: [JujuProfile] = [.v3_6, .v4_0]

    private static let secretFlags = ["expire", "rotate", "description", "label", "file", "owner"]
        .map { ToolFlag($0, kind: .text) }

    private static let rotations: Set = [
        "never", "hourly", "daily", "weekly", "monthly", "quarterly", "yearly",
    ]

    private static func secretAdd(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard !call.positionals.isEmpty || call.arguments.text("file")?.isEmpty == false else {
            throw HookToolError(.usage, "missing secret value or filename")
        }
        let update = try secretUpdate(of: call, arguments: call.positionals, in: context)
        guard let content = update.content else { throw HookToolError(.failed, "empty secret value not valid") }
        let owner: SecretSnapshot.Owner = call.arguments.text("owner") == "unit" ? .unit : .application
        return .plain("secret:" + (try context.createSecret(content, owner: owner, words: update)) + "\n")
    }

    private static func secretSet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let id = try secretID(of: call)
        let update = try secretUpdate(of: call, arguments: Array(call.positionals.dropFirst()), in: context)
        try context.updateSecret(id, update)
        return .silence
    }

    /// What the flags and arguments of `secret-add` and `secret-set` say.
    private static func secretUpdate(
        of call: ToolCall, arguments: [String], in context: HookContext
    ) throws(HookToolError) -> SecretChanges.Update {
        var update = SecretChanges.Update()
        if let expiry = call.arguments.text("expire"), !expiry.isEmpty {
            update.expiry = try SecretExpiry.parse(expiry, now: context.effects.wallClockSeconds())
        }
        if let rotation = call.arguments.text("rotate"), !rotation.isEmpty {
            guard rotations.contains(rotation) else {
                throw HookToolError(.usage, "rotate policy \(GoText.quoted(rotation)) not valid")
            }
            update.rotation = rotation
        }
        let owner = call.arguments.text("owner") ?? "application"
        guard owner == "application" || owner == "unit" else {
            throw HookToolError(.usage, "secret owner \(GoText.quoted(owner)) not valid")
        }
        let content = try SecretContent(
            arguments: arguments, file: call.arguments.text("file"), files: call.files)
        if !content.base64Values.isEmpty { update.content = content }
        if let label = call.arguments.text("label"), !label.isEmpty { update.label = label }
        if let words = call.arguments.text("description"), !words.isEmpty { update.description = words }
        return update
    }

    private static func secretGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let (id, label) = try secretIDOrLabel(of: call)
        let (peek, refresh) = (call.arguments.isSet("peek"), call.arguments.isSet("refresh"))
        guard !(peek && refresh) else {
            throw HookToolError(.usage, "specify one of --peek or --refresh but not both")
        }
        try call.arguments.expect(atMost: 2)
        let content = try context.readSecret(id: id, label: label, peek: peek, refresh: refresh)
        guard let key = call.positionals.dropFirst().first, !key.isEmpty else {
            return .settings(try content.values())
        }
        return .value(.string(try content.value(key)))
    }

    private static func secretInfoGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let (id, label) = try secretIDOrLabel(of: call)
        guard id == nil || label == nil else {
            throw HookToolError(.usage, "specify either a secret URI or label but not both")
        }
        try call.arguments.expect(atMost: 1)
        let managed = try context.managedSecrets()
        guard let secret = id.map({ managed[$0] }) ?? managed.values.first(where: { $0.label == label }) else {
            throw HookToolError(.failed, "secret \(GoText.quoted(id ?? label ?? "")) not found")
        }
        return .value([.string(secret.id): details(secret)])
    }

    /// The keys are in the order of Juju's structure, which leaves out what is empty.
    private static func details(_ secret: SecretSnapshot) -> PlainValue {
        var entry: PlainMap = [
            "revision": .int(secret.latestRevision), "label": .string(secret.label),
            "owner": .string(secret.owner == .unit ? "unit" : "application"),
        ]
        let words = [("description", secret.description), ("rotation", secret.rotation)]
        for (key, text) in words where !text.isEmpty { entry[.string(key)] = .string(text) }
        if let expiry = secret.expiry { entry["expiry"] = .timestamp(expiry) }
        if let rotates = secret.nextRotation { entry["rotates"] = .timestamp(rotates) }
        guard !secret.grants.isEmpty else { return .map(entry) }
        entry["access"] = .array(
            secret.grants.map { grant in
                ["target": .string(grant.target), "scope": .string(grant.scope), "role": .string(grant.role)]
            })
        return .map(entry)
    }

    private static func secretIDs(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        try call.arguments.expect(atMost: 0)
        let ids = try context.managedSecrets().keys.sorted()
        return ids.isEmpty ? .missingTexts : .texts(ids)
    }

    private static func secretRemove(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let id = try secretID(of: call)
        try call.arguments.expect(atMost: 1)
        let revision = call.arguments.text("revision").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        try context.removeSecret(id, SecretChanges.Removal(revision: revision))
        return .silence
    }

    /// The id that the first argument names.
    static func secretID(of call: ToolCall) throws(HookToolError) -> String {
        guard let uri = call.positionals.first else { throw HookToolError(.usage, "missing secret URI") }
        return try SecretID.parse(uri)
    }

    private static func secretIDOrLabel(of call: ToolCall) throws(HookToolError) -> (id: String?, label: String?) {
        var id: String?
        if let uri = call.positionals.first { id = try SecretID.parse(uri) }
        let label = call.arguments.text("label").flatMap { $0.isEmpty ? nil : $0 }
        guard id != nil || label != nil else {
            throw HookToolError(.usage, "require either a secret URI or label")
        }
        return (id, label)
    }
}
