/// That an error has left the charm's code: the dispatch has failed.
///
/// Nothing of what the charm has written is in the state, but what Juju does at once is: statuses, the workload's version,
/// log lines.
public struct CharmFailed: Error, Sendable, CustomStringConvertible {
    /// The error.
    public let cause: any Error
    /// The kind of the event, as Juju names the hook; `__init__` when the charm could not be made.
    public let event: String
    /// The state after the failure, and what was observed until then.
    public let outcome: Outcome

    /// What random numbers came from: with ``Context/seed`` set to it, the run is the same again.
    public let seed: UInt64

    /// What has failed, and why.
    public var description: String {
        "The charm has failed in \(event) with the seed \(seed): \(type(of: cause)): \(cause)"
    }
}
