/// How one run of a charm's program ended.
package struct TimelineOutcome: Hashable, Sendable {
    /// What became of the changes that the charm made.
    package enum Result: Hashable, Sendable {
        /// They are kept.
        case committed
        /// They are dropped; the text says why.
        case failed(String)
        /// The program was terminated by a signal and runs again.
        case terminated
        /// The charm has no program for the event.
        case skipped
    }

    package var result: Result
    /// The program's exit status; `nil` when it did not run or was ended by a signal.
    package var exitStatus: Int?
    package var elapsed: Duration
    /// The unit's workload status afterwards.
    package var status: StatusInfo
}
