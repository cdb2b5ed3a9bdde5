public import PlainValues

/// A warning of a Pebble that has them apart from notices (`ops.pebble.Warning`).
public struct PebbleWarning: Hashable, Sendable {
    /// What Pebble warns of.
    public let message: String
    /// When it was first added.
    public let firstAdded: Timestamp
    /// When it was last added.
    public let lastAdded: Timestamp
    /// When it was last acknowledged; `nil` when it never was.
    public let lastShown: Timestamp?
    /// How long after the last time Pebble forgets it.
    public let expireAfter: Duration
    /// How long it is not pending again after it was acknowledged.
    public let repeatAfter: Duration

    package init(
        message: String, firstAdded: Timestamp, lastAdded: Timestamp, lastShown: Timestamp?, expireAfter: Duration,
        repeatAfter: Duration
    ) {
        self.message = message
        self.firstAdded = firstAdded
        self.lastAdded = lastAdded
        self.lastShown = lastShown
        self.expireAfter = expireAfter
        self.repeatAfter = repeatAfter
    }

    init(_ value: PlainValue) throws(PebbleError) {
        let reader = try FieldReader(value, "a warning")
        self.init(
            message: try reader.text("message"), firstAdded: try reader.time("first-added"),
            lastAdded: try reader.time("last-added"), lastShown: try reader.optionalTime("last-shown"),
            expireAfter: try reader.duration("expire-after"), repeatAfter: try reader.duration("repeat-after"))
    }
}
