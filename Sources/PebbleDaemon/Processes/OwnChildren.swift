import Synchronization

/// The processes that the daemon started and has not collected; what other children it has are orphans.
enum OwnChildren {
    /// Their ids.
    ///
    /// The lock is held while one is started or collected: between the two steps of either it would look like an orphan.
    static let ids = Mutex<Set<Int32>>([])
}
