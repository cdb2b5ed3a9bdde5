public import OrderedCollections
public import PlainValues

/// An action that an operator can run on a unit.
public struct ActionMetadata: Hashable, Sendable {
    /// The action's name.
    public let name: String
    /// The action's title; empty when the file has none.
    public let title: String
    /// What the action does; empty when the file does not say.
    public let description: String
    /// The parameters, each with its JSON schema, by name.
    public let parameters: OrderedDictionary<String, PlainValue>
    /// The names of the parameters that must be given.
    public let required: [String]
    /// Whether parameters may be given that are not in ``parameters``, or `nil` when the file does not say.
    ///
    /// See ``allowsAdditionalParameters(jujuMajorVersion:)``.
    public let additionalProperties: Bool?

    /// Whether parameters may be given that are not in ``parameters``.
    ///
    /// - Parameter jujuMajorVersion: The first number of Juju's version, which decides where the file does not: they
    ///   may until Juju 3, and may not from Juju 4 on.
    /// - Returns: Whether they may.
    public func allowsAdditionalParameters(jujuMajorVersion: Int) -> Bool {
        additionalProperties ?? (jujuMajorVersion < 4)
    }

    init(name: String, _ fields: Fields) throws(CharmMetadataError) {
        self.name = name
        title = try fields.text("title") ?? ""
        description = try fields.text("description") ?? ""
        parameters = try fields.fields("params")?.entries() ?? [:]
        required = try fields.texts("required")
        // A schema for further parameters lets them in.
        let isSchema = fields.value("additionalProperties")?.mapValue != nil
        additionalProperties = isSchema ? true : try fields.flag("additionalProperties")
    }
}
