/// A deferred event cannot be delivered any more: what it is about is gone.
struct OutdatedEvent: Error {
    /// What is gone, as a sentence.
    let reason: String
}
