/// Who waits for the same thing.
struct WaiterList {
    private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]

    var isEmpty: Bool { waiters.isEmpty }

    mutating func add(_ number: Int, _ waiter: CheckedContinuation<Bool, Never>) {
        waiters[number] = waiter
    }

    /// Tells one that it need not wait any longer, because its time has passed or it was cancelled.
    mutating func giveUp(_ number: Int) {
        waiters.removeValue(forKey: number)?.resume(returning: false)
    }

    /// Tells all that it has happened.
    mutating func wakeAll() {
        for waiter in waiters.values { waiter.resume(returning: true) }
        waiters.removeAll()
    }
}
