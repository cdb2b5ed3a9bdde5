extension StorageChoice {
    /// What the choice depends on.
    package struct Circumstances: Hashable, Sendable {
        /// What the charm asks for: the controller's storage (`true`), the local one (`false`), or what fits (`nil`).
        package var usesControllerStorage: Bool?
        /// Whether the unit's state database is there.
        package var databaseExists: Bool
        /// Whether the metadata's `series` name `kubernetes`: a charm of the time of pod specs.
        package var isPodSpecCharm: Bool
        /// Juju's version, as it gives it, for the log.
        package var jujuVersion: String
        /// Whether that version has a storage in the controller: 2.8 and later.
        package var jujuHasControllerStorage: Bool
        /// Whether the hook command `state-get` can be called.
        package var isStateGetAvailable: Bool
        /// The event, for the log.
        package var eventName: String
        /// Whether the event comes in a restricted context: `collect_metrics` and `meter_status_changed`.
        package var isRestrictedContext: Bool

        /// Makes a description of a dispatch.
        package init(
            usesControllerStorage: Bool?, databaseExists: Bool, isPodSpecCharm: Bool, jujuVersion: String,
            jujuHasControllerStorage: Bool, isStateGetAvailable: Bool, eventName: String, isRestrictedContext: Bool
        ) {
            self.usesControllerStorage = usesControllerStorage
            self.databaseExists = databaseExists
            self.isPodSpecCharm = isPodSpecCharm
            self.jujuVersion = jujuVersion
            self.jujuHasControllerStorage = jujuHasControllerStorage
            self.isStateGetAvailable = isStateGetAvailable
            self.eventName = eventName
            self.isRestrictedContext = isRestrictedContext
        }
    }
}
