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
    ///   ``TestingError/Code/invalidValue`` for a parameter that is missing or of another type; ``OpsError`` with
    ///   ``OpsError/Code/hookCommandFailed`` for one that is not known.
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
        for (parameter, value) in parameters.sorted(by: { $0.key < $1.key }) {
            guard let type = action.typeMissed(by: value, as: parameter) else { continue }
            throw TestingError(
                .invalidValue,
                """
                The parameter '\(parameter)' of the action '\(name)' is of the type '\(type)'; \(value.kindName) cannot be \
                its value.
                """)
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
