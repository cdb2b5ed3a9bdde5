import UnitState

extension Notice {
    /// The path of the event without its number: who emitted it, and its kind.
    var sourcePath: String {
        String(eventPath[..<(eventPath.utf8.lastIndex(of: UInt8(ascii: "[")) ?? eventPath.endIndex)])
    }
}
