/// The model of a related application, which may be another than this unit's (`ops.RemoteModel`).
public struct RemoteModel: Hashable, Sendable {
    /// The model's unique identifier.
    public let uuid: String
}
