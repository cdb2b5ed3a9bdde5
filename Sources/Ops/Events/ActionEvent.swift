import HookCommands
public import OrderedCollections
public import PlainValues

/// An operator runs an action, and waits for its result.
///
/// It cannot be deferred. An error that leaves the handler fails the action. It is `ops.ActionEvent`.
public final class ActionEvent: HookEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext
    /// The identifier of this run of the action, as Juju gives it; empty when Juju gave none.
    public let id: String
    /// The parameters that the operator gave, with the defaults of the action's schema.
    public let parameters: OrderedDictionary<String, PlainValue>

    private var backend: ModelBackend { framework.model.backend }

    package init(restoring snapshot: PlainValue, in context: EventContext) throws {
        self.context = context
        id = snapshot["id"]?.stringValue ?? ""
        parameters = try context.framework.model.backend.ask { commands throws(HookCommandError) in
            try commands.actionGet()
        }
    }

    /// The parameters as one value of a type of the charm's.
    ///
    /// A property `dryRun` or `dry_run` takes the parameter `dry-run`; parameters that the type does not have are
    /// ignored. It is `ops.ActionEvent.load_params`.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - policy: What a wrong parameter does.
    /// - Returns: The value.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidValue`` for a parameter that is missing or wrong, naming it;
    ///   what the type's own `init(from:)` throws; or, with ``ActionErrorPolicy/fail``, an error that ends the dispatch
    ///   when nothing catches it.
    public func load<Parameters: Decodable>(
        _ type: Parameters.Type, errors policy: ActionErrorPolicy = .throw
    ) throws -> Parameters {
        var decoder = PlainValueDecoder(keyStyle: .dashed)
        decoder.quotesValues = true
        do {
            return try decoder.decode(type, from: .object(parameters.map { (key: $0.key, value: $0.value) }))
        } catch {
            let wrong = OpsError(.invalidValue, "The action's parameters are not valid: \(error)", cause: error)
            switch policy {
            case .throw: throw wrong
            case .fail:
                try fail(wrong.description)
                throw DispatchEnd(exitCode: 0)
            }
        }
    }

    /// Gives the operator the action's results, in addition to those given before.
    ///
    /// Results are text to Juju: a map within the results becomes dotted keys, everything else is written as `ops`
    /// writes it.
    ///
    /// - Parameter results: Names and values. A name consists of lower-case letters, digits, `-` and `.`, and begins and
    ///   ends with a letter or digit.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for another name or one that comes twice, with
    ///   ``OpsError/Code/hookCommandFailed`` when `action-set` fails, as for a name that Juju reserves.
    public func setResults(_ results: PlainValue) throws(OpsError) {
        let flattened = try ActionResults.flatten(results)
        try backend.ask { commands throws(HookCommandError) in try commands.actionSet(flattened) }
    }

    /// Gives the operator the fields of a value as the action's results.
    ///
    /// - Parameter results: The value, whose fields are the names.
    /// - Throws: ``OpsError`` as for plain values, and what the value's own `encode(to:)` throws.
    public func setResults<Results: Encodable>(_ results: Results) throws {
        let plain = try PlainValueEncoder().encode(results)
        try setResults(plain)
    }

    /// Shows the operator a line while the action runs.
    ///
    /// - Parameter message: The line.
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `action-log` fails.
    public func log(_ message: String) throws(OpsError) {
        try backend.ask { commands throws(HookCommandError) in try commands.actionLog(message) }
    }

    /// Marks the action as failed.
    ///
    /// The handler goes on, and what it changes is kept.
    ///
    /// - Parameter message: The reason that the operator is shown.
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `action-fail` fails.
    public func fail(_ message: String = "") throws(OpsError) {
        try backend.ask { commands throws(HookCommandError) in try commands.actionFail(message) }
    }
}

/// What a wrong parameter of an action does when the parameters are loaded.
public enum ActionErrorPolicy: Sendable {
    /// It is an error.
    case `throw`
    /// The action fails with a message that names the parameter, and the dispatch ends there.
    case fail
}
