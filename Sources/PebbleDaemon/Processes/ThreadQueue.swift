import Glibc

/// Work that one thread does, piece by piece, in order.
///
/// Blocking calls belong here: Swift's own threads are as few as the machine has cores.
// Unchecked, because the C mutex guards what changes: it is held for every access to `work` and `ended`.
final class ThreadQueue: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var work: [@Sendable () -> Void] = []
    private var ended = false

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Starts the thread, which lives until ``stop()``.
    func start() {
        BlockingThread.start { self.run() }
    }

    /// Hands over a piece of work; it does not block.
    func add(_ piece: @escaping @Sendable () -> Void) {
        pthread_mutex_lock(mutex)
        work.append(piece)
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Lets the thread end once it has done what was handed over.
    func stop() {
        pthread_mutex_lock(mutex)
        ended = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    private func run() {
        while true {
            pthread_mutex_lock(mutex)
            while work.isEmpty, !ended { pthread_cond_wait(condition, mutex) }
            let pieces = work
            work.removeAll(keepingCapacity: true)
            pthread_mutex_unlock(mutex)
            if pieces.isEmpty { return }
            for piece in pieces { piece() }
        }
    }
}
