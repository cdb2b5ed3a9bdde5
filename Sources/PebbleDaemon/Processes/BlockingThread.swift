import Glibc
import Synchronization

/// A thread for calls that block.
enum BlockingThread {
    private final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs the body on a thread of its own, which nobody joins.
    static func start(_ body: @escaping @Sendable () -> Void) {
        let start = Unmanaged.passRetained(Start(body))
        var thread = pthread_t()
        // Signals are for the thread that handles them: a blocking call here is not to be interrupted.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        let failure = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, start.toOpaque())
        pthread_sigmask(SIG_SETMASK, &before, nil)
        // Without threads the daemon cannot do anything: the system is out of memory or the limit was reached.
        precondition(failure == 0, "the system gives no thread: error \(failure)")
        pthread_detach(thread)
    }

    /// Threads that have nothing to do: the next work finds one, as starting one takes longer than most work.
    private static let idle = Mutex<[ThreadQueue]>([])
    /// How many of those are kept.
    private static let mostIdle = 8

    /// Runs a body that blocks on a thread that does nothing else meanwhile, and waits for what it returns.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        let thread = idle.withLock { $0.popLast() } ?? startThread()
        return await withCheckedContinuation { continuation in
            thread.add {
                let value = body()
                rest(thread)
                continuation.resume(returning: value)
            }
        }
    }

    private static func startThread() -> ThreadQueue {
        let thread = ThreadQueue()
        thread.start()
        return thread
    }

    /// Keeps a thread for the next work, or ends it.
    private static func rest(_ thread: ThreadQueue) {
        let isKept = idle.withLock { idle in
            guard idle.count < mostIdle else { return false }
            idle.append(thread)
            return true
        }
        if !isKept { thread.stop() }
    }
}
