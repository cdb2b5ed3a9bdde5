import OrderedCollections
import Pebble
import PlainValues

// Layers and the plan.

extension FakePebble.Contents {
    /// All layers laid over each other.
    var plan: Plan { LayerRules.plan(of: layers.values) }

    func planText(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let format = request.value("format")
        guard format == "yaml" else { throw FakeFailure("invalid format \(format.quoted)") }
        return .sync(.string(plan.yaml))
    }

    mutating func addLayer(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let fields = try request.fields()
        let (action, label, format) = (fields.text("action"), fields.text("label"), fields.text("format"))
        guard action == "add" else { throw FakeFailure("invalid action \(action.quoted)") }
        guard !label.isEmpty else { throw FakeFailure("label must be set") }
        guard format == "yaml" else { throw FakeFailure("invalid format \(format.quoted)") }
        let layer = try LayerRules.read(fields.text("layer"), label: label)
        try LayerRules.checkOverrides(of: layer, label: label)
        var changed = layers
        if let below = layers[label] {
            guard fields.flag("combine") else {
                throw FakeFailure("layer \(label.quoted) already exists")
            }
            changed[label] = LayerRules.combined([below, layer])
        } else {
            changed[label] = layer
        }
        let plan = LayerRules.plan(of: changed.values)
        try LayerRules.check(plan)
        guard plan.workloads == self.plan.workloads else {
            throw FakeFailure("cannot change immutable section \"workloads\"")
        }
        layers = changed
        followPlan(plan)
        return .sync(true)
    }
}
