public import Pebble

/// A check as its event names it, and what it has found when that is asked for (`ops.LazyCheckInfo`).
///
/// ```swift
/// let failures = try await event.info.details.failures
/// ```
public final class LazyCheckInfo {
    /// The check's name.
    public let name: String

    private let container: Container
    private var fetched: CheckInfo?

    init(name: String, container: Container) {
        self.name = name
        self.container = container
    }

    /// What the check has found.
    ///
    /// It is as it is now: a check that has failed may have succeeded again before the charm is told. It is fetched once.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/checkNotFound`` when the plan has no such check any more;
    ///   ``Pebble/PebbleError`` when Pebble cannot be asked.
    public var details: CheckInfo {
        get async throws {
            if let fetched { return fetched }
            let check = try await container.check(name)
            fetched = check
            return check
        }
    }
}
