public import PlainValues
import YAML

extension Layer {
    /// The layer as plain values, without what is not set (`Layer.to_dict`).
    ///
    /// `ops` leaves out a user or group id of 0 as well, which is root's; here it is written.
    public var plainValue: PlainValue {
        var map = LayerMap()
        map.add("summary", summary)
        map.add("description", description)
        map.addSections(services, checks, logTargets, workloads, pairing)
        return map.value
    }

    /// The layer as YAML: keys sorted, without what is not set (`Layer.to_yaml`); `{}` of an empty layer.
    public var yaml: String { Self.yaml(plainValue) }

    static func yaml(_ value: PlainValue) -> String {
        // Nothing in a layer is beyond YAML: what is not known is looked at when it is read.
        (try? YAML.dump(value)) ?? "{}\n"
    }
}

extension Plan {
    /// The plan as plain values, without what is not set (`Plan.to_dict`).
    public var plainValue: PlainValue {
        var map = LayerMap()
        map.addSections(services, checks, logTargets, workloads, pairing)
        return map.value
    }

    /// The plan as YAML: keys sorted, without what is not set (`Plan.to_yaml`); `{}` of an empty plan.
    public var yaml: String { Layer.yaml(plainValue) }
}

extension LayerMap {
    fileprivate mutating func addSections(
        _ services: [String: Layer.Service], _ checks: [String: Layer.Check], _ logTargets: [String: Layer.LogTarget],
        _ workloads: [String: Layer.Workload], _ pairing: Layer.Pairing?
    ) {
        add("services", services, \.plainValue)
        add("checks", checks, \.plainValue)
        add("log-targets", logTargets, \.plainValue)
        add("workloads", workloads, \.plainValue)
        add("pairing", pairing.map { ["mode": .string($0.rawValue)] } as PlainValue?)
    }
}

extension Layer.Service {
    /// The service as plain values, without what is not set (`Service.to_dict`).
    public var plainValue: PlainValue {
        var map = LayerMap()
        map.add("summary", summary)
        map.add("description", description)
        map.add("startup", startup)
        map.add("override", override)
        map.add("command", command)
        map.add("after", after)
        map.add("before", before)
        map.add("requires", requires)
        map.add("workload", workload)
        map.add("environment", environment)
        map.add("user", user)
        map.add("user-id", userID)
        map.add("group", group)
        map.add("group-id", groupID)
        map.add("working-dir", workingDirectory)
        map.add("on-success", onSuccess)
        map.add("on-failure", onFailure)
        map.add("on-check-failure", onCheckFailure.mapValues(\.rawValue))
        map.add("backoff-delay", backoffDelay)
        map.add("backoff-factor", backoffFactor)
        map.add("backoff-limit", backoffLimit)
        map.add("kill-delay", killDelay)
        return map.value
    }
}

extension Layer.Check {
    /// The check as plain values, without what is not set (`Check.to_dict`).
    public var plainValue: PlainValue {
        var map = LayerMap()
        map.add("override", override)
        map.add("level", level)
        map.add("startup", startup)
        map.add("period", period)
        map.add("timeout", timeout)
        map.add("threshold", threshold == 0 ? nil : threshold)
        map.add("http", http?.plainValue)
        map.add("tcp", tcp?.plainValue)
        map.add("exec", exec?.plainValue)
        return map.value
    }
}

extension Layer.Check.HTTP {
    var plainValue: PlainValue {
        var map = LayerMap()
        map.add("url", url)
        map.add("headers", headers)
        map.add(others: others)
        return map.value
    }
}

extension Layer.Check.TCP {
    var plainValue: PlainValue {
        var map = LayerMap()
        map.add("port", port)
        map.add("host", host)
        map.add(others: others)
        return map.value
    }
}

extension Layer.Check.Exec {
    var plainValue: PlainValue {
        var map = LayerMap()
        map.add("command", command)
        map.add("service-context", serviceContext)
        map.add("environment", environment)
        map.add("user", user)
        map.add("user-id", userID)
        map.add("group", group)
        map.add("group-id", groupID)
        map.add("working-dir", workingDirectory)
        map.add(others: others)
        return map.value
    }
}

extension Layer.LogTarget {
    /// The target as plain values, without what is not set (`LogTarget.to_dict`).
    public var plainValue: PlainValue {
        var map = LayerMap()
        map.add("override", override)
        map.add("type", kind)
        map.add("location", location)
        map.add("services", services)
        map.add("labels", labels)
        return map.value
    }
}

extension Layer.Workload {
    /// The workload as plain values, without what is not set.
    public var plainValue: PlainValue {
        var map = LayerMap()
        map.add("override", override)
        map.add("environment", environment)
        map.add("user", user)
        map.add("user-id", userID)
        map.add("group", group)
        map.add("group-id", groupID)
        return map.value
    }
}
