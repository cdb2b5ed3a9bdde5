public import Ops

/// A living charm, made for one event that has not come yet.
public final class Inspection<C: Charm> {
    private let charmRun: CharmRun<C>
    private var hasRun = false
    /// What has come of the event, even if it has failed.
    private(set) var outcome: Outcome?

    init(_ run: CharmRun<C>) { charmRun = run }

    /// The charm.
    ///
    /// - Throws: ``TestingError`` with ``TestingError/Code/misuse`` when the charm has ended the dispatch while it was made.
    public var charm: C {
        get throws(TestingError) {
            guard let charm = charmRun.charm else {
                throw TestingError(.misuse, "There is no charm: it has ended the dispatch while it was made.")
            }
            return charm
        }
    }

    /// Has the event come.
    ///
    /// - Returns: The state after, and what was observed.
    /// - Throws: ``CharmFailed`` when an error leaves the charm's code; ``ActionFailed`` when the charm has said that the
    ///   action failed; ``TestingError`` with ``TestingError/Code/misuse`` when it has come already.
    @discardableResult
    public func run() throws -> Outcome {
        guard !hasRun else {
            throw TestingError(.misuse, "The event has come already; a charm lives for one event. Inspect another run.")
        }
        hasRun = true
        do {
            let outcome = try charmRun.finish()
            self.outcome = outcome
            return outcome
        } catch let failure as CharmFailed {
            outcome = failure.outcome
            throw failure
        } catch let failure as ActionFailed {
            outcome = failure.outcome
            throw failure
        }
    }
}
