import Pebble
import PlainValues

/// What Pebble asks of each entry of a layer by itself.
enum LayerCheck {
    static func service(_ name: String, _ service: Layer.Service?) throws(PebbleDaemonError) {
        let quoted = GoText.quoted(name)
        if name.isEmpty { throw invalid("cannot use empty string as service name") }
        if name == "pebble" { throw invalid("cannot use reserved service name \(quoted)") }
        if name.hasPrefix("-") {
            throw invalid("cannot use service name \(quoted): starting with \"-\" not allowed")
        }
        guard let service else { throw invalid("service object cannot be null for service \(quoted)") }
        do throws(CommandWords.Failure) {
            _ = try CommandWords(ofService: service.command)
        } catch {
            throw invalid(
                "plan service \(quoted) command invalid: cannot parse service \(quoted) command: \(error.description)")
        }
        try action(service.onSuccess, "on-success", besides: .failureShutdown, service: quoted)
        try action(service.onFailure, "on-failure", besides: .successShutdown, service: quoted)
        for (_, failureAction) in service.onCheckFailure.sorted(by: { $0.key < $1.key }) {
            try action(failureAction, "on-check-failure", besides: .successShutdown, service: quoted)
        }
        if let factor = service.backoffFactor, factor < 1 {
            throw invalid(
                "plan service \(quoted) backoff-factor must be 1.0 or greater, not \(GoNumber.text(factor))")
        }
    }

    private static func action(
        _ action: Layer.Service.Action?, _ key: String, besides: Layer.Service.Action, service: String
    ) throws(PebbleDaemonError) {
        guard let action, !action.rawValue.isEmpty else { return }
        guard [.restart, .shutdown, .ignore, besides].contains(action) else {
            throw invalid("plan service \(service) \(key) action \(GoText.quoted(action.rawValue)) invalid")
        }
    }

    static func check(_ name: String, _ check: Layer.Check?) throws(PebbleDaemonError) {
        let quoted = GoText.quoted(name)
        if name.isEmpty { throw invalid("cannot use empty string as check name") }
        guard let check else { throw invalid("check object cannot be null for check \(quoted)") }
        guard [nil, .alive, .ready].contains(check.level) else {
            throw invalid("plan check \(quoted) level must be \"alive\" or \"ready\"")
        }
        guard [nil, .enabled, .disabled].contains(check.startup) else {
            throw invalid("plan check \(quoted) startup must be \"enabled\" or \"disabled\"")
        }
        // Of a time below zero Pebble makes nothing that works.
        if let period = check.period?.duration, period <= .zero {
            throw invalid("plan check \(quoted) period must not be zero")
        }
        if let timeout = check.timeout?.duration, timeout <= .zero {
            throw invalid("plan check \(quoted) timeout must not be zero")
        }
        guard let exec = check.exec else { return }
        do throws(CommandWords.Failure) {
            _ = try CommandWords.words(of: exec.command)
        } catch {
            throw invalid("plan check \(quoted) command invalid: \(error.description)")
        }
    }

    static func logTarget(_ name: String, _ target: Layer.LogTarget?) throws(PebbleDaemonError) {
        let quoted = GoText.quoted(name)
        guard let target else { throw invalid("log target object cannot be null for log target \(quoted)") }
        if let label = target.labels.keys.sorted().first(where: { $0.hasPrefix("pebble_") }) {
            throw invalid("log target \(quoted): label \(GoText.quoted(label)) uses reserved prefix \"pebble_\"")
        }
        guard [nil, .loki, .openTelemetry, .syslog].contains(target.kind) else {
            throw invalid(
                "log target \(quoted) has unsupported type \(GoText.quoted(target.kind?.rawValue ?? "")), "
                    + "must be \"loki\", \"opentelemetry\" or \"syslog\"")
        }
    }

    static func workload(_ name: String, _ workload: Layer.Workload?) throws(PebbleDaemonError) {
        let quoted = GoText.quoted(name)
        guard workload != nil else { throw invalid("workload \(quoted): cannot have a null value") }
        if name.isEmpty { throw invalid("workload \(quoted): cannot have an empty name") }
    }

    static func pairing(_ pairing: Layer.Pairing) throws(PebbleDaemonError) {
        guard [.disabled, .single, .multiple].contains(pairing) else {
            throw invalid(
                "invalid pairing mode \(GoText.quoted(pairing.rawValue)): "
                    + "should be \"disabled\", \"single\" or \"multiple\"")
        }
    }

    private static func invalid(_ text: String) -> PebbleDaemonError {
        PebbleDaemonError(.badRequest, text)
    }
}
