package import Pebble

/// The plan as the API gives it.
package enum PlanText {
    /// Writes a plan as Pebble does: keys in a fixed order, four blanks a level, lengths of time in Go's form.
    ///
    /// - Returns: The YAML; `{}` of an empty plan.
    package static func write(_ plan: Plan) -> String {
        var map = GoMapping(depth: 0)
        map.add("services", plan.services, service)
        map.add("checks", plan.checks, check)
        map.add("log-targets", plan.logTargets, logTarget)
        map.add("workloads", plan.workloads, workload)
        map.add("pairing", plan.pairing) { $0.add("mode", $1) }
        return map.lines.isEmpty ? "{}\n" : map.lines.joined(separator: "\n") + "\n"
    }

    private static func service(_ map: inout GoMapping, _ service: Layer.Service) {
        map.add("summary", service.summary)
        map.add("description", service.description)
        map.add("startup", service.startup)
        map.add("override", service.override)
        map.add("command", service.command)
        map.add("after", service.after)
        map.add("before", service.before)
        map.add("requires", service.requires)
        map.add("workload", service.workload)
        map.add("environment", service.environment)
        map.add("user-id", service.userID)
        map.add("user", service.user)
        map.add("group-id", service.groupID)
        map.add("group", service.group)
        map.add("working-dir", service.workingDirectory)
        map.add("on-success", service.onSuccess)
        map.add("on-failure", service.onFailure)
        map.add("on-check-failure", service.onCheckFailure.mapValues(\.rawValue))
        map.add("backoff-delay", service.backoffDelay)
        map.add("backoff-factor", service.backoffFactor)
        map.add("backoff-limit", service.backoffLimit)
        map.add("kill-delay", service.killDelay)
    }

    private static func check(_ map: inout GoMapping, _ check: Layer.Check) {
        map.add("override", check.override)
        map.add("level", check.level)
        map.add("startup", check.startup)
        map.add("period", check.period)
        map.add("timeout", check.timeout)
        map.add("threshold", check.threshold)
        map.add("http", check.http) { map, http in
            map.add("url", http.url)
            map.add("headers", http.headers)
        }
        map.add("tcp", check.tcp) { map, tcp in
            map.add("port", tcp.port)
            map.add("host", tcp.host)
        }
        map.add("exec", check.exec) { map, exec in
            map.add("command", exec.command)
            map.add("service-context", exec.serviceContext)
            map.add("environment", exec.environment)
            map.add("user-id", exec.userID)
            map.add("user", exec.user)
            map.add("group-id", exec.groupID)
            map.add("group", exec.group)
            map.add("working-dir", exec.workingDirectory)
        }
    }

    private static func logTarget(_ map: inout GoMapping, _ target: Layer.LogTarget) {
        map.add("type", target.kind)
        map.add("location", target.location)
        map.add("services", target.services, evenEmpty: true)
        map.add("override", target.override)
        map.add("labels", target.labels)
    }

    private static func workload(_ map: inout GoMapping, _ workload: Layer.Workload) {
        map.add("override", workload.override)
        map.add("environment", workload.environment)
        map.add("user-id", workload.userID)
        map.add("user", workload.user)
        map.add("group-id", workload.groupID)
        map.add("group", workload.group)
    }
}
