package import PlainValues

/// An application's options, as `juju config` shows them.
package struct ApplicationConfig: Hashable, Sendable {
    package var application: String
    package var charm: String
    package var trust: Bool
    /// The charm's options, by name.
    package var settings: [Setting]

    /// One option of a charm.
    package struct Setting: Hashable, Sendable {
        package var name: String
        /// `string`, `int`, `float`, `boolean` or `secret`.
        package var type: String
        package var description: String
        /// The default of config.yaml; null when it has none.
        package var defaultValue: PlainValue
        /// What counts: the value that was set, else the default; null when there is neither.
        package var value: PlainValue
        /// Whether the value was set (`user`), is the `default`, or is `unset`.
        package var source: String
    }

    /// The options in the form of `juju config --format json`.
    package var json: PlainValue {
        let options = settings.map { setting in
            var entries: [(key: String, value: PlainValue)] = []
            if !setting.defaultValue.isNull { entries.append(("default", setting.defaultValue)) }
            entries.append(("description", .string(setting.description)))
            entries.append(("source", .string(setting.source)))
            entries.append(("type", .string(setting.type)))
            if !setting.value.isNull { entries.append(("value", setting.value)) }
            return (key: setting.name, value: PlainValue.object(entries))
        }
        let trustOption: [(key: String, value: PlainValue)] = [
            ("default", false),
            ("description", "Does this application have access to trusted credentials"),
            ("source", trust ? "user" : "default"),
            ("type", "bool"),
            ("value", .bool(trust)),
        ]
        return .object([
            (key: "application", value: .string(application)),
            (key: "application-config", value: .object([(key: "trust", value: .object(trustOption))])),
            (key: "charm", value: .string(charm)),
            (key: "settings", value: .object(options)),
        ])
    }
}
