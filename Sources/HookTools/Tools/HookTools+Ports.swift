import PlainValues

extension HookTools {
    /// `open-port`, `close-port`, `opened-ports`.
    static let portTools = [
        HookTool(
            "open-port", "<port>[/<protocol>] or <from>-<to>[/<protocol>] or icmp",
            purpose: "Register a request to open a port or port range.",
            flags: [ToolFlag("endpoints", kind: .text), .deprecatedFormat], body: openPort),
        HookTool(
            "close-port", "<port>[/<protocol>] or <from>-<to>[/<protocol>] or icmp",
            purpose: "Register a request to close a port or port range.",
            flags: [ToolFlag("endpoints", kind: .text), .deprecatedFormat], body: closePort),
        HookTool(
            "opened-ports", purpose: "List all ports or port ranges opened by the unit.",
            flags: [ToolFlag("endpoints", kind: .bool)] + ToolFlag.output, body: openedPorts),
    ]

    private static func openPort(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        for range in try portRanges(of: call, in: context) { try context.openPort(range) }
        return formatWarning(of: "open-port", call)
    }

    private static func closePort(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        for range in try portRanges(of: call, in: context) { try context.closePort(range) }
        return formatWarning(of: "close-port", call)
    }

    /// The range of the call's argument, once for every endpoint that the call names.
    private static func portRanges(
        of call: ToolCall, in context: HookContext
    ) throws(HookToolError) -> [PortRange] {
        guard let text = call.positionals.first else { throw HookToolError(.usage, "no port or range specified") }
        let range = try PortRange(parsing: text.lowercased())
        try call.arguments.expect(atMost: 1)
        if context.isKubernetes, range.from != range.to {
            let remedy = "please specify a single port"
            throw HookToolError(.failed, "port ranges are not supported for k8s applications, \(remedy)")
        }
        guard let endpoints = call.arguments.text("endpoints"), !endpoints.isEmpty else { return [range] }
        return endpoints.split(separator: ",", omittingEmptySubsequences: false).map { endpoint in
            var range = range
            range.endpoint = String(endpoint.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            return range
        }
    }

    private static func openedPorts(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        try call.arguments.expect(atMost: 0)
        // Before Juju 4 the tool shows what was open when the hook started.
        let ranges = context.profile == .v4_0 ? context.pendingPorts : context.machinePorts[context.unit] ?? []
        var endpoints: [PortRange: Set<String>] = [:]
        for range in ranges {
            var everywhere = range
            everywhere.endpoint = ""
            endpoints[everywhere, default: []].insert(range.endpoint)
        }
        let sorted = endpoints.keys.sorted { $0.precedes($1) }
        guard call.arguments.isSet("endpoints") else { return .texts(sorted.map(\.description)) }
        return .texts(
            sorted.map { range in
                let names = endpoints[range] ?? []
                return "\(range) (\(names.contains("") ? "*" : names.sorted().joined(separator: ", ")))"
            })
    }
}
