package import Pebble

extension ServicePlan {
    /// What a plan runs, with every default filled in.
    ///
    /// - Parameter plan: A plan that was checked: what is no command or no check is left out.
    package init(_ plan: Plan) {
        self.init(
            services: plan.services.compactMapValues { ServiceConfig($0, workloads: plan.workloads) },
            checks: plan.checks.compactMapValues { CheckConfig($0, services: plan.services) },
            logTargets: plan.logTargets)
    }
}

extension ServiceConfig {
    fileprivate init?(_ service: Layer.Service, workloads: [String: Layer.Workload]) {
        guard let command = try? CommandWords(ofService: service.command) else { return nil }
        self.init(command: command.all)
        let workload = workloads[service.workload] ?? Layer.Workload()
        summary = service.summary
        description = service.description
        isEnabled = service.startup == .enabled
        after = service.after
        before = service.before
        requires = service.requires
        environment = workload.environment.merging(service.environment) { $1 }
        account = service.workload.isEmpty ? service.account : workload.account
        workingDirectory = service.workingDirectory.isEmpty ? nil : service.workingDirectory
        onSuccess = service.onSuccess.flatMap { ExitAction($0) } ?? onSuccess
        onFailure = service.onFailure.flatMap { ExitAction($0) } ?? onFailure
        onCheckFailure = service.onCheckFailure.compactMapValues { ExitAction($0) }
        backoffDelay = service.backoffDelay?.nonNegative ?? backoffDelay
        backoffFactor = service.backoffFactor ?? backoffFactor
        backoffLimit = service.backoffLimit?.nonNegative ?? backoffLimit
        killDelay = service.killDelay?.nonNegative ?? killDelay
    }
}

extension ServiceConfig.ExitAction {
    fileprivate init?(_ action: Layer.Service.Action) {
        self.init(rawValue: action.rawValue)
    }
}

extension CheckConfig {
    /// The failures in a row after which a check is down, where the plan says nothing.
    static let defaultThreshold = 3

    fileprivate init?(_ check: Layer.Check, services: [String: Layer.Service]) {
        if let http = check.http {
            self.init(.http(url: http.url, headers: http.headers))
        } else if let tcp = check.tcp, let port = tcp.port {
            self.init(.tcp(host: tcp.host.isEmpty ? "localhost" : tcp.host, port: port))
        } else if let exec = check.exec, let probe = ExecProbe(exec, context: services[exec.serviceContext]) {
            self.init(.exec(probe))
        } else {
            return nil
        }
        level = check.level.flatMap { Level(rawValue: $0.rawValue) }
        isEnabled = check.startup != .disabled
        period = check.period?.duration ?? period
        timeout = min(check.timeout?.duration ?? timeout, period)
        threshold = check.threshold ?? Self.defaultThreshold
    }
}

extension CheckConfig.ExecProbe {
    /// Lays what the check says over what the service says that it runs in the context of.
    fileprivate init?(_ exec: Layer.Check.Exec, context: Layer.Service?) {
        guard let command = try? CommandWords.words(of: exec.command) else { return nil }
        var below = context ?? Layer.Service()
        below.merge(
            Layer.Service(
                environment: exec.environment, user: exec.user, userID: exec.userID, group: exec.group,
                groupID: exec.groupID, workingDirectory: exec.workingDirectory))
        self.init(command: command)
        environment = below.environment
        account = below.account
        workingDirectory = below.workingDirectory.isEmpty ? nil : below.workingDirectory
    }
}

extension Layer.Interval {
    /// The time; one below zero is none.
    fileprivate var nonNegative: Duration? { duration.map { max($0, .zero) } }
}
