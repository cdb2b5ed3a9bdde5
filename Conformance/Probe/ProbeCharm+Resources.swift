import Ops
import OrderedCollections
import PlainValues

/// The steps about storages, resources, containers, pods, the cloud and metrics.
extension ProbeCharm {
    func performOnResources(_ step: Step, _ event: (any Event)?) throws -> PlainValue {
        switch step.operation {
        case "resource.path": return .string(try model.fetchResource(try step.text("name")))
        case "storages":
            return .array(
                try model.storages(try step.text("name")).map { storage throws in
                    [
                        "name": .string(storage.name), "index": .int(storage.index), "full_id": .string(storage.id),
                        "location": .string(try storage.location),
                    ]
                })
        case "storage.request":
            guard let count = (step["count"] ?? 1).intValue else { throw ImpossibleInSwift() }
            try model.requestStorage(try step.text("name"), count: count)
            return nil
        case "pod.set_spec":
            let resources = step["k8s"].flatMap { $0.isNull ? nil : $0 }
            try model.setPodSpec(try step.any("spec"), kubernetesResources: resources)
            return nil
        case "containers": return .array(try unit.containers.keys.sorted().map { .string($0) })
        case "container.get": return .string(try unit.container(try step.text("container")).name)
        case "cloud_spec":
            let spec = try model.cloudSpec
            return [
                "type": .string(spec.type), "name": .string(spec.name),
                "region": spec.region.map { .string($0) } ?? nil,
            ]
        case "metrics.add":
            try addMetrics(step, event)
            return nil
        default: throw ProbeFailure("The probe does not know the step '\(step.operation)'.")
        }
    }

    /// The steps that ask a container's Pebble; nil for another one.
    func performOnContainer(_ step: Step) async throws -> PlainValue? {
        guard step.operation == "container.can_connect" else { return nil }
        return .bool(try await unit.container(try step.text("container")).canConnect())
    }

    private func addMetrics(_ step: Step, _ event: (any Event)?) throws {
        guard let event = event as? CollectMetricsEvent else { throw ImpossibleInSwift() }
        var metrics: OrderedDictionary<String, MetricValue> = [:]
        for (name, value) in step["metrics"]?.mapValue ?? [:] {
            let number = value.intValue.map { MetricValue($0) } ?? value.doubleValue.map { MetricValue($0) }
            guard let name = name.stringValue, let number else { throw NoNumber() }
            metrics[name] = number
        }
        var labels: OrderedDictionary<String, String> = [:]
        for (label, value) in step["labels"]?.mapValue ?? [:] {
            labels[label.stringValue ?? ""] = value.stringValue ?? value.intValue.map { String($0) } ?? ""
        }
        try event.addMetrics(metrics, labels: labels)
    }
}
