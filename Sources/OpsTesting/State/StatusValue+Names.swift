public import HookCommands
public import Ops

// The statuses of a unit or an application, as a test writes them.

extension StatusValue {
    /// What a unit has before its charm has set a status.
    public static var unknown: StatusValue { StatusValue(name: .unknown) }
    /// The workload serves.
    public static var active: StatusValue { StatusValue(name: .active) }

    /// The workload serves.
    public static func active(_ message: String) -> StatusValue { StatusValue(name: .active, message: message) }
    /// An operator has to do something.
    public static func blocked(_ message: String) -> StatusValue { StatusValue(name: .blocked, message: message) }
    /// The charm is at work.
    public static func maintenance(_ message: String) -> StatusValue {
        StatusValue(name: .maintenance, message: message)
    }
    /// Something else has to be there first.
    public static func waiting(_ message: String) -> StatusValue { StatusValue(name: .waiting, message: message) }
    /// The charm has failed; only Juju sets it.
    public static func error(_ message: String) -> StatusValue { StatusValue(name: .error, message: message) }

    /// The status that a charm sets.
    public init(_ status: Status) {
        self.init(name: StatusName(rawValue: status.kind.rawValue), message: status.message)
    }
}
