import CharmMetadata

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
        case "collect_metrics": EventType(CollectMetricsEvent.self)
        default: typeOfNamed(kind)
        }
    }

    private func typeOfNamed(_ kind: String) -> EventType? {
        guard let event = NamedEvent(kind: kind), event.canBe(kind, in: metadata) else { return nil }
        return event.type
    }

    /// The kinds of all events that the charm can get, sorted.
    var kinds: [String] {
        let plain = [
            "install", "start", "stop", "remove", "config_changed", "update_status", "upgrade_charm",
            "pre_series_upgrade", "post_series_upgrade", "leader_elected", "leader_settings_changed",
            "collect_app_status", "collect_unit_status", "collect_metrics", "secret_changed", "secret_expired",
            "secret_remove", "secret_rotate",
        ]
        return (plain + NamedEvent.allCases.flatMap { $0.kinds(in: metadata) }).sorted()
    }
}
