import HookTools
import Ops
public import PlainValues

extension Harness {
    // MARK: Actions

    /// Runs an action, as `juju run` does.
    ///
    /// - Parameters:
    ///   - name: The action's name, as in the charm's metadata.
    ///   - parameters: The parameters; those that are not given have the defaults of the charm's metadata.
    /// - Returns: What the action has said.
    /// - Throws: What the handler throws; ``ActionFailed`` when the action has failed; ``TestingError`` with
    ///   ``TestingError/Code/notDeclared`` for an action that the charm does not declare, with
    ///   ``TestingError/Code/invalidValue`` for a parameter that is missing or not known.
    @discardableResult
    public func runAction(_ name: String, _ parameters: [String: PlainValue] = [:]) throws -> ActionOutput {
        guard let action = simulation.metadata.actions[name] else {
            throw TestingError(
                .notDeclared,
                "The charm declares no action '\(name)'; it has \(Self.list(simulation.metadata.actions.keys)).")
        }
        for parameter in action.required where parameters[parameter] == nil {
            throw TestingError(.invalidValue, "The action '\(name)' needs the parameter '\(parameter)'; give it.")
        }
        if !action.allowsAdditionalParameters(jujuMajorVersion: simulation.identity.jujuVersion.major) {
            for parameter in parameters.keys.sorted() where action.parameters[parameter] == nil {
                throw OpsError(
                    .hookCommandFailed,
                    "The action '\(name)' has no parameter '\(parameter)'; it has \(Self.list(action.parameters.keys))."
                )
            }
        }
        lastActionID += 1
        var event = JujuEvent(name)
        event.action = JujuEvent.Action(
            id: "\(lastActionID)", parameters: action.withDefaults(parameters))
        simulation.record.with { $0.actionLog = [] }
        try tellAlways(event)
        let output = ActionOutput(
            logs: simulation.record.with { $0.actionLog }, results: simulation.action?.namedResults ?? [:])
        if let message = simulation.action?.failureMessage { throw ActionFailed(message: message, output: output) }
        return output
    }
}

extension ActionMetadata {
    /// Parameters, with the defaults for those that are not given.
    func withDefaults(_ parameters: [String: PlainValue]) -> PlainValue {
        var all = parameters
        for (name, schema) in self.parameters where all[name] == nil {
            if let preset = schema["default"] { all[name] = preset }
        }
        return .object(all.sorted { $0.key < $1.key })
    }
}
