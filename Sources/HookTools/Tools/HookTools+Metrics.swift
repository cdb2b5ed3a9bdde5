extension HookTools {
    /// `add-metric`.
    static let metricTools = [
        HookTool(
            "add-metric", "key1=value1 [key2=value2 ...]", purpose: "Add metrics.", profiles: [.v2_9, .v3_6],
            flags: [ToolFlag("l", "labels", kind: .text)], body: addMetric)
    ]

    private static func addMetric(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard !call.positionals.isEmpty else { throw HookToolError(.usage, "no metrics specified") }
        let metrics = try pairs(call.positionals, named: "metrics")
        let labels = call.arguments.text("l") ?? ""
        let pairsOfLabels = labels.isEmpty ? [] : labels.split(separator: ",", omittingEmptySubsequences: false)
        let labelValues = try pairs(pairsOfLabels.map(String.init), named: "labels")
        for (key, value) in metrics.sorted(by: { $0.key < $1.key }) {
            guard !key.hasPrefix("juju-") else { throw HookToolError(.failed, "\(key) uses a reserved prefix") }
            guard context.event.name == "collect-metrics" else {
                throw HookToolError(.failed, "cannot record metric: metrics not allowed in this context")
            }
            context.changes.metrics.append(HookChanges.Metric(key: key, value: value, labels: labelValues))
        }
        return .silence
    }

    private static func pairs(
        _ arguments: [String], named what: String
    ) throws(HookToolError) -> [String: String] {
        do throws(HookToolError) {
            return try KeyValues.parse(arguments, allowsEmptyValues: false)
        } catch {
            throw HookToolError(error.code, "invalid \(what): \(error.description)")
        }
    }
}
