import PlainValues

/// The entries of a queue that one observer defers of one source, found by what their events carry.
///
/// To compare each new event with every one that waits would cost the square of their number.
final class DeferralPlace {
    /// Entries whose events were not looked at: mostly there is one, and nothing to compare it with.
    private var unread: [Int]
    /// The other entries, by a text that is the same for equal content.
    private var entriesOfContent: [String: [Int]] = [:]

    init(_ entry: Int) {
        unread = [entry]
    }

    func append(_ entry: Int) {
        unread.append(entry)
    }

    /// Whether an event of some content waits here.
    ///
    /// - Parameters:
    ///   - content: What the event carries.
    ///   - contentOfWaiting: What the event of an entry carries, or `nil` when the entry waits no longer.
    func holds(_ content: PlainValue, _ contentOfWaiting: (Int) throws -> PlainValue?) throws -> Bool {
        while let entry = unread.last {
            if let waiting = try contentOfWaiting(entry) {
                entriesOfContent[Self.key(waiting), default: []].append(entry)
            }
            unread.removeLast()
        }
        guard !entriesOfContent.isEmpty else { return false }
        let key = Self.key(content)
        guard let candidates = entriesOfContent.removeValue(forKey: key) else { return false }
        var waiting: [Int] = []
        var isHeld = false
        for entry in candidates {
            guard let other = try contentOfWaiting(entry) else { continue }
            waiting.append(entry)
            isHeld = isHeld || other == content
        }
        if !waiting.isEmpty { entriesOfContent[key] = waiting }
        return isHeld
    }

    /// A text, since a dictionary of numbers would cost each dispatch the search for its conformance.
    private static func key(_ content: PlainValue) -> String { String(content.hashValue) }
}
