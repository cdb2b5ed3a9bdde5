/// A payload that a charm tells Juju about.
public struct PayloadMetadata: Hashable, Sendable {
    /// The payload's name.
    public let name: String
    /// What the payload is, as `docker`.
    public let kind: String

    init(name: String, _ fields: Fields) throws(CharmMetadataError) {
        self.name = name
        kind = try fields.requiredText("type", "the payload's type, as docker")
    }
}
