/// Where a dispatch keeps the unit's state: the rules of `ops`.
package enum StorageChoice: Hashable, Sendable {
    /// In the charm's folder: ``SQLiteStore``.
    case local
    /// In the controller: ``ControllerStore``.
    case controller
    /// Nowhere: the dispatch ends at once with exit status 0, and the charm is not made.
    ///
    /// Juju gives a restricted event no access to the controller's storage; a failure would make it repeat the hook.
    case skipDispatch(reason: String)

    /// A line for the log.
    package struct LogLine: Hashable, Sendable {
        /// How important the line is.
        package enum Level: Hashable, Sendable { case debug, warning }

        /// How important the line is.
        package let level: Level
        /// The line.
        package let message: String
    }

    /// Chooses, and says what to log about it.
    ///
    /// `ops` 3.9 says that it chooses the controller for a pod spec charm, and then opens the database all the same. Here
    /// the choice is what the log says. A unit that such an `ops` has run has the database, and a database that is there
    /// is used: nothing that was stored is lost.
    ///
    /// - Returns: The choice, and the lines for the log, in order.
    /// - Throws: ``UnitStateError`` with the code `noControllerStorage` when the charm asks for the controller's storage
    ///   and this Juju has none.
    package static func choose(
        in circumstances: Circumstances
    ) throws(UnitStateError) -> (choice: StorageChoice, log: [LogLine]) {
        let (usesController, log) = try decide(circumstances)
        guard usesController else { return (.local, log) }
        guard circumstances.isRestrictedContext else { return (.controller, log) }
        let reason = "\"\(circumstances.eventName)\" is not supported when the controller keeps the unit's state"
        return (.skipDispatch(reason: reason), log + [LogLine(level: .debug, message: reason)])
    }

    private static func decide(_ circumstances: Circumstances) throws(UnitStateError) -> (Bool, [LogLine]) {
        switch circumstances.usesControllerStorage {
        case true:
            guard circumstances.isStateGetAvailable else {
                throw UnitStateError(
                    .noControllerStorage,
                    "The charm asks for its state to be kept in the controller, but Juju \(circumstances.jujuVersion) "
                        + "does not support it: there is no state-get. Use local storage, or a Juju of 2.8 or later.")
            }
            return (true, [LogLine(level: .warning, message: deprecation)])
        case false:
            return (false, [])
        case nil where circumstances.databaseExists:
            return (false, [debug("local", "the unit's state database exists")])
        case nil where !circumstances.isPodSpecCharm:
            return (false, [debug("local", "not a Kubernetes podspec charm")])
        case nil:
            let place = circumstances.jujuHasControllerStorage ? "controller" : "local"
            return (
                circumstances.jujuHasControllerStorage, [debug(place, "JUJU_VERSION=\(circumstances.jujuVersion)")]
            )
        }
    }

    private static let deprecation =
        "Controller storage is deprecated: it is for pod spec charms, and ops will remove it in a future release."

    private static func debug(_ place: String, _ reason: String) -> LogLine {
        LogLine(level: .debug, message: "Using \(place) storage: \(reason)")
    }
}
