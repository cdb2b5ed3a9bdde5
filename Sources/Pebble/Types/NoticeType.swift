/// What a notice is about (`ops.pebble.NoticeType`).
///
/// A newer Pebble may know more.
public struct NoticeType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// What a workload or a charm has recorded itself.
    public static let custom = NoticeType(rawValue: "custom")
    /// A change's status; the key is the change's id.
    public static let changeUpdate = NoticeType(rawValue: "change-update")
    /// A warning of Pebble; the key is its text.
    public static let warning = NoticeType(rawValue: "warning")
}
