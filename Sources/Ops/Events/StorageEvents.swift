import OrderedCollections
package import PlainValues

/// An event of a storage instance (`ops.StorageEvent`).
///
/// A deferred one whose instance is gone is dropped, with a warning in the log.
public class StorageEvent: HookEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext
    /// The storage instance; its location is the one that it had when the event came.
    public let storage: Storage

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        self.context = context
        let backend = context.framework.model.backend
        guard let name = snapshot["storage_name"]?.stringValue, let index = snapshot["storage_index"]?.intValue,
            let location = snapshot["storage_location"]?.stringValue
        else {
            throw OutdatedEvent(reason: "it was stored without its storage or the storage's location.")
        }
        storage = Storage(name: name, index: index, backend: backend)
        if context.isReemitted {
            guard backend.metadata.storages[name] != nil, try backend.storages(name).contains(storage) else {
                throw OutdatedEvent(reason: "the storage \(storage) is gone.")
            }
        }
        backend.answers.storageLocations[storage.id] = location
    }
}

/// A storage instance can be used.
public final class StorageAttachedEvent: StorageEvent, DeferrableEvent {}

/// A storage instance is about to be taken away.
public final class StorageDetachingEvent: StorageEvent, DeferrableEvent {}
