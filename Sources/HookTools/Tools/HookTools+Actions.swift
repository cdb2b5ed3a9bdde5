import OrderedCollections
import PlainValues

extension HookTools {
    /// `action-get`, `action-set`, `action-fail`, `action-log`.
    static let actionTools = [
        HookTool(
            "action-get", "[<key>[.<key>.<key>...]]", purpose: "Get action parameters.", flags: ToolFlag.output,
            body: actionGet),
        HookTool("action-set", "<key>=<value> [<key>=<value> ...]", purpose: "Set action results.", body: actionSet),
        HookTool(
            "action-fail", "[\"<failure message>\"]", purpose: "Set action fail status with message.", body: actionFail),
        HookTool(
            "action-log", "<message>", purpose: "Record a progress message for the current action.", body: actionLog),
    ]

    private static let reservedKeys: Set = ["stdout", "stdout-encoding", "stderr", "stderr-encoding"]

    private static func actionGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let path = try call.optionalArgument()
        var value = try runningAction(context).parameters
        for key in path?.split(separator: ".", omittingEmptySubsequences: false) ?? [] {
            value = value[String(key)] ?? .null
        }
        return .value(value.sorted)
    }

    private static func actionSet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        var results: [(keys: [String], value: String)] = []
        for argument in call.positionals {
            guard let equals = argument.firstIndex(of: "=") else {
                throw HookToolError(.usage, "argument \(GoText.quoted(argument)) must be of the form key...=value")
            }
            let keys = argument[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            for key in keys { try checkResultKey(key) }
            guard keys.count <= deepestResult else {
                throw HookToolError(.usage, "argument \(GoText.quoted(argument)) has too many keys")
            }
            results.append((keys, String(argument[argument.index(after: equals)...])))
        }
        var action = try runningAction(context)
        for result in results {
            action.results = adding(result.value, at: result.keys[...], to: action.results)
        }
        context.action = action
        return .silence
    }

    /// How many keys one result may have: the maps are written one inside the other.
    private static let deepestResult = 100

    private static func checkResultKey(_ key: String) throws(HookToolError) {
        let isWord = key.utf8.allSatisfy { byte in
            (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isWord, !key.isEmpty, !key.hasPrefix("-"), !key.hasSuffix("-") else {
            let rule =
                "must start and end with lowercase alphanumeric, and contain only lowercase alphanumeric, hyphens and periods"
            throw HookToolError(.usage, "key \(GoText.quoted(key)) \(rule)")
        }
        guard !reservedKeys.contains(key) else {
            throw HookToolError(.usage, "cannot set reserved action key \"\(key)\"")
        }
    }

    /// The map with a value under a path of keys: what stood in the way is replaced.
    private static func adding(_ value: String, at keys: ArraySlice<String>, to map: PlainMap) -> PlainMap {
        guard let key = keys.first else { return map }
        var map = map
        if keys.count == 1 {
            map[.string(key)] = .string(value)
        } else {
            map[.string(key)] = .map(adding(value, at: keys.dropFirst(), to: map[.string(key)]?.mapValue ?? [:]))
        }
        return map
    }

    private static func actionFail(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        let message = try call.optionalArgument()
        var action = try runningAction(context)
        action.failureMessage = message ?? "action failed without reason given, check action for errors"
        context.action = action
        return .silence
    }

    private static func actionLog(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard !call.positionals.isEmpty else { throw HookToolError(.usage, "no message specified") }
        _ = try runningAction(context)
        try context.effects.logAction(call.positionals.joined(separator: " "))
        return .silence
    }

    private static func runningAction(_ context: HookContext) throws(HookToolError) -> ActionRun {
        guard let action = context.action else { throw HookToolError(.failed, "not running an action") }
        return action
    }
}
