/// A secret that the unit owns, or may have heard of, as it was when the hook started.
package struct SecretSnapshot: Hashable, Sendable {
    /// Who owns the secret, seen from the unit.
    package enum Owner: Hashable, Sendable {
        /// The unit itself.
        case unit
        /// The unit's application: its leader manages the secret, all its units read it.
        case application
        /// Another unit or application: a grant is needed.
        case other
    }

    /// A permission to read, as `secret-info-get` lists it.
    package struct Grant: Hashable, Sendable {
        /// Who may read: `application-web`, `unit-web-0`.
        package var target: String
        /// What the permission hangs on: `relation-web.db#app.db`.
        package var scope: String
        /// What is permitted: `view`.
        package var role: String

        package init(target: String, scope: String, role: String = "view") {
            self.target = target
            self.scope = scope
            self.role = role
        }
    }

    /// The id: 20 letters and digits.
    package var id: String
    /// The model in which the secret lives, when it is not the unit's own.
    package var foreignModelUUID: String?
    /// Who owns it.
    package var owner: Owner
    /// Whether the unit may read it: always for owners, by a grant for others.
    package var isReadable: Bool
    /// The owner's label, or empty.
    package var label: String
    /// The owner's description, or empty.
    package var description: String
    /// How often the owner is asked to rotate it, such as `daily`.
    package var rotation: String
    /// When it expires, as RFC 3339 writes it.
    package var expiry: String?
    /// When the next rotation is due, as RFC 3339 writes it.
    package var nextRotation: String?
    /// The newest revision.
    package var latestRevision: Int
    /// The contents by revision: those that the unit may come to read.
    package var revisions: [Int: SecretContent]
    /// The revision that the unit reads, once it has read the secret.
    package var trackedRevision: Int?
    /// The label that the unit, as a consumer, gave it.
    package var consumerLabel: String?
    /// Who else may read it.
    ///
    /// Of interest to the owner alone.
    package var grants: [Grant]

    package init(
        id: String,
        owner: Owner,
        isReadable: Bool = true,
        label: String = "",
        description: String = "",
        rotation: String = "never",
        expiry: String? = nil,
        nextRotation: String? = nil,
        latestRevision: Int = 1,
        revisions: [Int: SecretContent] = [:],
        trackedRevision: Int? = nil,
        consumerLabel: String? = nil,
        grants: [Grant] = [],
        foreignModelUUID: String? = nil
    ) {
        self.id = id
        self.owner = owner
        self.isReadable = isReadable
        self.label = label
        self.description = description
        self.rotation = rotation
        self.expiry = expiry
        self.nextRotation = nextRotation
        self.latestRevision = latestRevision
        self.revisions = revisions
        self.trackedRevision = trackedRevision
        self.consumerLabel = consumerLabel
        self.grants = grants
        self.foreignModelUUID = foreignModelUUID
    }
}
