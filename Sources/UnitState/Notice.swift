/// That an observer still has to be told of an event: one entry of the queue of deferred events.
///
/// Python's `ops` keeps the same three names, in a table's row or in a tuple.
package struct Notice: Hashable, Sendable {
    /// The handle path of the event, for example `MyCharm/on/config_changed[12]`.
    package var eventPath: String
    /// The handle path of the object that observes, for example `MyCharm`.
    package var observerPath: String
    /// Which of the object's observers it is; `ops` writes the method's name here.
    package var observerID: String
    /// The notice's place in the queue of the whole unit; `nil` in the controller's storage, which has only an order.
    package var sequence: Int64?

    /// Makes a notice.
    package init(eventPath: String, observerPath: String, observerID: String, sequence: Int64? = nil) {
        self.eventPath = eventPath
        self.observerPath = observerPath
        self.observerID = observerID
        self.sequence = sequence
    }

    /// The three names as one text: none of them holds a NUL.
    package var name: String { "\(eventPath)\0\(observerPath)\0\(observerID)" }
}
