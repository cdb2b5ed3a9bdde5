// What the daemon runs, out of a plan: defaults filled in, workloads and service contexts merged.

package import Pebble

extension ServicePlan {
    /// Makes what the daemon runs out of a plan that has been validated.
    ///
    /// - Parameters:
    ///   - plan: The plan, all layers merged.
    ///   - arguments: Splits a command into the program and its arguments, the optional ones among them.
    /// - Throws: What `arguments` throws.
    package init(
        _ plan: Plan, arguments: (String) throws(PebbleDaemonError) -> [String]
    ) throws(PebbleDaemonError) {
        self.init()
        for (name, service) in plan.services {
            services[name] = ServiceConfig(
                service, workload: plan.workloads[service.workload], command: try arguments(service.command))
        }
        for (name, check) in plan.checks {
            let command = try check.exec.map { (exec) throws(PebbleDaemonError) in try arguments(exec.command) }
            let context = check.exec.flatMap { services[$0.serviceContext] }
            checks[name] = CheckConfig(check, command: command ?? [], context: context)
        }
    }
}

extension ServiceConfig {
    init(_ service: Layer.Service, workload: Layer.Workload?, command: [String]) {
        self.init(command: command)
        summary = service.summary
        description = service.description
        isEnabled = service.startup == .enabled
        after = service.after
        before = service.before
        requires = service.requires
        environment = (workload?.environment ?? [:]).merging(service.environment) { $1 }
        account = UserAndGroup(
            userID: service.userID, user: service.user, groupID: service.groupID, group: service.group)
        if account.isEmpty, let workload {
            account = UserAndGroup(
                userID: workload.userID, user: workload.user, groupID: workload.groupID, group: workload.group)
        }
        workingDirectory = service.workingDirectory.isEmpty ? nil : service.workingDirectory
        if let action = service.onSuccess.flatMap({ ExitAction(rawValue: $0.rawValue) }) { onSuccess = action }
        if let action = service.onFailure.flatMap({ ExitAction(rawValue: $0.rawValue) }) { onFailure = action }
        onCheckFailure = service.onCheckFailure.compactMapValues { ExitAction(rawValue: $0.rawValue) }
        if let time = service.backoffDelay?.duration { backoffDelay = time }
        if let factor = service.backoffFactor { backoffFactor = factor }
        if let time = service.backoffLimit?.duration { backoffLimit = time }
        if let time = service.killDelay?.duration { killDelay = time }
    }
}

extension CheckConfig {
    /// Makes a check out of the plan's, or `nil` for one that does nothing.
    init?(_ check: Layer.Check, command: [String], context: ServiceConfig?) {
        if let http = check.http {
            self.init(.http(url: http.url, headers: http.headers))
        } else if let tcp = check.tcp {
            self.init(.tcp(host: tcp.host.isEmpty ? "localhost" : tcp.host, port: tcp.port ?? 0))
        } else if let exec = check.exec {
            self.init(.exec(ExecProbe(exec, command: command, context: context)))
        } else {
            return nil
        }
        level = check.level.flatMap { Level(rawValue: $0.rawValue) }
        isEnabled = check.startup != .disabled
        if let time = check.period?.duration, time > .zero { period = time }
        if let time = check.timeout?.duration, time > .zero { timeout = time }
        if let count = check.threshold, count > 0 { threshold = count }
    }
}

extension CheckConfig.ExecProbe {
    init(_ exec: Layer.Check.Exec, command: [String], context: ServiceConfig?) {
        self.init(command: command)
        environment = (context?.environment ?? [:]).merging(exec.environment) { $1 }
        account = UserAndGroup(userID: exec.userID, user: exec.user, groupID: exec.groupID, group: exec.group)
        if account.isEmpty, let context { account = context.account }
        workingDirectory = exec.workingDirectory.isEmpty ? context?.workingDirectory : exec.workingDirectory
    }
}
