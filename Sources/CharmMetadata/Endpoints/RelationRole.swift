/// Which side of a relation an endpoint is.
public enum RelationRole: String, Hashable, Sendable, CaseIterable {
    /// The units of one application among themselves.
    case peer
    /// The side that uses what the other offers.
    case requires
    /// The side that offers something.
    case provides

    /// Whether the units of one application talk among themselves.
    public var isPeer: Bool { self == .peer }
}
