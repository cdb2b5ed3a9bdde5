import CharmMetadata
import HookCommands
import Ops
import OrderedCollections
import PlainValues
import UnitState

extension ConsistencyCheck {
    /// What the operator has set.
    mutating func checkConfig() {
        for (name, value) in state.config.sorted(by: { $0.key < $1.key }) {
            guard let option = metadata.config[name] else {
                refuse(
                    "The charm declares no option '\(name)'; it has \(Self.list(metadata.config.keys)). Take it out of the state's config, or declare it."
                )
                continue
            }
            if let problem = problem(with: value, of: option) { refuse(problem) }
        }
    }

    private func problem(with value: PlainValue, of option: ConfigOption) -> String? {
        let known: [ConfigOption.Kind] = [.string, .int, .float, .boolean, .secret]
        guard known.contains(option.kind) else {
            return
                "The option '\(option.name)' has the unknown type '\(option.kind.rawValue)'; declare it as string, int, float, boolean or secret."
        }
        guard option.kind != .secret || isAtLeast(3, 4) else {
            return
                "The option '\(option.name)' is of the type 'secret', which Juju has from 3.4 on, and the context's version is \(identity.jujuVersion); give the context a later one."
        }
        if let problem = option.problem(with: value) {
            let remedy =
                switch option.kind {
                case .float where value.intValue != nil: "\(value.intValue ?? 0).0"
                case .float: "a number with a point, as 1.5"
                case .int: "a whole number"
                case .boolean: "true or false"
                default: "a text"
                }
            return "\(problem) Give it \(remedy) in the state's config."
        }
        guard option.kind == .secret, let text = value.stringValue else { return nil }
        guard text.hasPrefix("secret:"), Self.isSecretID(text.dropFirst(7)) else {
            return
                "The option '\(option.name)' is of the type 'secret', and '\(text)' is no secret's id; write 'secret:' and 20 small letters and digits."
        }
        return nil
    }

    /// What is about the unit as a whole.
    mutating func checkUnit() {
        if state.plannedUnits < 0 {
            refuse("\(state.plannedUnits) units cannot be planned; give 0 or more as the state's plannedUnits.")
        }
        for range in state.openedPorts.sorted(by: { $0.description < $1.description }) {
            guard let ports = range.ports, ports.lowerBound < 1 || ports.upperBound > 65535 else { continue }
            refuse("The port \(range) cannot be open; ports are 1 to 65535.")
        }
        let model = state.model
        if model.isKubernetes, model.cloudSpec != nil, !isAtLeast(3, 6, 10) {
            refuse(
                "The cloud's specification can be read on Kubernetes from Juju 3.6.10 on, and the context's version is \(identity.jujuVersion); give the context a later one, or take the state's cloudSpec out."
            )
        }
    }

    /// What was given to the application.
    mutating func checkResources() {
        for resource in state.resources where metadata.resources[resource.name] == nil {
            refuse(
                "The charm declares no resource '\(resource.name)'; it has \(Self.list(metadata.resources.keys)). Take it out of the state, or declare it."
            )
        }
        for name in Self.repeated(state.resources.map(\.name)) {
            refuse("The resource '\(name)' is in the state twice; leave one of them.")
        }
    }

    /// What objects of the charm have stored, and what they have deferred.
    mutating func checkStoredStates() {
        for path in Self.repeated(state.storedStates.map(\.path)) {
            refuse("The stored state \(path) is in the state twice; leave one of them.")
        }
        for stored in state.storedStates {
            guard stored.content.mapValue != nil else {
                refuse(
                    "The stored state \(stored.path) is \(stored.content.kindName); give it attributes, as in [\"runs\": 1]."
                )
                continue
            }
            if let problem = storageProblem(stored.content) {
                refuse("The stored state \(stored.path) cannot be stored. \(problem)")
            }
        }
        for event in state.deferred {
            let handle = try? Handle(path: event.path)
            if handle?.parent?.kind != "on" || handle?.key.flatMap({ Int($0) }) == nil {
                refuse(
                    "The deferred event '\(event.path)' has not the path of an event; write it as in 'MyCharm/on/config_changed[1]'."
                )
            }
            if let problem = storageProblem(event.snapshot) {
                refuse("What the deferred event '\(event.path)' carries cannot be stored. \(problem)")
            }
        }
        for event in Self.repeated(state.deferred.map { [$0.path, $0.observer, $0.observerID] }) {
            refuse(
                "The deferred event '\(event[0])' is in the state twice for \(event[1])/\(event[2]); give one of the two another number."
            )
        }
    }

    private func storageProblem(_ value: PlainValue) -> String? {
        do {
            try StorableValue.check(value)
            return nil
        } catch {
            return error.description
        }
    }

    /// Whether the unit's Juju is of a version or a later one.
    func isAtLeast(_ major: Int, _ minor: Int, _ patch: Int = 0) -> Bool {
        let version = identity.jujuVersion
        return (version.major, version.minor, version.patch) >= (major, minor, patch)
    }

    /// Whether a text is 20 small letters and digits.
    static func isSecretID(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 20
            && text.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
    }
}
