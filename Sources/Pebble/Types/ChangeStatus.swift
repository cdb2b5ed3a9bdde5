/// How far a change or a task is (`ops.pebble.ChangeStatus`).
///
/// A newer Pebble may know more.
public struct ChangeStatus: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// It is not done, because something before it failed.
    public static let hold = ChangeStatus(rawValue: "Hold")
    /// It waits for its turn.
    public static let pending = ChangeStatus(rawValue: "Do")
    /// It is being done.
    public static let doing = ChangeStatus(rawValue: "Doing")
    /// It is done.
    public static let done = ChangeStatus(rawValue: "Done")
    /// It is being given up.
    public static let abort = ChangeStatus(rawValue: "Abort")
    /// It waits to be undone.
    public static let undo = ChangeStatus(rawValue: "Undo")
    /// It is being undone.
    public static let undoing = ChangeStatus(rawValue: "Undoing")
    /// It is undone.
    public static let undone = ChangeStatus(rawValue: "Undone")
    /// It has failed.
    public static let error = ChangeStatus(rawValue: "Error")
    /// It waits for something outside.
    public static let wait = ChangeStatus(rawValue: "Wait")
}
