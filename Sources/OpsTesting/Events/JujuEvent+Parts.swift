import Pebble
public import PlainValues

// The events of storage, secrets, containers and actions. What they are about is to be in the state.

extension JujuEvent {
    // MARK: Storage

    /// A storage instance can be used.
    ///
    /// - Parameter storage: The instance, as it is in the state.
    public static func storageAttached(_ storage: State.Storage) -> JujuEvent { event("storage-attached", storage) }

    /// A storage instance is about to be taken away.
    ///
    /// - Parameter storage: The instance, as it is in the state.
    public static func storageDetaching(_ storage: State.Storage) -> JujuEvent { event("storage-detaching", storage) }

    private static func event(_ what: String, _ storage: State.Storage) -> JujuEvent {
        var event = JujuEvent("\(storage.name)-\(what)")
        event.storageID = storage.id
        event.subject = .storage(storage)
        return event
    }

    // MARK: Secrets

    /// A secret of another application has a new revision.
    ///
    /// - Parameter secret: The secret, as it is in the state.
    public static func secretChanged(_ secret: State.Secret) -> JujuEvent { event("secret-changed", secret) }

    /// It is time for a new revision of a secret that the unit or its application owns.
    ///
    /// - Parameter secret: The secret, as it is in the state.
    public static func secretRotate(_ secret: State.Secret) -> JujuEvent { event("secret-rotate", secret) }

    /// A revision of a secret that the unit or its application owns has expired.
    ///
    /// - Parameters:
    ///   - secret: The secret, as it is in the state.
    ///   - revision: The revision's number.
    public static func secretExpired(_ secret: State.Secret, revision: Int) -> JujuEvent {
        event("secret-expired", secret, revision)
    }

    /// Nobody reads a revision of a secret any more that the unit or its application owns.
    ///
    /// - Parameters:
    ///   - secret: The secret, as it is in the state.
    ///   - revision: The revision's number.
    public static func secretRemove(_ secret: State.Secret, revision: Int) -> JujuEvent {
        event("secret-remove", secret, revision)
    }

    private static func event(_ name: String, _ secret: State.Secret, _ revision: Int? = nil) -> JujuEvent {
        var event = JujuEvent(name)
        event.secret = SecretPart(id: secret.id, label: secret.label ?? "", revision: revision)
        event.subject = .secret(secret)
        return event
    }

    // MARK: Containers

    /// Pebble runs in a container.
    ///
    /// - Parameter container: The container, as it is in the state.
    public static func pebbleReady(_ container: State.Container) -> JujuEvent { event("pebble-ready", container) }

    /// Something has occurred in a container, and was told to Pebble as a notice of the charm's own kind.
    ///
    /// - Parameters:
    ///   - container: The container, as it is in the state.
    ///   - notice: The notice, as it is in the container.
    public static func pebbleCustomNotice(_ container: State.Container, _ notice: State.Notice) -> JujuEvent {
        var event = event("pebble-custom-notice", container)
        event.workload?.notice = Workload.Notice(id: notice.id, type: notice.type.rawValue, key: notice.key)
        return event
    }

    /// A check of a container has failed so often that it counts as down.
    ///
    /// - Parameters:
    ///   - container: The container, as it is in the state.
    ///   - check: The check's name, as in the container's plan.
    public static func pebbleCheckFailed(_ container: State.Container, check: String) -> JujuEvent {
        event("pebble-check-failed", container, check)
    }

    /// A check of a container that was down succeeds again.
    ///
    /// - Parameters:
    ///   - container: The container, as it is in the state.
    ///   - check: The check's name, as in the container's plan.
    public static func pebbleCheckRecovered(_ container: State.Container, check: String) -> JujuEvent {
        event("pebble-check-recovered", container, check)
    }

    private static func event(_ what: String, _ container: State.Container, _ check: String? = nil) -> JujuEvent {
        var event = JujuEvent("\(container.name)-\(what)")
        event.workload = Workload(container: container.name, check: check)
        event.subject = .container(container)
        return event
    }

    // MARK: Actions

    /// An operator runs an action.
    ///
    /// - Parameters:
    ///   - name: The action's name, as in the charm's metadata.
    ///   - parameters: The parameters; those that are not given have the defaults of the charm's metadata.
    ///   - id: The identifier of this run of the action.
    public static func action(
        _ name: String, _ parameters: [String: PlainValue] = [:], id: String = "1"
    ) -> JujuEvent {
        var event = JujuEvent(name)
        event.action = Action(id: id, parameters: .object(parameters.sorted { $0.key < $1.key }))
        return event
    }
}
