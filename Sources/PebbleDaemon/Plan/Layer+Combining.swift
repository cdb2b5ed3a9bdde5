import Pebble
import PlainValues

extension Layer {
    /// Lays layers over each other.
    ///
    /// The threshold of a check that sets none becomes Pebble's own, which the plan shows.
    ///
    /// - Parameter layers: The layers, the lowest first.
    /// - Throws: ``PebbleDaemonError`` when an entry does not say what becomes of the one below.
    static func combined(_ layers: [LabeledLayer]) throws(PebbleDaemonError) -> Layer {
        var result = Layer()
        result.summary = layers.last?.layer.summary ?? ""
        result.description = layers.last?.layer.description ?? ""
        for labeled in layers {
            let layer = labeled.layer
            let place = "layer \(GoText.quoted(labeled.label))"
            for (name, workload) in layer.workloads.sorted(by: { $0.key < $1.key }) {
                if try merges(workload.override, workload: name), result.workloads[name] != nil {
                    result.workloads[name]?.merge(workload)
                } else {
                    result.workloads[name] = workload
                }
            }
            for (name, service) in layer.services.sorted(by: { $0.key < $1.key }) {
                if try merges(service.override, "service", name, place), result.services[name] != nil {
                    result.services[name]?.merge(service)
                } else {
                    result.services[name] = service
                }
            }
            for (name, check) in layer.checks.sorted(by: { $0.key < $1.key }) {
                if try merges(check.override, "check", name, place), result.checks[name] != nil {
                    result.checks[name]?.merge(check)
                } else {
                    result.checks[name] = check
                }
            }
            for (name, target) in layer.logTargets.sorted(by: { $0.key < $1.key }) {
                if try merges(target.override, "log target", name, place), result.logTargets[name] != nil {
                    result.logTargets[name]?.merge(target)
                } else {
                    result.logTargets[name] = target
                }
            }
            result.pairing = layer.pairing ?? result.pairing
        }
        for name in result.checks.keys where result.checks[name]?.threshold ?? 0 == 0 {
            result.checks[name]?.threshold = CheckConfig.defaultThreshold
        }
        return result
    }

    /// Whether an entry is laid over the one below.
    private static func merges(
        _ override: Override?, _ kind: String, _ name: String, _ place: String
    ) throws(PebbleDaemonError) -> Bool {
        switch override {
        case .merge: return true
        case .replace: return false
        case nil:
            throw PebbleDaemonError(
                .badRequest, "\(place) must define \"override\" for \(kind) \(GoText.quoted(name))")
        default:
            throw PebbleDaemonError(
                .badRequest, "\(place) has invalid \"override\" value for \(kind) \(GoText.quoted(name))")
        }
    }

    private static func merges(_ override: Override?, workload name: String) throws(PebbleDaemonError) -> Bool {
        switch override {
        case .merge: return true
        case .replace: return false
        case nil:
            throw PebbleDaemonError(
                .badRequest, "workload \(GoText.quoted(name)): must define an \"override\" policy")
        case .some(let other):
            throw PebbleDaemonError(
                .badRequest,
                "workload \(GoText.quoted(name)): has an invalid \"override\" policy: \(GoText.quoted(other.rawValue))")
        }
    }
}
