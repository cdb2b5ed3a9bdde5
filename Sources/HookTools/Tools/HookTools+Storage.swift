import OrderedCollections
import PlainValues

extension HookTools {
    /// `storage-list`, `storage-get`, `storage-add`.
    static let storageTools = [
        HookTool(
            "storage-list", "[<storage-name>]", purpose: "List storage attached to the unit.",
            flags: ToolFlag.output, body: storageList),
        HookTool(
            "storage-get", "[<key>]", purpose: "Print information for the storage instance with the specified ID.",
            flags: [ToolFlag("s", kind: .storage)] + ToolFlag.output, body: storageGet),
        HookTool(
            "storage-add", "<charm storage name>[=count] ...", purpose: "Add storage instances.", body: storageAdd),
    ]

    private static func storageList(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let name = try call.optionalArgument() ?? ""
        return .texts(context.storages.values.filter { name.isEmpty || $0.name == name }.map(\.id).sorted())
    }

    private static func storageGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard let id = call.arguments.text("s") ?? context.event.storageID else {
            throw HookToolError(.usage, "no storage instance specified")
        }
        let key = try call.optionalArgument() ?? ""
        guard let storage = context.storages[id] else {
            throw HookToolError(.failed, "storage \(GoText.quoted(id)) not found")
        }
        switch key {
        case "": return .value(["kind": .string(storage.kind), "location": .string(storage.location)])
        case "kind": return .value(.string(storage.kind))
        case "location": return .value(.string(storage.location))
        default: throw HookToolError(.failed, "invalid storage attribute \(GoText.quoted(key))")
        }
    }

    private static func storageAdd(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard !call.positionals.isEmpty else {
            throw HookToolError(.usage, "storage add requires a storage directive")
        }
        var counts: [(name: String, count: Int)] = []
        for argument in call.positionals {
            let directive = try storageDirective(argument)
            guard !counts.contains(where: { $0.name == directive.name }) else {
                throw HookToolError(.usage, "storage \(GoText.quoted(directive.name)) specified more than once")
            }
            counts.append(directive)
        }
        for (name, count) in counts { context.changes.addedStorage[name, default: []].append(count) }
        return .silence
    }

    /// Reads `name` or `name=count`.
    ///
    /// Pools and sizes are known but not allowed here.
    private static func storageDirective(_ text: String) throws(HookToolError) -> (name: String, count: Int) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard !name.isEmpty, parts.count == 1 || !parts[1].isEmpty else {
            let expected = "expected \"name=constraints\" or \"name\""
            throw HookToolError(.usage, "\(expected), got \(GoText.quoted(text))")
        }
        guard parts.count > 1 else { return (name, 1) }
        guard parts[1].allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") }) else {
            throw HookToolError(.usage, "only count can be specified for \(GoText.quoted(name))")
        }
        guard let count = Int(parts[1]), count > 0 else {
            let reason = "count must be greater than zero, got \(GoText.quoted(String(parts[1])))"
            throw HookToolError(.usage, "cannot parse constraints for storage \(GoText.quoted(name)): \(reason)")
        }
        return (name, count)
    }
}
