public import OrderedCollections

extension HookCommands {
    /// Records metrics, which only a collect-metrics hook of Juju 2 or 3 may.
    ///
    /// - Parameters:
    ///   - metrics: The metrics and their values, numbers as text.
    ///   - labels: Labels for all of them; neither name nor value may have `,` or `=` in it.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/invalidArgument`` for such a label.
    public func addMetric(
        _ metrics: OrderedDictionary<String, String>, labels: OrderedDictionary<String, String> = [:]
    ) throws(HookCommandError) {
        var command = HookCommand("add-metric")
        for (label, value) in labels where (label + value).utf8.contains(where: { ",=".utf8.contains($0) }) {
            throw HookCommandError(
                .invalidArgument, tool: command.name,
                "The label '\(label)' of a metric has the value '\(value)'; add-metric takes no ',' and no '=' in labels."
            )
        }
        if !labels.isEmpty {
            command.add("--labels", labels.map { "\($0)=\($1)" }.joined(separator: ","))
        }
        for (name, value) in metrics {
            try command.add(operand: "\(name)=\(value)")
        }
        try run(command)
    }
}
