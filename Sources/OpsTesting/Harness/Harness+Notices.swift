import Ops
public import Pebble

extension Harness {
    // MARK: Notices and checks of containers

    /// Records that something has occurred in a container, as its workload does, and tells the charm when the notice is new
    /// or told again.
    ///
    /// - Parameters:
    ///   - container: The container's name, as in the charm's metadata.
    ///   - key: What has occurred, in the form `example.com/path`.
    ///   - data: What is to be known about this occurrence.
    ///   - interval: How long the notice is not told again after it was; `nil` to tell it each time.
    /// - Returns: The notice's id, the same one for each occurrence.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the
    ///   charm does not declare, with ``TestingError/Code/invalidValue`` for a key of another form or too much data.
    @discardableResult
    public func pebbleNotify(
        _ container: String, key: String, data: [String: String] = [:], repeatAfter interval: Duration? = nil
    ) throws -> PebbleNotice.ID {
        let pebble = try pebble(container)
        let (notice, isToldAgain): (PebbleNotice, Bool)
        do throws(FakeFailure) {
            (notice, isToldAgain) = try pebble.with { contents throws(FakeFailure) in
                try contents.notify(key, data: data, repeatAfter: interval)
            }
        } catch {
            throw TestingError(.invalidValue, "Pebble takes no such notice: \(error.message).")
        }
        guard isToldAgain else { return notice.id }
        var event = workloadEvent("pebble-custom-notice", container)
        event.workload?.notice = JujuEvent.Workload.Notice(
            id: notice.id.rawValue, type: notice.type.rawValue, key: notice.key)
        try tell(event)
        return notice.id
    }

    /// Has a check of a container fail until it is down, and tells the charm.
    ///
    /// - Parameters:
    ///   - check: The check's name, as in the plan.
    ///   - container: The container's name, as in the charm's metadata.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the
    ///   charm does not declare, with ``TestingError/Code/notFound`` for a check that is not in the plan, or does not run.
    public func failCheck(_ check: String, in container: String) throws {
        try set(check, in: container, isDown: true)
        try emitCheck("pebble-check-failed", check, container)
    }

    /// Has a check of a container that is down succeed again, and tells the charm.
    ///
    /// - Parameters:
    ///   - check: The check's name, as in the plan.
    ///   - container: The container's name, as in the charm's metadata.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the
    ///   charm does not declare, with ``TestingError/Code/notFound`` for a check that is not in the plan, or does not run.
    public func recoverCheck(_ check: String, in container: String) throws {
        try set(check, in: container, isDown: false)
        try emitCheck("pebble-check-recovered", check, container)
    }

    private func set(_ check: String, in container: String, isDown: Bool) throws(TestingError) {
        guard try pebble(container).with({ $0.set(check, isDown: isDown) }) else {
            throw TestingError(
                .notFound,
                "No check '\(check)' runs in the container '\(container)'; have the charm add a layer with it first.")
        }
    }

    private func emitCheck(_ what: String, _ check: String, _ container: String) throws {
        var event = workloadEvent(what, container)
        event.workload?.check = check
        try tell(event)
    }
}
