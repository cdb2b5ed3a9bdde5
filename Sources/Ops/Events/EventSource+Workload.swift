// The events of storages, by the storage's name, and of containers, by the container's.

extension EventSource where E == StorageAttachedEvent {
    /// A storage instance can be used.
    ///
    /// - Parameter storage: The storage's name, as in the charm's metadata.
    /// - Returns: The source. To observe a storage that the metadata does not declare is an error.
    public static func storageAttached(_ storage: String) -> Self {
        Self(emitter: .charm, named: .storageAttached, .storage(storage))
    }
}

extension EventSource where E == StorageDetachingEvent {
    /// A storage instance is about to be taken away.
    ///
    /// - Parameter storage: The storage's name, as in the charm's metadata.
    /// - Returns: The source. To observe a storage that the metadata does not declare is an error.
    public static func storageDetaching(_ storage: String) -> Self {
        Self(emitter: .charm, named: .storageDetaching, .storage(storage))
    }
}

extension EventSource where E == PebbleReadyEvent {
    /// Pebble runs in the container.
    ///
    /// - Parameter container: The container's name, as in the charm's metadata.
    /// - Returns: The source. To observe a container that the metadata does not declare is an error.
    public static func pebbleReady(_ container: String) -> Self {
        Self(emitter: .charm, named: .pebbleReady, .container(container))
    }
}

extension EventSource where E == PebbleCustomNoticeEvent {
    /// Somebody has left a notice of the type `custom` with the container's Pebble.
    ///
    /// - Parameter container: The container's name, as in the charm's metadata.
    /// - Returns: The source. To observe a container that the metadata does not declare is an error.
    public static func pebbleCustomNotice(_ container: String) -> Self {
        Self(emitter: .charm, named: .pebbleCustomNotice, .container(container))
    }
}

extension EventSource where E == PebbleCheckFailedEvent {
    /// A health check in the container has failed as often as its threshold allows.
    ///
    /// - Parameter container: The container's name, as in the charm's metadata.
    /// - Returns: The source. To observe a container that the metadata does not declare is an error.
    public static func pebbleCheckFailed(_ container: String) -> Self {
        Self(emitter: .charm, named: .pebbleCheckFailed, .container(container))
    }
}

extension EventSource where E == PebbleCheckRecoveredEvent {
    /// A health check in the container succeeds again.
    ///
    /// - Parameter container: The container's name, as in the charm's metadata.
    /// - Returns: The source. To observe a container that the metadata does not declare is an error.
    public static func pebbleCheckRecovered(_ container: String) -> Self {
        Self(emitter: .charm, named: .pebbleCheckRecovered, .container(container))
    }
}
