import CShims
import Glibc
import Synchronization

/// Waits on many descriptors with one thread, and tells who watches each when it can be read.
///
/// It watches the outputs of services and the ends of processes. What it calls must not block.
final class ReadinessLoop: Sendable {
    /// One descriptor's being watched.
    struct Watch: Hashable, Sendable {
        fileprivate let token: UInt64
    }

    private struct Watched: Sendable {
        var descriptor: Int32
        var ready: @Sendable () -> Bool
    }

    /// The loop of this process; its thread starts with the first use.
    static let shared = ReadinessLoop()

    private let set: Int32
    private let watched = Mutex<(last: UInt64, all: [UInt64: Watched])>((0, [:]))

    private init() {
        set = swiftops_readiness_create()
        BlockingThread.start { self.run() }
    }

    /// Watches a descriptor.
    ///
    /// - Parameters:
    ///   - descriptor: A pipe, socket, terminal or process handle. It stays open while it is watched.
    ///   - ready: Called on the loop's thread whenever the descriptor can be read or its other end is closed. Returns
    ///     whether to go on. If not, the descriptor is left alone, and closing it takes it out of the set.
    /// - Returns: The watch, with which it can be ended from elsewhere.
    @discardableResult
    func watch(_ descriptor: Int32, ready: @escaping @Sendable () -> Bool) -> Watch {
        watched.withLock { state in
            state.last += 1
            state.all[state.last] = Watched(descriptor: descriptor, ready: ready)
            let failure = swiftops_readiness_add(set, descriptor, state.last)
            // Only a descriptor that cannot be waited on fails, or a system without memory: neither goes on by itself.
            precondition(failure == 0, "a descriptor cannot be watched: error \(failure)")
            return Watch(token: state.last)
        }
    }

    /// Ends a watch.
    ///
    /// Its handler may be running, and is not called again. The descriptor is still open. Nothing happens if the watch
    /// has ended.
    func end(_ watch: Watch) {
        watched.withLock { state in
            guard let entry = state.all.removeValue(forKey: watch.token) else { return }
            _ = swiftops_readiness_remove(set, entry.descriptor)
        }
    }

    private func run() {
        var tokens = [UInt64](repeating: 0, count: 64)
        while true {
            let count = swiftops_readiness_wait(set, &tokens)
            guard count > 0 else { continue }
            for token in tokens.prefix(Int(count)) { handle(token) }
        }
    }

    private func handle(_ token: UInt64) {
        guard let entry = watched.withLock({ $0.all[token] }) else { return }
        if entry.ready() {
            watched.withLock { state in
                guard state.all[token] != nil else { return }
                _ = swiftops_readiness_again(set, entry.descriptor, token)
            }
        } else {
            // The number may stand for another descriptor by now, which must stay in the set.
            watched.withLock { _ = $0.all.removeValue(forKey: token) }
        }
    }
}
