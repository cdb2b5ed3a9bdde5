import PlainValues

/// A check of the plan, and what it has found (`ops.pebble.CheckInfo`).
public struct CheckInfo: Hashable, Sendable {
    /// The check's name.
    public let name: String
    /// What it is about; `nil` when the plan does not say.
    public let level: CheckLevel?
    /// Whether it runs from the start; `nil` for a Pebble that does not tell, where each does.
    public let startup: CheckStartup?
    /// What it has found.
    public let status: CheckStatus
    /// How often it has succeeded since it was started; `nil` for a Pebble older than 1.23, which does not tell.
    public let successes: Int?
    /// How often it has failed since it last succeeded.
    public let failures: Int
    /// How often it must fail in a row to be down.
    public let threshold: Int
    /// The change that runs it now; `nil` when it does not run, and for a Pebble that does not tell.
    public let changeID: Change.ID?
    /// The change that ran it before it last went down or came up again.
    public let previousChangeID: Change.ID?

    /// Whether it has run at least once; `nil` when that is not known, because ``successes`` is not.
    public var hasRun: Bool? { successes.map { $0 > 0 || failures > 0 } }

    package init(
        name: String, level: CheckLevel? = nil, startup: CheckStartup? = .enabled, status: CheckStatus = .up,
        successes: Int? = 0, failures: Int = 0, threshold: Int = 3, changeID: Change.ID? = nil,
        previousChangeID: Change.ID? = nil
    ) {
        self.name = name
        self.level = level
        self.startup = startup
        self.status = status
        self.successes = successes
        self.failures = failures
        self.threshold = threshold
        self.changeID = changeID
        self.previousChangeID = previousChangeID
    }

    init(_ value: PlainValue) throws(PebbleError) {
        let reader = try FieldReader(value, "a check")
        let level = try reader.optionalText("level") ?? ""
        let (change, previous) = (try reader.optionalText("change-id"), try reader.optionalText("prev-change-id"))
        self.init(
            name: try reader.text("name"), level: level.isEmpty ? nil : CheckLevel(rawValue: level),
            startup: try reader.optionalText("startup").map(CheckStartup.init(rawValue:)),
            status: CheckStatus(rawValue: try reader.text("status")),
            successes: try reader.optionalInteger("successes"), failures: try reader.optionalInteger("failures") ?? 0,
            threshold: try reader.optionalInteger("threshold") ?? 0, changeID: change.map(Change.ID.init(rawValue:)),
            previousChangeID: previous.map(Change.ID.init(rawValue:)))
    }
}
