// The changes that perform checks: one that lasts while a check is up, and one that lasts while it is down.

import PlainValues

extension CheckManager {
    /// What a change of a check is for.
    enum Purpose: String {
        /// It goes on until the check has failed too often.
        case perform
        /// It goes on until the check has succeeded.
        case recover
    }

    /// Adds a change that performs the check.
    func begin(_ check: ManagedCheck, _ purpose: Purpose) async {
        let name = check.name
        let run = check.run
        let kind = "\(purpose.rawValue)-check"
        let verb = purpose == .perform ? "Perform" : "Recover"
        let summary = "\(verb) \(check.config.probe.word) check \(GoText.quoted(name))"
        let step = ChangeDraft.Step(kind: kind, summary: summary) { [weak self] (context) async throws(TaskFailure) in
            try await self?.perform(name, run, purpose, context)
        }
        let change = await state.add(
            ChangeDraft(kind: kind, summary: summary, noticeData: ["check-name": name], steps: [step]))
        guard check.run == run else {
            // It was stopped while the change was added.
            _ = try? await state.abort(change.id)
            return
        }
        check.previousChangeID = check.changeID ?? check.previousChangeID
        check.changeID = change.id
    }

    /// Performs a check now.
    ///
    /// That of an active check counts, and the next is a period later; that of an inactive one is only told.
    ///
    /// - Parameter name: The check's name.
    /// - Returns: How the check is, and why it failed if it did.
    /// - Throws: ``PebbleDaemonError``: there is no such check.
    package func refresh(_ name: String) async throws(PebbleDaemonError) -> (report: CheckReport, error: String?) {
        guard let check = checks[name] else {
            throw PebbleDaemonError(.notFound, "cannot find check with name \(GoText.quoted(name))")
        }
        guard check.isActive else {
            let failure = await CheckProbing.run(check.config)
            return (check.report, failure?.description)
        }
        let failure = await withCheckedContinuation { refresher in
            check.refreshers.append(refresher)
            check.sleeper?.cancel()
        }
        return (check.report, failure?.description)
    }

    private func perform(
        _ name: String, _ run: Int, _ purpose: Purpose, _ context: TaskContext
    ) async throws(TaskFailure) {
        guard let check = checks[name], check.run == run else { return }
        var next = ContinuousClock.now.advanced(by: check.config.period)
        while true {
            guard await sleep(check, until: next), check.run == run else { return leave(check, run) }
            let refreshers = check.refreshers
            check.refreshers = []
            next = ContinuousClock.now.advanced(by: check.config.period)
            let failure = await CheckProbing.run(check.config)
            guard !Task.isCancelled, check.run == run else {
                for refresher in refreshers { refresher.resume(returning: failure) }
                return leave(check, run)
            }
            let earlier = check.failures
            check.count(failure)
            if let failure {
                for refresher in refreshers { refresher.resume(returning: failure) }
                if purpose == .perform, check.isDown {
                    await services.checkFailed(name)
                    follow(check, context.changeID, .recover)
                    throw TaskFailure(failure.description)
                }
                await context.log(failure.description, .error)
            } else {
                for refresher in refreshers { refresher.resume(returning: nil) }
                if purpose == .recover { return follow(check, context.changeID, .perform) }
                if earlier > 0 {
                    await context.log("succeeded after \(earlier) failure\(earlier == 1 ? "" : "s")")
                }
            }
        }
    }

    /// Has another change take over as soon as this one is ready.
    private func follow(_ check: ManagedCheck, _ changeID: String, _ purpose: Purpose) {
        let run = check.run
        Task {
            _ = await state.waitForChange(changeID)
            guard check.run == run else { return }
            await begin(check, purpose)
        }
    }

    /// A change was aborted; if it was not for the check's being stopped, then it stops the check.
    private func leave(_ check: ManagedCheck, _ run: Int) {
        guard check.run == run else { return }
        check.isActive = false
        check.run += 1
        check.changeID = nil
        check.answerRefreshers(CheckFailure("check was stopped"))
    }

    /// Waits for the next time, or until the check is to be performed now.
    ///
    /// - Returns: Whether it is to be performed; `false` when the change was aborted.
    private func sleep(_ check: ManagedCheck, until time: ContinuousClock.Instant) async -> Bool {
        guard check.refreshers.isEmpty else { return true }
        let sleeper = Task<Void, Never> { _ = try? await Task.sleep(until: time) }
        check.sleeper = sleeper
        await withTaskCancellationHandler {
            await sleeper.value
        } onCancel: {
            sleeper.cancel()
        }
        return !Task.isCancelled
    }
}
