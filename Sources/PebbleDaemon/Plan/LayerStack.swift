package import Pebble
import PlainValues

/// The layers that the daemon has, and the plan that they make together.
///
/// Its functions look users and groups up, which blocks.
package struct LayerStack: Sendable {
    /// The layers, the lowest first.
    package private(set) var layers: [LabeledLayer]
    /// What the layers come to.
    package private(set) var plan: Plan

    /// Lays layers over each other, as they are read when the daemon starts.
    ///
    /// - Parameter layers: The layers, the lowest first.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words when they make no plan.
    package init(layers: [LabeledLayer] = []) throws(PebbleDaemonError) {
        for layer in layers { try layer.layer.requireAccounts() }
        self.layers = layers
        plan = try Self.plan(of: layers)
    }

    /// Adds a layer, as `POST /v1/layers` asks for; nothing changes when it cannot be added.
    ///
    /// - Parameters:
    ///   - yaml: The layer's YAML.
    ///   - label: Its label.
    ///   - combine: Whether a layer of the same label takes it in; else that is an error.
    ///   - isInner: Whether the layer may be put in its folder's place, below others.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words: a bad request when the layer is not one, or makes no plan.
    package mutating func add(
        yaml: [UInt8], label: String, combine: Bool, isInner: Bool = false
    ) throws(PebbleDaemonError) {
        guard !label.isEmpty else { throw PebbleDaemonError(.badRequest, "label must be set") }
        let layer: Layer
        do throws(PebbleDaemonError) {
            layer = try LayerText.read(yaml, label: label)
            try layer.requireAccounts()
        } catch {
            throw PebbleDaemonError(.badRequest, "cannot parse layer YAML: \(error.description)")
        }
        if let index = layers.firstIndex(where: { $0.label == label }) {
            guard combine else { throw PebbleDaemonError(.badRequest, "layer \(GoText.quoted(label)) already exists") }
            let below = layers[index]
            let both = [below, LabeledLayer(label: label, order: below.order, layer: layer)]
            var changed = layers
            changed[index] = LabeledLayer(label: label, order: below.order, layer: try Layer.combined(both))
            try take(changed)
        } else {
            try append(layer, label: label, isInner: isInner)
        }
    }

    /// Gives services other default arguments, as `run --args` does: in a layer on top.
    ///
    /// - Parameter arguments: The arguments by the service's name.
    /// - Throws: ``PebbleDaemonError`` when a service is not in the plan.
    package mutating func setArguments(_ arguments: [String: [String]]) throws(PebbleDaemonError) {
        var services: [String: Layer.Service] = [:]
        for (name, defaults) in arguments.sorted(by: { $0.key < $1.key }) {
            guard let service = plan.services[name] else {
                throw PebbleDaemonError(.cannotStart, "service \(GoText.quoted(name)) not found in plan")
            }
            do throws(CommandWords.Failure) {
                let base = try CommandWords(ofService: service.command).base
                services[name] = Layer.Service(
                    override: .merge, command: CommandWords.command(base: base, defaults: defaults))
            } catch {
                throw PebbleDaemonError(
                    .cannotStart, "cannot parse service \(GoText.quoted(name)) command: \(error.description)")
            }
        }
        try append(Layer(services: services), label: "pebble-service-args", isInner: false)
    }

    private mutating func append(_ layer: Layer, label: String, isInner: Bool) throws(PebbleDaemonError) {
        let added = LabeledLayer(label: label, order: 0, layer: layer)
        let place: (index: Int, order: Int)
        if let last = layers.lastIndex(where: { $0.folder == added.folder }) {
            place = (last + 1, layers[last].order + 1)
        } else {
            let thousands = (layers.last.map { $0.order / 1000 } ?? 0) + 1
            place = (layers.count, thousands * 1000 + (layers.isEmpty || !added.isInFolder ? 0 : 1))
        }
        guard place.index == layers.count || isInner else {
            throw PebbleDaemonError(.failed, "cannot insert sub-directory layer without 'inner' attribute set")
        }
        var changed = layers
        changed.insert(LabeledLayer(label: label, order: place.order, layer: layer), at: place.index)
        try take(changed)
    }

    private mutating func take(_ changed: [LabeledLayer]) throws(PebbleDaemonError) {
        let changedPlan = try Self.plan(of: changed)
        guard changedPlan.workloads == plan.workloads else {
            throw PebbleDaemonError(.badRequest, "cannot change immutable section \"workloads\"")
        }
        layers = changed
        plan = changedPlan
    }

    private static func plan(of layers: [LabeledLayer]) throws(PebbleDaemonError) -> Plan {
        let layer = try Layer.combined(layers)
        let plan = Plan(
            services: layer.services, checks: layer.checks, logTargets: layer.logTargets, workloads: layer.workloads,
            pairing: layer.pairing)
        try PlanCheck(plan).run()
        return plan
    }
}
