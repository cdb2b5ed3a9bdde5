// The events of Juju and of the framework, by name.

extension EventSource where E == InstallEvent {
    /// The first event of a unit's life.
    public static var install: Self { Self(emitter: .charm, kind: "install") }
}

extension EventSource where E == StartEvent {
    /// The unit's software should start.
    public static var start: Self { Self(emitter: .charm, kind: "start") }
}

extension EventSource where E == StopEvent {
    /// The unit is about to be removed.
    public static var stop: Self { Self(emitter: .charm, kind: "stop") }
}

extension EventSource where E == RemoveEvent {
    /// The last event of a unit's life.
    public static var remove: Self { Self(emitter: .charm, kind: "remove") }
}

extension EventSource where E == ConfigChangedEvent {
    /// The application's configuration, or something of the unit's surroundings, may have changed.
    public static var configChanged: Self { Self(emitter: .charm, kind: "config_changed") }
}

extension EventSource where E == UpdateStatusEvent {
    /// Sent every few minutes.
    public static var updateStatus: Self { Self(emitter: .charm, kind: "update_status") }
}

extension EventSource where E == UpgradeCharmEvent {
    /// The charm was refreshed.
    public static var upgradeCharm: Self { Self(emitter: .charm, kind: "upgrade_charm") }
}

extension EventSource where E == PreSeriesUpgradeEvent {
    /// The machine's operating system is about to be upgraded.
    public static var preSeriesUpgrade: Self { Self(emitter: .charm, kind: "pre_series_upgrade") }
}

extension EventSource where E == PostSeriesUpgradeEvent {
    /// The upgrade of the machine's operating system has ended.
    public static var postSeriesUpgrade: Self { Self(emitter: .charm, kind: "post_series_upgrade") }
}

extension EventSource where E == LeaderElectedEvent {
    /// This unit has become its application's leader.
    public static var leaderElected: Self { Self(emitter: .charm, kind: "leader_elected") }
}

extension EventSource where E == LeaderSettingsChangedEvent {
    /// The leader's settings have changed.
    public static var leaderSettingsChanged: Self { Self(emitter: .charm, kind: "leader_settings_changed") }
}

extension EventSource where E == CollectMetricsEvent {
    /// Juju collects metrics.
    ///
    /// Juju 3.6.11 and later no longer send it.
    public static var collectMetrics: Self { Self(emitter: .charm, kind: "collect_metrics") }
}

extension EventSource where E == ActionEvent {
    /// An operator runs an action.
    ///
    /// - Parameter name: The action's name, as in the charm's metadata.
    /// - Returns: The source. To observe an action that the metadata does not declare is an error.
    public static func action(_ name: String) -> Self {
        Self(emitter: .charm, named: .action, .action(name))
    }
}

extension EventSource where E == CollectStatusEvent {
    /// The application's status is made up, at the end of each dispatch, by the leader alone.
    public static var collectAppStatus: Self { Self(emitter: .charm, kind: "collect_app_status") }
    /// The unit's status is made up, at the end of each dispatch.
    public static var collectUnitStatus: Self { Self(emitter: .charm, kind: "collect_unit_status") }
}

extension EventSource where E == PreCommitEvent {
    /// The dispatch is about to be committed.
    public static var preCommit: Self { Self(emitter: .framework, kind: "pre_commit") }
}

extension EventSource where E == CommitEvent {
    /// The dispatch is being committed.
    public static var commit: Self { Self(emitter: .framework, kind: "commit") }
}

/// A name of the metadata as it stands in an event's name.
func eventName(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
}
