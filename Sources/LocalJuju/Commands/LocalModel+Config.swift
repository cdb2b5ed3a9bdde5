package import OrderedCollections
import PlainValues

extension LocalModel {
    /// The name under which an application's trust is set, as though it were an option of the charm.
    private static let trust = "trust"

    /// An application's options, sorted by name.
    package func applicationConfig(_ application: String) throws(LocalJujuError) -> ApplicationConfig {
        let record = try self.application(application)
        let settings = try charm(of: record).options.map { option in
            let set = record.settings[option.name].flatMap(option.value(of:))
            return ApplicationConfig.Setting(
                name: option.name, type: option.type, description: option.description,
                defaultValue: option.defaultValue, value: set ?? option.defaultValue,
                source: set != nil ? "user" : option.defaultValue.isNull ? "unset" : "default")
        }
        return ApplicationConfig(
            application: application, charm: record.charmName, trust: record.trust,
            settings: settings.sorted { $0.name < $1.name })
    }

    /// Sets options and resets others to their defaults; units get `config-changed` when something differs.
    ///
    /// - Parameters:
    ///   - values: Options by name, as text. `trust` is one as well.
    ///   - reset: The names of options to reset. An option that is set as well is set.
    /// - Throws: ``LocalJujuError`` when there is no such option or a text is not of its type; then nothing changes.
    package func setConfig(
        _ application: String, values: OrderedDictionary<String, String>, reset: [String] = []
    ) throws(LocalJujuError) {
        var record = try self.application(application)
        let before = record
        let charm = try charm(of: record)
        for name in reset {
            guard name == Self.trust || charm.options.contains(where: { $0.name == name }) else {
                throw Self.unknownOption(name)
            }
            record.settings[name] = nil
            if name == Self.trust { record.trust = false }
        }
        var values = values
        if let text = values.removeValue(forKey: Self.trust) {
            guard let trust = CharmOption.trust.value(of: text)?.boolValue else {
                throw Self.wrongType(.trust, text)
            }
            record.trust = trust
        }
        record.settings.merge(try checkedSettings(values, of: charm)) { $1 }
        guard record != before else { return }
        record.configVersion += 1
        state[application: application] = record
        try settle()
    }

    /// Checks texts against a charm's options.
    func checkedSettings(
        _ values: OrderedDictionary<String, String>, of charm: Charm
    ) throws(LocalJujuError) -> [String: String] {
        var settings: [String: String] = [:]
        for (name, text) in values {
            guard let option = charm.options.first(where: { $0.name == name }) else {
                throw Self.unknownOption(name)
            }
            guard option.value(of: text) != nil else { throw Self.wrongType(option, text) }
            settings[name] = text
        }
        return settings
    }

    private static func unknownOption(_ name: String) -> LocalJujuError {
        LocalJujuError(.notFound, "unknown option \"\(name)\"")
    }

    private static func wrongType(_ option: CharmOption, _ text: String) -> LocalJujuError {
        LocalJujuError(
            .invalidArgument, "option \"\(option.name)\" expected \(option.type), got \(text.debugDescription)")
    }
}

extension CharmOption {
    fileprivate static let trust = CharmOption(name: "trust", type: "boolean", description: "", defaultValue: false)
}
