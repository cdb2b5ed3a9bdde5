public import HookCommands
import OrderedCollections
public import PlainValues

extension Model {
    /// The cloud that the model is in, with its credential.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `credential-get` fails, as for an application
    ///   that is not trusted.
    public var cloudSpec: CloudSpec {
        get throws(OpsError) {
            if let known = backend.answers.cloudSpec { return known }
            let spec = try backend.ask { commands throws(HookCommandError) in try commands.credentialGet() }
            backend.answers.cloudSpec = spec
            return spec
        }
    }

    /// The units and relations that the application is going to have.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `goal-state` fails.
    public var goalState: GoalState {
        get throws(OpsError) {
            if let known = backend.answers.goalState { return known }
            let state = try backend.ask { commands throws(HookCommandError) in try commands.goalState() }
            backend.answers.goalState = state
            return state
        }
    }

    /// Tells Kubernetes which containers to run: what charms did before they had Pebble, and only their leader.
    ///
    /// It is `ops.Pod.set_spec`.
    ///
    /// - Parameters:
    ///   - spec: The specification, as `pod-spec-set` takes it.
    ///   - kubernetesResources: What else is to be made in Kubernetes, if anything.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidValue`` for what cannot be written as JSON, with
    ///   ``OpsError/Code/hookCommandFailed`` when `pod-spec-set` fails, as it does for a unit that is not the leader.
    public func setPodSpec(_ spec: PlainValue, kubernetesResources: PlainValue? = nil) throws(OpsError) {
        var files = try PodSpecFiles()
        defer { files.remove() }
        var command = HookCommand("pod-spec-set", ["--file", try files.write(spec: spec)])
        if let resources = kubernetesResources, resources.mapValue?.isEmpty != true {
            command.arguments += ["--k8s-resources", try files.write(resources: resources)]
        }
        let call = command
        _ = try backend.ask { commands throws(HookCommandError) in try commands.run(call) }
    }
}
