import Pebble
import PlainValues

// What Pebble asks of all layers together.

extension LayerRules {
    /// Checks that each entry of a layer says what becomes of those below.
    static func checkOverrides(of layer: Layer, label: String) throws(FakeFailure) {
        let place = "layer \(label.quoted)"
        for (name, service) in sorted(layer.services) { try check(service.override, "service", name, place) }
        for (name, check) in sorted(layer.checks) { try self.check(check.override, "check", name, place) }
        for (name, target) in sorted(layer.logTargets) { try check(target.override, "log target", name, place) }
    }

    /// Checks what all layers come to.
    static func check(_ plan: Plan) throws(FakeFailure) {
        for (name, service) in sorted(plan.services) where service.command.isEmpty {
            throw FakeFailure("plan must define \"command\" for service \(name.quoted)")
        }
        for (name, check) in sorted(plan.checks) { try self.check(name.quoted, check, plan) }
        for (name, target) in sorted(plan.logTargets) { try check(name.quoted, target, plan) }
        for (_, service) in sorted(plan.services) {
            for required in service.requires where plan.services[required] == nil {
                throw FakeFailure("service \(required.quoted) does not exist")
            }
        }
    }

    private static func check(
        _ override: Layer.Override?, _ kind: String, _ name: String, _ place: String
    ) throws(FakeFailure) {
        switch override {
        case .merge, .replace: break
        case nil: throw FakeFailure("\(place) must define \"override\" for \(kind) \(name.quoted)")
        default: throw FakeFailure("\(place) has invalid \"override\" value for \(kind) \(name.quoted)")
        }
    }

    private static func check(_ name: String, _ check: Layer.Check, _ plan: Plan) throws(FakeFailure) {
        if let http = check.http, http.url.isEmpty { throw FakeFailure("plan must set \"url\" for http check \(name)") }
        if let tcp = check.tcp, tcp.port ?? 0 == 0 { throw FakeFailure("plan must set \"port\" for tcp check \(name)") }
        if let exec = check.exec {
            if exec.command.isEmpty { throw FakeFailure("plan must set \"command\" for exec check \(name)") }
            if !exec.serviceContext.isEmpty, plan.services[exec.serviceContext] == nil {
                throw FakeFailure(
                    "plan check \(name) service context specifies non-existent service \(exec.serviceContext.quoted)")
            }
        }
        guard [check.http != nil, check.tcp != nil, check.exec != nil].count(where: \.self) == 1 else {
            throw FakeFailure("plan must specify one of \"http\", \"tcp\", or \"exec\" for check \(name)")
        }
    }

    private static func check(_ name: String, _ target: Layer.LogTarget, _ plan: Plan) throws(FakeFailure) {
        if target.kind == nil {
            throw FakeFailure(
                "plan must define \"type\" (\"loki\", \"opentelemetry\" or \"syslog\") for log target \(name)")
        }
        for entry in target.services {
            let service = entry.hasPrefix("-") ? String(entry.dropFirst()) : entry
            if service != "all", plan.services[service] == nil {
                throw FakeFailure("log target \(name) specifies unknown service \(service.quoted)")
            }
        }
        if target.location.isEmpty { throw FakeFailure("plan must define \"location\" for log target \(name)") }
    }
}
