import Pebble
import YAML

extension Layer.Service {
    init(_ decoder: inout GoDecoder, _ node: YAMLNode) throws(GoDecoder.Failure) {
        var service = Layer.Service()
        try decoder.fields(node, as: "plan.Service") { (decoder, key, value) throws(GoDecoder.Failure) in
            switch key {
            case "summary": service.summary = decoder.text(value) ?? ""
            case "description": service.description = decoder.text(value) ?? ""
            case "startup": service.startup = decoder.value(value, as: "plan.ServiceStartup")
            case "override": service.override = decoder.value(value, as: "plan.Override")
            case "command": service.command = decoder.text(value) ?? ""
            case "after": service.after = decoder.texts(value)
            case "before": service.before = decoder.texts(value)
            case "requires": service.requires = decoder.texts(value)
            case "workload": service.workload = decoder.text(value) ?? ""
            case "environment": service.environment = try decoder.textsByKey(value)
            case "user-id": service.userID = decoder.int(value)
            case "user": service.user = decoder.text(value) ?? ""
            case "group-id": service.groupID = decoder.int(value)
            case "group": service.group = decoder.text(value) ?? ""
            case "working-dir": service.workingDirectory = decoder.text(value) ?? ""
            case "on-success": service.onSuccess = decoder.value(value, as: "plan.ServiceAction")
            case "on-failure": service.onFailure = decoder.value(value, as: "plan.ServiceAction")
            case "on-check-failure":
                service.onCheckFailure = try decoder.textsByKey(value, as: "plan.ServiceAction").mapValues(Action.init)
            case "backoff-delay": service.backoffDelay = try decoder.interval(value)
            case "backoff-factor": service.backoffFactor = try decoder.double(value)
            case "backoff-limit": service.backoffLimit = try decoder.interval(value)
            case "kill-delay": service.killDelay = try decoder.interval(value)
            default: return false
            }
            return true
        }
        self = service
    }
}

extension Layer.Check {
    init(_ decoder: inout GoDecoder, _ node: YAMLNode) throws(GoDecoder.Failure) {
        var check = Layer.Check()
        try decoder.fields(node, as: "plan.Check") { (decoder, key, value) throws(GoDecoder.Failure) in
            switch key {
            case "override": check.override = decoder.value(value, as: "plan.Override")
            case "level": check.level = decoder.value(value, as: "plan.CheckLevel")
            case "startup": check.startup = decoder.value(value, as: "plan.CheckStartup")
            case "period": check.period = try decoder.interval(value)
            case "timeout": check.timeout = try decoder.interval(value)
            case "threshold": check.threshold = decoder.int(value)
            case "http": check.http = value.isNull ? nil : try HTTP(&decoder, value)
            case "tcp": check.tcp = value.isNull ? nil : try TCP(&decoder, value)
            case "exec": check.exec = value.isNull ? nil : try Exec(&decoder, value)
            default: return false
            }
            return true
        }
        self = check
    }
}

extension Layer.Check.HTTP {
    fileprivate init(_ decoder: inout GoDecoder, _ node: YAMLNode) throws(GoDecoder.Failure) {
        var http = Layer.Check.HTTP()
        try decoder.fields(node, as: "plan.HTTPCheck") { (decoder, key, value) throws(GoDecoder.Failure) in
            switch key {
            case "url": http.url = decoder.text(value) ?? ""
            case "headers": http.headers = try decoder.textsByKey(value)
            default: return false
            }
            return true
        }
        self = http
    }
}

extension Layer.Check.TCP {
    fileprivate init(_ decoder: inout GoDecoder, _ node: YAMLNode) throws(GoDecoder.Failure) {
        var tcp = Layer.Check.TCP()
        try decoder.fields(node, as: "plan.TCPCheck") { (decoder, key, value) throws(GoDecoder.Failure) in
            switch key {
            case "port": tcp.port = decoder.int(value)
            case "host": tcp.host = decoder.text(value) ?? ""
            default: return false
            }
            return true
        }
        self = tcp
    }
}

extension Layer.Check.Exec {
    fileprivate init(_ decoder: inout GoDecoder, _ node: YAMLNode) throws(GoDecoder.Failure) {
        var exec = Layer.Check.Exec()
        try decoder.fields(node, as: "plan.ExecCheck") { (decoder, key, value) throws(GoDecoder.Failure) in
            switch key {
            case "command": exec.command = decoder.text(value) ?? ""
            case "service-context": exec.serviceContext = decoder.text(value) ?? ""
            case "environment": exec.environment = try decoder.textsByKey(value)
            case "user-id": exec.userID = decoder.int(value)
            case "user": exec.user = decoder.text(value) ?? ""
            case "group-id": exec.groupID = decoder.int(value)
            case "group": exec.group = decoder.text(value) ?? ""
            case "working-dir": exec.workingDirectory = decoder.text(value) ?? ""
            default: return false
            }
            return true
        }
        self = exec
    }
}

extension Layer.LogTarget {
    init(_ decoder: inout GoDecoder, _ node: YAMLNode) throws(GoDecoder.Failure) {
        var target = Layer.LogTarget()
        try decoder.fields(node, as: "plan.LogTarget") { (decoder, key, value) throws(GoDecoder.Failure) in
            switch key {
            case "type": target.kind = decoder.value(value, as: "plan.LogTargetType")
            case "location": target.location = decoder.text(value) ?? ""
            case "services": target.services = decoder.texts(value)
            case "override": target.override = decoder.value(value, as: "plan.Override")
            case "labels": target.labels = try decoder.textsByKey(value)
            default: return false
            }
            return true
        }
        self = target
    }
}

extension Layer.Workload {
    init(_ decoder: inout GoDecoder, _ node: YAMLNode) throws(GoDecoder.Failure) {
        var workload = Layer.Workload()
        try decoder.fields(node, as: "workloads.Workload") { (decoder, key, value) throws(GoDecoder.Failure) in
            switch key {
            case "override": workload.override = decoder.value(value, as: "plan.Override")
            case "environment": workload.environment = try decoder.textsByKey(value)
            case "user-id": workload.userID = decoder.int(value)
            case "user": workload.user = decoder.text(value) ?? ""
            case "group-id": workload.groupID = decoder.int(value)
            case "group": workload.group = decoder.text(value) ?? ""
            default: return false
            }
            return true
        }
        self = workload
    }
}
