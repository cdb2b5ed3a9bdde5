package import PlainValues

/// Everything that one hook or action sees, fixed at its start, and what its tools changed.
///
/// Fill the properties before the process starts; when it has exited with 0, commit ``changes``; drop them otherwise.
package struct HookContext: Sendable {
    // MARK: The unit and its model

    /// The unit's name, such as `app/0`.
    package var unit: String
    /// Whose tools and texts the unit sees.
    package var profile: JujuProfile
    /// The model's id.
    package var modelUUID: String
    /// Whether the model is one of Kubernetes.
    package var isKubernetes = false
    /// What the hook runs for.
    package var event: HookEvent
    /// The action that runs, or `nil` in a hook.
    package var action: ActionRun?

    // MARK: The snapshot

    /// All of the charm's options: values with the defaults filled in, and `.null` for those without.
    package var config: [String: PlainValue] = [:]
    /// The unit's status.
    package var status = EntityStatus(status: "maintenance")
    /// The unit's relations, by number.
    package var relations: [Int: RelationSnapshot] = [:]
    /// The names of the charm's endpoints, peers and extra bindings included.
    package var endpoints: Set<String> = []
    /// The addresses of the bindings: they are only made when a tool asks for them.
    package var networks: @Sendable () -> HookNetworks = { HookNetworks() }
    /// The unit's address in its cloud.
    package var privateAddress = ""
    /// The unit's address for the world.
    package var publicAddress = ""
    /// The ports that the machine's units have open, by unit; the unit's own included.
    package var machinePorts: [String: [PortRange]] = [:]
    /// The attached storage instances, by id.
    package var storages: [String: StorageSnapshot] = [:]
    /// The secrets that the unit owns or may have heard of, by id.
    package var secrets: [String: SecretSnapshot] = [:]
    /// The state that the controller keeps for the unit.
    package var state: [String: String] = [:]
    /// Which units and relations the model wants the unit to have: few charms ask, so it is only made when one does.
    package var goalState: @Sendable () -> GoalState = { GoalState() }
    /// The types of the charm's payloads, by class (Juju 3 and before).
    package var payloadTypes: [String: String] = [:]
    /// The cloud with its credential, or `nil` when the application is not trusted with it.
    package var cloudSpec: PlainValue?

    // MARK: What the tools do

    /// What is asked and told at once.
    package var effects: any ImmediateEffects
    /// What waits for the hook's end.
    package internal(set) var changes = HookChanges()

    /// The status that `status-get` read first: it answers the same until the hook ends.
    var cachedStatus: EntityStatus?
    /// What is known about leadership.
    var leadership = LeadershipAnswer.unknown

    /// Makes a context whose snapshot is empty.
    ///
    /// - Parameters:
    ///   - unit: The unit's name.
    ///   - profile: Whose tools and texts the unit sees.
    ///   - modelUUID: The model's id.
    ///   - event: What the hook runs for.
    ///   - effects: What is asked and told at once.
    package init(
        unit: String,
        profile: JujuProfile = .v3_6,
        modelUUID: String,
        event: HookEvent,
        effects: any ImmediateEffects
    ) {
        self.unit = unit
        self.profile = profile
        self.modelUUID = modelUUID
        self.event = event
        self.effects = effects
    }

    /// The unit's application.
    package var application: String { JujuNames.application(ofUnit: unit) }
}
