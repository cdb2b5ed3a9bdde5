/// A status that a charm can set.
///
/// Juju sets some more by itself, such as `error` and `unknown`: what is read is therefore a `StatusValue`. Both together
/// are `ops.StatusBase` and its subclasses.
public struct Status: Hashable, Sendable {
    /// The kinds of status that can be set, the most serious first.
    public enum Kind: String, CaseIterable, Sendable {
        /// An operator has to do something.
        case blocked
        /// The charm is at work on the unit.
        case maintenance
        /// The unit waits for something else, in the model or outside.
        case waiting
        /// The unit does its work.
        case active
    }

    /// The kind of status.
    public let kind: Kind
    /// What the operator reads beside it.
    public let message: String

    /// Makes a status.
    ///
    /// - Parameters:
    ///   - kind: The kind of status.
    ///   - message: What the operator reads beside it.
    public init(_ kind: Kind, _ message: String = "") {
        self.kind = kind
        self.message = message
    }

    /// The unit does its work.
    public static var active: Status { Status(.active) }

    /// The unit does its work, with a remark.
    ///
    /// - Parameter message: What the operator reads beside it.
    public static func active(_ message: String) -> Status { Status(.active, message) }

    /// An operator has to do something.
    ///
    /// - Parameter message: What that is.
    public static func blocked(_ message: String) -> Status { Status(.blocked, message) }

    /// The charm is at work on the unit.
    ///
    /// - Parameter message: What it does.
    public static func maintenance(_ message: String) -> Status { Status(.maintenance, message) }

    /// The unit waits for something else.
    ///
    /// - Parameter message: What it waits for.
    public static func waiting(_ message: String) -> Status { Status(.waiting, message) }

    /// The most serious of several statuses: of equals the first, `nil` of none.
    static func mostSerious(of statuses: [Status]) -> Status? {
        Kind.allCases.lazy.compactMap { kind in statuses.first { $0.kind == kind } }.first
    }
}
