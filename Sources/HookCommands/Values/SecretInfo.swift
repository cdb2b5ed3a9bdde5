import OrderedCollections

/// What its owner knows about a secret, as `secret-info-get` tells it.
public struct SecretInfo: Hashable, Sendable {
    /// Who else may read a secret.
    public struct Access: Hashable, Sendable {
        /// The application or unit that may, as Juju's tag: `application-web` or `unit-web-0`.
        public let target: String
        /// For how long, as Juju's tag of a relation.
        public let scope: String
        /// What it may: `view`.
        public let role: String

        init(_ answer: Answer) throws(HookCommandError) {
            target = try answer.text("target")
            scope = try answer.text("scope")
            role = try answer.text("role")
        }
    }

    /// The secret's ID, without `secret:`.
    public let id: String
    /// The newest revision.
    public let revision: Int
    /// The owner's label; empty when there is none.
    public let label: String
    /// The description; empty when there is none.
    public let description: String
    /// Who owns it; `nil` when Juju does not tell.
    public let owner: SecretOwner?
    /// When the newest revision expires, in RFC 3339; `nil` for never.
    public let expiry: String?
    /// How often the owner is asked for a new revision; `nil` when Juju does not tell.
    public let rotation: SecretRotation?
    /// When the owner is next asked for a new revision, in RFC 3339; `nil` for never.
    public let rotates: String?
    /// Who else may read it.
    public let access: [Access]

    /// Reads a map with one entry: the ID, and what is known.
    init(_ answer: Answer) throws(HookCommandError) {
        guard let (id, info) = try answer.entries().elements.first else {
            throw answer.unexpected("a map with a secret's ID")
        }
        self.id = id
        revision = try info.required("revision").integer()
        label = try info.text("label")
        description = try info.text("description")
        owner = try info.filledText("owner").map(SecretOwner.init(rawValue:))
        expiry = try info.filledText("expiry")
        rotation = try info.filledText("rotation").map(SecretRotation.init(rawValue:))
        rotates = try info.filledText("rotates")
        var access: [Access] = []
        for element in try info.optional("access")?.elements() ?? [] {
            access.append(try Access(element))
        }
        self.access = access
    }
}
