// The events that are about nothing but the unit.

extension JujuEvent {
    /// The first event of a unit's life, after any storage was attached.
    public static var install: JujuEvent { JujuEvent("install") }
    /// The unit's software should start.
    public static var start: JujuEvent { JujuEvent("start") }
    /// The unit is about to be removed.
    public static var stop: JujuEvent { JujuEvent("stop") }
    /// The last event of a unit's life.
    public static var remove: JujuEvent { JujuEvent("remove") }
    /// The application's configuration, or something of the unit's surroundings, may have changed.
    public static var configChanged: JujuEvent { JujuEvent("config-changed") }
    /// Sent every few minutes.
    public static var updateStatus: JujuEvent { JujuEvent("update-status") }
    /// The charm was refreshed.
    public static var upgradeCharm: JujuEvent { JujuEvent("upgrade-charm") }
    /// The machine's operating system is about to be upgraded.
    public static var preSeriesUpgrade: JujuEvent { JujuEvent("pre-series-upgrade") }
    /// The upgrade of the machine's operating system has ended.
    public static var postSeriesUpgrade: JujuEvent { JujuEvent("post-series-upgrade") }
    /// This unit has become its application's leader.
    public static var leaderElected: JujuEvent { JujuEvent("leader-elected") }
    /// The leader's settings have changed.
    public static var leaderSettingsChanged: JujuEvent { JujuEvent("leader-settings-changed") }
    /// Juju collects metrics: what was deferred is not delivered, and no status is collected.
    public static var collectMetrics: JujuEvent { JujuEvent("collect-metrics") }
}
