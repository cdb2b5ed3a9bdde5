public import Pebble

/// A notice as its event tells it, and the rest of it when it is asked for (`ops.LazyNotice`).
///
/// ```swift
/// let path = try await event.notice.details.lastData["path"]
/// ```
public final class LazyNotice {
    /// The notice's id.
    public let id: PebbleNotice.ID
    /// What kind of notice it is.
    public let type: NoticeType
    /// What has occurred, as in `example.com/backup-done`.
    public let key: String

    private let container: Container
    private var fetched: PebbleNotice?

    init(id: PebbleNotice.ID, type: NoticeType, key: String, container: Container) {
        self.id = id
        self.type = type
        self.key = key
        self.container = container
    }

    /// All that Pebble knows of the notice: how often it has occurred, when, and with which data.
    ///
    /// It is as it is now, which may be later than the event, and is fetched once.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/noticeNotFound`` when Pebble has forgotten it, or has begun anew since the
    ///   event and has another notice of that id; ``Pebble/PebbleError`` when Pebble cannot be asked.
    public var details: PebbleNotice {
        get async throws {
            if let fetched { return fetched }
            let notice = try await container.notice(id)
            guard notice.type == type, notice.key == key else {
                throw OpsError(
                    .noticeNotFound,
                    """
                    The notice \(id) of the container '\(container)' is '\(notice.key)' of type \(notice.type) now, not \
                    '\(key)' of type \(type) as its event says; Pebble has lost the one that was meant.
                    """)
            }
            fetched = notice
            return notice
        }
    }
}
