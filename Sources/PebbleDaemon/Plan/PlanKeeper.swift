/// Keeps the layers, and has the engine follow the plan that they make.
///
/// It runs on a thread of its own, since a layer's users are looked up in the system's databases.
package actor PlanKeeper {
    private let engine: DaemonEngine
    private var layers: LayerStack
    /// The last time that the engine was told, which the next one waits for.
    private var applying: Task<Void, Never>?

    private let executor = ThreadExecutor()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Keeps the layers that the daemon starts with; ``apply()`` tells the engine.
    package init(_ layers: LayerStack, engine: DaemonEngine) {
        self.layers = layers
        self.engine = engine
    }

    /// The plan, as the API gives it.
    package var text: String { PlanText.write(layers.plan) }

    /// Adds a layer; the checks follow the new plan before this returns, the services at their next start.
    ///
    /// - Parameters:
    ///   - yaml: The layer's YAML.
    ///   - label: Its label.
    ///   - combine: Whether a layer of the same label takes it in; else that is an error.
    ///   - isInner: Whether the layer may be put in its folder's place, below others.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words; nothing has changed then.
    package func add(yaml: [UInt8], label: String, combine: Bool, isInner: Bool) async throws(PebbleDaemonError) {
        try layers.add(yaml: yaml, label: label, combine: combine, isInner: isInner)
        await apply()
    }

    /// Has the engine follow the plan.
    package func apply() async {
        // Plans reach the engine in the order in which they were made.
        let task = Task { [engine, plan = ServicePlan(layers.plan), before = applying] in
            await before?.value
            await engine.apply(plan)
        }
        applying = task
        await task.value
    }
}
