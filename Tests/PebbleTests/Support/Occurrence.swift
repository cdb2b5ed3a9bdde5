import Synchronization

/// Something that one side waits for: that it has happened, and with what.
final class Occurrence<Value: Sendable>: Sendable {
    private let stream: AsyncStream<Value>
    private let continuation: AsyncStream<Value>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func happen(_ value: Value) { continuation.yield(value) }

    func wait() async -> Value? {
        for await value in stream { return value }
        return nil
    }
}

extension Occurrence where Value == Void {
    func happen() { happen(()) }
}
