/// The gob values of one connected socket, which it owns.
final class GobStream {
    private let messages: MessageStream
    private var decoder = GobDecoder()

    init(descriptor: Int32, maximumMessageSize: Int) {
        messages = MessageStream(descriptor: descriptor, maximumMessageSize: maximumMessageSize)
    }

    /// The next value, or nil when the other side closed the connection after a whole message.
    func receive(by deadline: Deadline? = nil) throws(StreamFailure) -> GobDecoder.Value? {
        while let message = try messages.receive(by: deadline) {
            do {
                if let value = try decoder.take(message) { return value }
            } catch {
                throw .malformed(error)
            }
        }
        return nil
    }

    /// Reads a value that was received into a struct of ours.
    func decode<Target: GobDecodable>(_: Target.Type, from value: GobDecoder.Value) throws(StreamFailure) -> Target {
        do { return try decoder.decode(Target.self, from: value) } catch { throw .malformed(error) }
    }

    func send(_ bytes: [UInt8], by deadline: Deadline? = nil) throws(StreamFailure) {
        try messages.send(bytes, by: deadline)
    }
}
