import Glibc
import Synchronization

/// Runs asynchronous work to its end on the thread that asks for it.
///
/// A charm's handler may be asynchronous, yet the dispatch goes on only when it has ended. Running its jobs here costs no
/// thread, and a handler that emits an event whose observer is asynchronous too just runs it inside its own.
package final class CurrentThreadExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
    }

    private let state = Mutex(State())
    private let wakeUps = WakeUps()

    /// Runs an operation to its end.
    package static func run(_ operation: @escaping () async throws -> Void) throws {
        let executor = CurrentThreadExecutor()
        let outcome = Outcome()
        // Both are used by this thread alone: it runs every job of the task, here, until the task has ended.
        nonisolated(unsafe) let work = operation
        nonisolated(unsafe) let result = outcome
        Task(executorPreference: executor) {
            do {
                try await work()
                result.result = .success(())
            } catch {
                result.result = .failure(error)
            }
        }
        while true {
            if let result = outcome.result { return try result.get() }
            executor.runNextJob()
        }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        state.withLock { $0.jobs.append(unowned) }
        wakeUps.signal()
    }

    private func runNextJob() {
        wakeUps.wait()
        let job = state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
        job?.runSynchronously(on: asUnownedTaskExecutor())
    }
}

private final class Outcome {
    var result: Result<Void, any Error>?
}

/// A counting semaphore.
///
/// `@unchecked Sendable`: a POSIX semaphore may be used from any thread, the pointer to it never changes, and it is freed
/// with the last reference.
private final class WakeUps: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() { sem_post(semaphore) }
    func wait() { while sem_wait(semaphore) != 0 {} }
}
