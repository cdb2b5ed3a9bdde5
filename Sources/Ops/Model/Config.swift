import HookCommands
public import OrderedCollections
public import PlainValues

/// The application's configuration, as the operator has set it or the charm's defaults have it.
///
/// It is read once in a dispatch (`ops.ConfigData`). Options of any kind by name, or all at once as a type of the charm's:
///
/// ```swift
/// struct Settings: Decodable { var port: Int; var logLevel: String }
/// let settings = try config.load(Settings.self)
/// ```
public struct Config {
    let backend: ModelBackend

    /// All options that have a value.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `config-get` fails.
    public var options: OrderedDictionary<String, PlainValue> {
        get throws(OpsError) { try backend.configurationOptions() }
    }

    /// An option, or `nil` when it has no value or is not declared.
    ///
    /// - Parameter name: The option's name, as in the charm's metadata.
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `config-get` fails.
    public subscript(name: String) -> PlainValue? {
        get throws(OpsError) { try backend.configurationOptions()[name] }
    }

    /// The secret that an option of the type `secret` names, or `nil` when the option has no value.
    ///
    /// Juju is not asked for the secret before something of it is: one that there is not, or that was not granted to the
    /// application, is an error then.
    ///
    /// - Parameter name: The option's name, as in the charm's metadata.
    /// - Returns: The secret.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared`` for an option that the charm does not declare, with
    ///   ``OpsError/Code/invalidValue`` for one of another type, with ``OpsError/Code/hookCommandFailed`` when
    ///   `config-get` fails.
    public func secret(_ name: String) throws(OpsError) -> Secret? {
        try EventDeclaration.option(name).check(in: backend.metadata)
        let value = try backend.configurationOptions()[name] ?? .null
        guard !value.isNull, !isUnsetSecret(name, value) else { return nil }
        if let problem = backend.problemOfSecret(option: name, value) {
            throw OpsError(.invalidValue, "The option '\(name)' \(problem).")
        }
        return try Secret(backend: backend, id: value.stringValue, label: nil)
    }

    /// Whether an option of the type `secret` has been set to nothing.
    private func isUnsetSecret(_ name: String, _ value: PlainValue) -> Bool {
        value.stringValue?.isEmpty == true && backend.metadata.config[name]?.kind == .secret
    }

    /// All options as one value of a type of the charm's.
    ///
    /// A property `logLevel` or `log_level` takes the option `log-level`; options that the type does not have are
    /// ignored. A property of the type ``Secret`` takes an option of the type `secret`, as ``secret(_:)`` gives it. It is
    /// `ops.CharmBase.load_config`.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - policy: What a wrong option does.
    /// - Returns: The value.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidValue`` for an option that is missing or wrong, naming it;
    ///   what the type's own `init(from:)` throws; or, with ``ConfigErrorPolicy/block``, an error that ends the dispatch
    ///   when nothing catches it.
    public func load<Settings: Decodable>(
        _ type: Settings.Type, errors policy: ConfigErrorPolicy = .throw
    ) throws -> Settings {
        let options = try backend.configurationOptions().filter { !isUnsetSecret($0.key, $0.value) }
        var decoder = PlainValueDecoder(keyStyle: .dashed)
        decoder.quotesValues = true
        do {
            return try decoder.decode(
                type, from: .object(options.map { (key: $0.key, value: $0.value) }), origin: backend)
        } catch {
            let wrong = OpsError(
                .invalidValue, "The configuration is not valid: \(error) Set it with 'juju config'.", cause: error)
            switch policy {
            case .throw: throw wrong
            case .block:
                try backend.setStatus(.blocked(wrong.description), ofApplication: false)
                throw DispatchEnd(exitCode: 0)
            }
        }
    }
}

/// What a wrong configuration option does when the configuration is loaded.
public enum ConfigErrorPolicy: Sendable {
    /// It is an error.
    case `throw`
    /// The unit becomes blocked with a message that names the option, and the dispatch ends there, as a success.
    case block
}
