import Pebble
import PlainValues

/// What Pebble asks of all layers together.
struct PlanCheck {
    private let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    /// Looks at the whole plan; it looks users and groups up, which blocks.
    func run() throws(PebbleDaemonError) {
        for (name, service) in plan.services.sorted(by: { $0.key < $1.key }) where service.command.isEmpty {
            throw invalid("plan must define \"command\" for service \(GoText.quoted(name))")
        }
        for (name, check) in plan.checks.sorted(by: { $0.key < $1.key }) { try self.check(GoText.quoted(name), check) }
        for (name, target) in plan.logTargets.sorted(by: { $0.key < $1.key }) {
            try logTarget(GoText.quoted(name), target)
        }
        try order()
        try workloads()
    }

    private func check(_ name: String, _ check: Layer.Check) throws(PebbleDaemonError) {
        if let http = check.http, http.url.isEmpty {
            throw invalid("plan must set \"url\" for http check \(name)")
        }
        if let tcp = check.tcp, tcp.port ?? 0 == 0 {
            throw invalid("plan must set \"port\" for tcp check \(name)")
        }
        if let exec = check.exec {
            if exec.command.isEmpty { throw invalid("plan must set \"command\" for exec check \(name)") }
            if !exec.serviceContext.isEmpty, plan.services[exec.serviceContext] == nil {
                throw invalid(
                    "plan check \(name) service context specifies non-existent service "
                        + GoText.quoted(exec.serviceContext))
            }
        }
        guard [check.http != nil, check.tcp != nil, check.exec != nil].count(where: \.self) == 1 else {
            throw invalid("plan must specify one of \"http\", \"tcp\", or \"exec\" for check \(name)")
        }
    }

    private func logTarget(_ name: String, _ target: Layer.LogTarget) throws(PebbleDaemonError) {
        if target.kind == nil {
            throw invalid(
                "plan must define \"type\" (\"loki\", \"opentelemetry\" or \"syslog\") for log target \(name)")
        }
        for entry in target.services {
            let service = entry.hasPrefix("-") ? String(entry.dropFirst()) : entry
            if service != "all", plan.services[service] == nil {
                throw invalid("log target \(name) specifies unknown service \(GoText.quoted(service))")
            }
        }
        if target.location.isEmpty { throw invalid("plan must define \"location\" for log target \(name)") }
    }

    private func order() throws(PebbleDaemonError) {
        let services = plan.services
        for name in services.keys.sorted() {
            for required in services[name]?.requires ?? [] where services[required] == nil {
                throw invalid("service \(GoText.quoted(required)) does not exist")
            }
        }
        let groups = StartOrder.groups(
            of: services.keys, after: { services[$0]?.after ?? [] }, before: { services[$0]?.before ?? [] })
        if let loop = groups.first(where: { $0.count > 1 }) {
            throw invalid("services in before/after loop: \(loop.joined(separator: ", "))")
        }
    }

    private func workloads() throws(PebbleDaemonError) {
        for (name, service) in plan.services.sorted(by: { $0.key < $1.key }) where !service.workload.isEmpty {
            let name = GoText.quoted(name)
            if plan.workloads[service.workload] == nil {
                throw invalid("workload \(GoText.quoted(service.workload)): not defined for service \(name)")
            }
            if service.userID != nil || !service.user.isEmpty {
                throw invalid("plan service \(name) cannot have user information and a workload at the same time")
            }
            if service.groupID != nil || !service.group.isEmpty {
                throw invalid("plan service \(name) cannot have group information and a workload at the same time")
            }
        }
        for (name, workload) in plan.workloads.sorted(by: { $0.key < $1.key }) {
            do throws(ProcessFailure) {
                _ = try workload.account.resolved()
            } catch {
                throw invalid("workload \(GoText.quoted(name)): \(error.description)")
            }
        }
    }

    private func invalid(_ text: String) -> PebbleDaemonError {
        PebbleDaemonError(.badRequest, text)
    }
}

extension Layer {
    /// Looks up the users and groups of the layer's checks, which blocks.
    ///
    /// - Throws: ``PebbleDaemonError`` in Pebble's words when there are none such.
    func requireAccounts() throws(PebbleDaemonError) {
        for (name, check) in checks.sorted(by: { $0.key < $1.key }) {
            guard let exec = check.exec else { continue }
            do throws(ProcessFailure) {
                _ = try exec.account.resolved()
            } catch {
                throw PebbleDaemonError(
                    .badRequest, "plan check \(GoText.quoted(name)) has invalid user/group: \(error.description)")
            }
        }
    }
}
