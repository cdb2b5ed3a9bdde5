/// What is wrong with bytes that should be gob, as a clause without a full stop.
///
/// It never quotes what the bytes hold.
struct GobError: Error, Hashable {
    let text: String
    init(_ text: String) { self.text = text }

    static let truncated = GobError("a message ends within a value")
}
