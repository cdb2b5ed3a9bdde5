import Pebble

@testable import PebbleDaemon

extension FuzzTarget {
    /// Layers as clients add them, one on the other; the plan that is shown is one that can be read again.
    static let layerYAML = FuzzTarget(name: "layer-yaml") { input in
        guard let mark = input.firstIndex(of: 0) else { return read([input]) }
        read([Array(input[..<mark]), Array(input[input.index(after: mark)...])])
    }

    private static func read(_ layers: [[UInt8]]) {
        guard var stack = try? LayerStack() else { return }
        for yaml in layers { try? stack.add(yaml: yaml, label: "fuzz", combine: true) }
        let text = PlanText.write(stack.plan)
        guard let layer = try? LayerText.read(Array(text.utf8), label: "fuzz") else {
            preconditionFailure("a plan that is shown is no layer: \(text)")
        }
        let plan = ServicePlan(stack.plan)
        for service in plan.services.values { _ = EnvironmentText.expand(service.summary, service.environment) }
        let order = ServiceOrder(plan.services)
        let names = plan.services.keys.sorted()
        precondition(order.starting(names).joined().sorted() == names, "a service is not started, or twice")
        precondition(order.stopping(names).joined().sorted() == names, "a service is not stopped, or twice")
        for check in plan.checks.values {
            if case .http(let url, _) = check.probe { _ = try? CheckURL(url).redirected(to: url) }
        }
        precondition(Set(layer.services.keys) == Set(names), "a plan that is shown has other services")
    }
}
