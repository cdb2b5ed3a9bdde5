// What follows when the process of a service has ended, or a check has gone down.

extension ServiceManager {
    /// The exit codes with which actions end the daemon.
    private static let failureShutdownCode: Int32 = 10
    private static let checkShutdownCode: Int32 = 11

    /// The process of a service has ended.
    func ended(_ process: ChildProcess, of name: String, _ code: Int) {
        logs.endLine(of: name)
        guard let service = services[name], service.process === process else { return }
        service.process = nil
        switch service.stage {
        case .starting:
            let action = code == 0 ? service.config.onSuccess : service.config.onFailure
            act(service, code)
            service.answerStart(
                StartFailure(
                    text: "service start attempt: exited quickly with code \(code), will \(action.rawValue)",
                    isQuickExit: true))
        case .running:
            act(service, code)
        case .terminating, .killing:
            if service.isRestarting, !isEnding {
                service.isRestarting = false
                backOff(service)
            } else {
                service.enter(.stopped)
            }
            service.answerStop(nil)
        case .stopped, .backoff, .exited:
            break
        }
    }

    /// A check has gone down.
    func checkFailed(_ check: String) {
        for service in services.values.sorted(by: { $0.name < $1.name }) {
            guard let action = service.config.onCheckFailure[check] else { continue }
            switch service.stage {
            case .running, .backoff, .exited: act(service, on: action)
            case .starting, .terminating, .killing, .stopped: break
            }
        }
    }

    private func act(_ service: ManagedService, _ code: Int) {
        let isSuccess = code == 0
        switch isSuccess ? service.config.onSuccess : service.config.onFailure {
        case .restart: backOff(service)
        case .ignore: service.enter(isSuccess ? .stopped : .exited)
        case .shutdown: end(service, isSuccess ? 0 : Self.failureShutdownCode)
        case .failureShutdown: end(service, Self.failureShutdownCode)
        case .successShutdown: end(service, 0)
        }
    }

    private func act(_ service: ManagedService, on action: ServiceConfig.ExitAction) {
        switch action {
        case .ignore: break
        case .shutdown, .failureShutdown: shutDown(Self.checkShutdownCode)
        case .successShutdown: shutDown(0)
        case .restart:
            switch service.stage {
            case .running:
                service.isRestarting = true
                terminate(service)
            case .exited: backOff(service)
            default: break
            }
        }
    }

    private func end(_ service: ManagedService, _ code: Int32) {
        service.enter(.exited)
        shutDown(code)
    }

    /// Has the service started again after a while, longer each time.
    private func backOff(_ service: ManagedService) {
        guard !isEnding else { return service.enter(.stopped) }
        let delay = service.nextBackoff()
        service.lastBackoff = delay
        // A random part keeps services that failed together from starting together.
        let jitter = delay * Double.random(in: 0...0.1)
        enter(service, .backoff, for: delay + jitter) { manager, service in manager.restart(service) }
    }

    private func restart(_ service: ManagedService) {
        do throws(ProcessFailure) {
            try launch(service)
            run(service)
        } catch {
            backOff(service)
        }
    }
}
