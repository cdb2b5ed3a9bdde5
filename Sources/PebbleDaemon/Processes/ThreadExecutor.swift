import Glibc

/// Runs an actor on a thread of its own, so that it may call what blocks.
package final class ThreadExecutor: SerialExecutor {
    private let queue = ThreadQueue()

    /// Starts the thread, which ends with the executor.
    package init() {
        queue.start()
    }

    deinit {
        queue.stop()
    }

    /// Runs a job on the thread, after those that came before it.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // The job's actor keeps this executor while it has a job to run.
        let executor = asUnownedSerialExecutor()
        queue.add { job.runSynchronously(on: executor) }
    }
}
