import HookCommands
import UnitState

extension Framework {
    /// The events that observers have deferred, in the order in which they will be delivered: oldest first.
    ///
    /// An event is in the list from the end of the handler that deferred it to the end of the handler that does not. The
    /// queue is read when it is first asked for; Juju is not asked. `ops` has no such list.
    ///
    /// - Throws: An error of the unit's state when the queue cannot be read, ``OpsError`` with
    ///   ``OpsError/Code/invalidHandle`` for an event whose path is none.
    public var deferredEvents: [DeferredEvent] {
        get throws {
            let now = DeferralQueue.now()
            return try queue.deferrals().map { notice, record in
                DeferredEvent(
                    handle: try Handle(path: notice.eventPath), observer: notice.observerPath,
                    observerID: notice.observerID,
                    firstDeferred: try Timestamp(
                        secondsSince1970: record.firstDeferred / 1_000_000,
                        nanoseconds: record.firstDeferred % 1_000_000 * 1000),
                    age: .microseconds(max(0, now - record.firstDeferred)), tries: record.tries,
                    policy: DeferralPolicy(mostTries: record.mostTries, relation: record.relation))
            }
        }
    }

    /// Has an event delivered even where an equal one waits: to a test, which does not have what waits delivered before.
    package func deliverDuplicates() { queue.skipsDuplicates = false }

    /// Runs what may fail: after it has failed, the events wait that waited before, as if it had not been run.
    package func withDeferralsRestored<Result>(_ body: () throws -> Result) throws -> Result {
        let mark = try queue.mark()
        do {
            return try body()
        } catch {
            queue.goBack(to: mark)
            throw error
        }
    }

    /// Whether a deferred event is not delivered any more, by the policy of its deferral; it is dropped then.
    func isGivenUp(_ notice: Notice) -> Bool {
        guard let relation = queue.record(of: notice)?.relation, isGone(relation, for: notice) else { return false }
        drop(notice, "the relation \(relation) is gone, and the deferral was to end with it.")
        return true
    }

    /// Keeps an event that its handler has deferred, and takes any other from the queue.
    func conclude(_ notice: Notice, _ context: EventContext) {
        guard context.isDeferred else { return queue.remove(notice) }
        let tries = queue.keep(notice, context.policy)
        guard let mostTries = context.policy.mostTries, tries >= mostTries else { return }
        drop(notice, "it was tried \(tries) times, and the deferral was to end after \(mostTries).")
    }

    private func drop(_ notice: Notice, _ reason: String) {
        logger.warning(
            "Dropping the deferred event \(notice.eventPath) for \(notice.observerPath)/\(notice.observerID): \(reason)"
        )
        queue.remove(notice)
    }

    private func isGone(_ relation: RelationID, for notice: Notice) -> Bool {
        guard let endpoint = relation.endpoint, meta.relations[endpoint] != nil else { return true }
        do {
            return try !model.relation(endpoint, id: relation.number).isActive
        } catch {
            // As without a policy: an event that cannot be judged must not stop every dispatch from now on.
            logger.warning(
                "Delivering \(notice.eventPath), since it cannot be told whether \(relation) is gone: \(error)")
            return false
        }
    }
}
