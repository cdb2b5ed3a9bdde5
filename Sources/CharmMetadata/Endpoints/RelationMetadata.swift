/// An endpoint: where a charm can be related to others, or its units among themselves.
public struct RelationMetadata: Hashable, Sendable {
    /// The endpoint's name.
    public let name: String
    /// Which side of a relation the endpoint is.
    public let role: RelationRole
    /// The name of what both sides agree to exchange.
    public let interface: String
    /// The most relations that the endpoint can have, or `nil` when there is no limit.
    public let limit: Int?
    /// Which units of both sides see each other.
    public let scope: RelationScope
    /// Whether the charm works without this relation.
    ///
    /// Juju does not look at it: to Juju, every relation is optional.
    public let isOptional: Bool

    init(role: RelationRole, name: String, _ fields: Fields) throws(CharmMetadataError) {
        self.name = name
        self.role = role
        interface = try fields.requiredText("interface", "the name of the interface that the endpoint speaks")
        limit = try fields.int("limit")
        let scopeName = try fields.text("scope") ?? ""
        guard let scope = scopeName.isEmpty ? .global : RelationScope(rawValue: scopeName) else {
            throw fields.error(.invalidValue, "scope", "is \"\(scopeName)\"; write global or container")
        }
        self.scope = scope
        isOptional = try fields.flag("optional") ?? false
    }
}
