import CharmMetadata
import OrderedCollections

/// Which events Juju can send to a charm, from its metadata.
struct CharmEvents {
    private let metadata: CharmMetadata

    init(_ metadata: CharmMetadata) {
        self.metadata = metadata
    }

    /// The type of the events of a kind, or `nil` when the charm cannot get such an event.
    func type(of kind: String) -> EventType? {
        switch kind {
        case "install": EventType(InstallEvent.self)
        case "start": EventType(StartEvent.self)
        case "stop": EventType(StopEvent.self)
        case "remove": EventType(RemoveEvent.self)
        case "config_changed": EventType(ConfigChangedEvent.self)
        case "update_status": EventType(UpdateStatusEvent.self)
        case "upgrade_charm": EventType(UpgradeCharmEvent.self)
        case "pre_series_upgrade": EventType(PreSeriesUpgradeEvent.self)
        case "post_series_upgrade": EventType(PostSeriesUpgradeEvent.self)
        case "leader_elected": EventType(LeaderElectedEvent.self)
        case "leader_settings_changed": EventType(LeaderSettingsChangedEvent.self)
        case "secret_changed": EventType(SecretChangedEvent.self)
        case "secret_rotate": EventType(SecretRotateEvent.self)
        case "secret_remove": EventType(SecretRemoveEvent.self)
        case "secret_expired": EventType(SecretExpiredEvent.self)
        case "collect_app_status", "collect_unit_status": EventType(CollectStatusEvent.self)
        default: actionKinds.contains(kind) ? EventType(ActionEvent.self) : nil
        }
    }

    private var actionKinds: [String] { metadata.actions.keys.map { "\(eventName($0))_action" } }
}
