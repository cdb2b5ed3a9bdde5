package import PlainValues

/// What a unit keeps between dispatches: snapshots of objects and events, and the notices of deferred events.
///
/// A store is one transaction. Nothing that was saved or dropped is kept unless ``commit()`` follows.
package protocol UnitStateStore: AnyObject {
    /// Stores a snapshot in place of the one that may be there.
    ///
    /// - Throws: ``UnitStateError`` when the value holds a timestamp, or a key that Python could not hash, when it is too
    ///   large, or when the storage fails.
    func saveSnapshot(_ data: PlainValue, at handlePath: String) throws(UnitStateError)

    /// The stored snapshot.
    ///
    /// - Returns: The snapshot, or `nil` when nothing is stored under this handle path, which is no error.
    func loadSnapshot(at handlePath: String) throws(UnitStateError) -> PlainValue?

    /// Removes a snapshot; that there is none is no error.
    func dropSnapshot(at handlePath: String) throws(UnitStateError)

    /// Adds a notice at the end of the queue.
    ///
    /// - Returns: The notice's place in the queue of the whole unit; `nil` in the controller's storage.
    @discardableResult
    func saveNotice(eventPath: String, observerPath: String, observerID: String) throws(UnitStateError) -> Int64?

    /// Removes a notice from the queue; that there is none is no error.
    ///
    /// As in `ops`, a database loses every row with these three names, the controller's list loses the first.
    func dropNotice(eventPath: String, observerPath: String, observerID: String) throws(UnitStateError)

    /// The queue, oldest first.
    ///
    /// - Parameter eventPath: Only the notices of this event; `nil` for all.
    func notices(eventPath: String?) throws(UnitStateError) -> [Notice]

    /// What is known of the deferrals behind notices, beside the notices.
    ///
    /// - Parameter notices: Notices of the queue, as ``notices(eventPath:)`` gives them.
    /// - Returns: A record for each, where there is one. A record that cannot be read is a problem for the log and no
    ///   error: the notice itself is there.
    func deferralRecords(of notices: [Notice]) throws(UnitStateError) -> DeferralRecords

    /// Stores what is known of the deferrals of the whole queue, in place of all that was known.
    ///
    /// - Parameter records: The records, each with its notice, which is in the queue.
    func saveDeferralRecords(_ records: [(notice: Notice, record: DeferralRecord)]) throws(UnitStateError)

    /// The handle paths of all the snapshots, sorted by their bytes.
    func snapshotPaths() throws(UnitStateError) -> [String]

    /// Keeps everything that was saved and dropped since the store was opened, or since the last commit.
    func commit() throws(UnitStateError)

    /// Gives the storage back; what was not committed is forgotten. Closing twice is no error.
    func close()
}
