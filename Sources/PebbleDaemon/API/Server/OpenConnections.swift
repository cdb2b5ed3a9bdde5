import NIOCore
import Synchronization

/// The connections of clients, for an end that lets requests finish.
final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var busy: Set<ObjectIdentifier> = []
        var isEnding = false
    }

    private let state = Mutex(State())

    /// Notes a connection.
    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        let isEnding = state.withLock { state in
            state.channels[id] = channel
            return state.isEnding
        }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.state.withLock { state in
                state.channels[id] = nil
                state.busy.remove(id)
            }
        }
        if isEnding { channel.close(promise: nil) }
    }

    /// Notes that a request has come over a connection, or that the last one was answered.
    ///
    /// - Returns: Whether the connection may be used for another request.
    @discardableResult
    func set(_ channel: any Channel, isBusy: Bool) -> Bool {
        let id = ObjectIdentifier(channel)
        return state.withLock { state in
            if isBusy { state.busy.insert(id) } else { state.busy.remove(id) }
            return !state.isEnding
        }
    }

    /// How many connections have a request that was not answered.
    var busyCount: Int { state.withLock { $0.busy.count } }

    /// Closes the connections: idle ones at once, others when their requests were answered or the time has passed.
    ///
    /// - Returns: Whether all requests were answered.
    func close(within time: Duration) async -> Bool {
        let idle = state.withLock { state in
            state.isEnding = true
            return state.channels.filter { !state.busy.contains($0.key) }.map(\.value)
        }
        for channel in idle { channel.close(promise: nil) }
        let deadline = ContinuousClock.now.advanced(by: time)
        while state.withLock({ !$0.busy.isEmpty }), .now < deadline {
            try? await Task.sleep(for: .milliseconds(5))
        }
        let (left, isBusy) = state.withLock { (Array($0.channels.values), !$0.busy.isEmpty) }
        for channel in left { channel.close(promise: nil) }
        return !isBusy
    }
}
