import CharmMetadata
import OrderedCollections

/// Which events Juju can send to a charm, from its metadata.
struct CharmEvents {
    private let types: [String: EventType]

    init(_ metadata: CharmMetadata) {
        var types = Self.fixed
        for name in metadata.actions.keys {
            types["\(eventName(name))_action"] = EventType(ActionEvent.self)
        }
        self.types = types
    }

    /// The type of the events of a kind, or `nil` when the charm cannot get such an event.
    func type(of kind: String) -> EventType? { types[kind] }

    /// Every kind of event that the charm can get, sorted.
    var kinds: [String] { types.keys.sorted() }

    private static var fixed: [String: EventType] {
        [
            "install": EventType(InstallEvent.self),
            "start": EventType(StartEvent.self),
            "stop": EventType(StopEvent.self),
            "remove": EventType(RemoveEvent.self),
            "config_changed": EventType(ConfigChangedEvent.self),
            "update_status": EventType(UpdateStatusEvent.self),
            "upgrade_charm": EventType(UpgradeCharmEvent.self),
            "pre_series_upgrade": EventType(PreSeriesUpgradeEvent.self),
            "post_series_upgrade": EventType(PostSeriesUpgradeEvent.self),
            "leader_elected": EventType(LeaderElectedEvent.self),
            "leader_settings_changed": EventType(LeaderSettingsChangedEvent.self),
            "collect_app_status": EventType(CollectStatusEvent.self),
            "collect_unit_status": EventType(CollectStatusEvent.self),
        ]
    }
}
