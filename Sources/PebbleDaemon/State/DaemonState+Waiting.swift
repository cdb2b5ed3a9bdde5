// Waiting for what will happen.

import OrderedCollections

extension DaemonState {
    /// What came of waiting for a change.
    package enum ChangeWait: Sendable {
        /// The change is ready; it may have failed.
        case ready(ChangeRecord)
        /// The time passed, or the waiting Swift task was cancelled.
        case timedOut
        /// There is no such change.
        case unknown
    }

    /// Waits for a change to become ready.
    ///
    /// - Parameters:
    ///   - id: The change's id.
    ///   - timeout: How long to wait at most, or `nil` to wait for ever.
    package func waitForChange(_ id: String, timeout: Duration? = nil) async -> ChangeWait {
        guard let change = content.changes[id] else { return .unknown }
        if change.isReady { return .ready(change) }
        _ = await wait(
            timeout, add: { self.changeWaiters[id, default: WaiterList()].add($0, $1) },
            giveUp: { $0.changeWaiters[id]?.giveUp($1) })
        guard let change = content.changes[id], change.isReady else { return .timedOut }
        return .ready(change)
    }

    /// Waits to be woken, for the time to pass or to be cancelled.
    ///
    /// - Returns: Whether it was woken.
    func wait(
        _ timeout: Duration?, add: (Int, CheckedContinuation<Bool, Never>) -> Void,
        giveUp: @escaping @Sendable (isolated DaemonState, Int) -> Void
    ) async -> Bool {
        lastWaiter += 1
        let number = lastWaiter
        let timer = timeout.map { timeout in
            Task {
                guard (try? await Task.sleep(for: timeout)) != nil else { return }
                giveUp(self, number)
            }
        }
        defer { timer?.cancel() }
        return await withTaskCancellationHandler {
            await self.suspend(number, add)
        } onCancel: {
            Task { await giveUp(self, number) }
        }
    }

    /// Waits to be woken.
    ///
    /// It is a method so that it runs on the actor: a closure that does not name `self` would not.
    private func suspend(_ number: Int, _ add: (Int, CheckedContinuation<Bool, Never>) -> Void) async -> Bool {
        await withCheckedContinuation { waiter in
            if Task.isCancelled { waiter.resume(returning: false) } else { add(number, waiter) }
        }
    }
}
